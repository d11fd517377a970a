// The fairness ledger for its overseer; and for everybody a way to tell the overseer what went on beside the framework.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import {
  listEditions,
  listOutsideRequests,
  openEdition,
  publishEdition,
  showLedger,
  tellOutsideRequest,
} from '#api/frontier/fairness.ts';
import { listOffices } from '#api/frontier/offices.ts';
import { plotOfQueues } from '#core/frontier/fairness/queue-plot.ts';
import { duePeriod } from '#core/frontier/fairness/editions.ts';
import { isId, type OrganizationId } from '#core/kernel/ids.ts';
import { useMine } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Answered } from '#portal/components/answered.tsx';
import { SelectField } from '#portal/components/fields.tsx';
import { EntriesTable } from '#portal/components/frontier/fairness/entries-table.tsx';
import { OutsideForm } from '#portal/components/frontier/fairness/outside-form.tsx';
import { PlotFigure } from '#portal/components/frontier/plots/plot-figure.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

type Ledger = AnswerOf<typeof showLedger>;
type Kind = Ledger['entries'][number]['entry']['kind'];

export function LedgerPage(): ReactNode {
  usePageTitle('Fairness ledger');
  const mine = useMine();
  const answering = useAnswer(listOffices, {});
  return (
    <>
      <p className="bw-screen">
        <a href={paths.frontier}>Frontier models</a>
      </p>
      <h1 tabIndex={-1}>Fairness ledger</h1>
      <p>
        The same evidence by the same criteria is the same verdict, whoever’s model it is. An independent overseer looks
        whether that is so. <a href={paths.frontierPublished}>What everybody may know of it</a> is published each
        quarter.
      </p>
      <Answered answering={answering} what="the offices">
        {({ offices }) => {
          const overseer = offices.find(({ office, organization }) => {
            return office === 'overseer' && mine.some(({ id }) => id === organization);
          });
          return overseer === undefined ? null : <Overseen overseer={overseer.organization} />;
        }}
      </Answered>
      <Outside />
    </>
  );
}

function Overseen({ overseer }: { readonly overseer: OrganizationId }): ReactNode {
  const [developer, setDeveloper] = useState('');
  const chosen = isId<'organization'>(developer) ? developer : undefined;
  const answering = useAnswer(showLedger, { query: { developer: chosen } });
  return (
    <>
      <Answered answering={answering} what="the ledger">
        {(ledger) => (
          <>
            <SelectField
              label="Developer"
              value={developer}
              choices={[
                { value: '', text: 'All' },
                ...ledger.developers.map(({ id, name }) => ({ value: id, text: name })),
              ]}
              onChange={setDeveloper}
            />
            <Whole ledger={ledger} />
          </>
        )}
      </Answered>
      <Section title="Publish" id="publish">
        <p>A quarter is published once it is over; what it committed to is opened two years later.</p>
        <Publish overseer={overseer} />
        <Editions overseer={overseer} />
      </Section>
    </>
  );
}

/** Which quarter it is stands in what is asked before. */
function Publish({ overseer: org }: { readonly overseer: OrganizationId }): ReactNode {
  const change = useChange();
  const answering = useAnswer(listEditions, {});
  return (
    <Answered answering={answering} what="what is published">
      {({ editions }) => {
        const last = editions
          .map(({ edition: { period } }) => period)
          .toSorted()
          .at(-1);
        const due = 'Temporal' in globalThis ? duePeriod(last, Temporal.Now.plainDateISO('UTC')) : undefined;
        const quarter = due === undefined ? 'The next quarter' : `The quarter to ${due.toString()}`;
        return (
          <p>
            <PressAndSay
              text="Publish the next quarter"
              surely={`${quarter} is published: everybody reads it, and it stays.`}
              weight="plain"
              press={() => change(publishEdition, { params: { org } })}
            />
          </p>
        );
      }}
    </Answered>
  );
}

/** What was published, and what it committed to that may be opened. */
function Editions({ overseer: org }: { readonly overseer: OrganizationId }): ReactNode {
  const answering = useAnswer(listEditions, {});
  const change = useChange();
  return (
    <Answered answering={answering} what="what is published">
      {({ editions }) => (
        <ul>
          {editions.map(({ edition: { period }, opensOn, opened, commitments }) => (
            <li key={period}>
              The quarter to {period} is published.{' '}
              {opened.length === commitments.length ? (
                'All that it committed to is opened.'
              ) : opensOn <= new Date().toISOString().slice(0, 10) ? (
                <PressAndSay
                  text="Open what it committed to"
                  label={`Open what it committed to: ${period}`}
                  surely="Everybody will read it, and it stays."
                  weight="plain"
                  press={() => change(openEdition, { params: { org, period } })}
                />
              ) : (
                `What it committed to is opened from ${opensOn} on.`
              )}
            </li>
          ))}
        </ul>
      )}
    </Answered>
  );
}

/** What differs first, then how long each waited, then everything by kind. */
function Whole({ ledger: { unlike, figures, entries } }: { readonly ledger: Ledger }): ReactNode {
  const parts: readonly { readonly title: string; readonly id: string; readonly kinds: readonly Kind[] }[] = [
    { title: 'Dissent of consulted offices', id: 'dissent', kinds: ['dissent'] },
    { title: 'Noted to have said nothing', id: 'silence', kinds: ['silence'] },
    { title: 'Withheld', id: 'withheld', kinds: ['withheld'] },
    { title: 'Asked for outside the framework', id: 'outside-told', kinds: ['requested-outside'] },
    { title: 'Choices of partners', id: 'choices', kinds: ['partner-answer'] },
    {
      title: 'From asking to verdict',
      id: 'cases',
      kinds: ['asked', 'evidence-asked', 'criteria-applied', 'determined', 'notice-given'],
    },
  ];
  return (
    <>
      <Section title="Unlike verdicts" id="unlike" {...(unlike.length === 0 ? {} : { tone: 'wrong' as const })}>
        {unlike.length === 0 ? (
          <p>No two cases with the same evidence and criteria have different verdicts.</p>
        ) : (
          <Alert tone="wrong">
            <ul>
              {unlike.map(({ why }) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          </Alert>
        )}
      </Section>
      <Section title="How long each waited" id="queues">
        <PlotFigure plot={plotOfQueues(figures)} />
      </Section>
      {parts.map(({ title, id, kinds }) => (
        <Section key={id} title={title} id={id}>
          <EntriesTable label={title} tellsWhose entries={entries.filter(({ entry }) => kinds.includes(entry.kind))} />
        </Section>
      ))}
    </>
  );
}

function Outside(): ReactNode {
  const organizations = useMine();
  const change = useChange();
  return (
    <Section title="Tell of a request made outside the framework" id="outside">
      <p>
        Whoever is asked for something about a model beside the ways that stand here can tell the overseer: by whom,
        when, and for what. It is read by the overseer and by your own organization.
      </p>
      <OutsideForm
        organizations={organizations}
        onTell={async ({ org, ...body }) => {
          const told = await change(tellOutsideRequest, { params: { org }, body });
          return told.ok ? undefined : told.failure.why;
        }}
      />
      {organizations.map(({ id, name }) => (
        <Told key={id} org={id} name={name} />
      ))}
    </Section>
  );
}

function Told({ org, name }: { readonly org: OrganizationId; readonly name: string }): ReactNode {
  const answering = useAnswer(listOutsideRequests, { params: { org } });
  if (answering.is !== 'answered' || answering.value.entries.length === 0) return null;
  return (
    <>
      <h3>Told by {name}</h3>
      <EntriesTable label={`Told by ${name}`} entries={answering.value.entries} />
    </>
  );
}
