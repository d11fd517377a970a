// Need-to-know groups: those that one is in, or that are offered; and what their sponsor's administrators run.
import type { ReactNode } from 'react';
import {
  acceptTerms,
  closeCompartment,
  leaveCompartment,
  listCompartments,
  listMyCompartments,
  makeCompartment,
} from '#api/compartments.ts';
import type { AnswerOf } from '#api/endpoint.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { CompartmentForm } from '#portal/components/compartments/compartment-form.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { purposeWords } from '#portal/components/permission-words.ts';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import { ReadIns } from '#portal/routes/organizations/read-ins.tsx';

type Compartment = AnswerOf<typeof listCompartments>['compartments'][number];

export function CompartmentsPage(): ReactNode {
  usePageTitle('Need-to-know groups');
  const { id: org, name } = useOrganization();
  const answering = useAnswer(listMyCompartments, {});
  const change = useChange();
  const manages = useMay('compartments.manage');
  return (
    <>
      <h1 tabIndex={-1}>Need-to-know groups</h1>
      <p>
        Some things only a few may know for a while. What lies in such a group is seen by whoever was read in and
        accepted its terms, and by nobody else: not by administrators, not by whoever runs this service.
      </p>
      <Answered answering={answering} what="your groups">
        {({ compartments }) =>
          compartments.length === 0 ? (
            <Empty title="You are in none">
              <p>Whoever runs a group offers it to you; it stands here then, with its terms.</p>
            </Empty>
          ) : (
            <ul className="bw-cards">
              {compartments.map((one) => (
                <li key={one.id}>
                  <CompartmentCard compartment={one} manages={manages && one.sponsor.id === org} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {manages ? (
        <Section title={`Make a group, sponsored by ${name}`} id="new">
          <CompartmentForm
            onMake={async (body) => {
              const made = await change(makeCompartment, { params: { org }, body });
              return made.ok ? undefined : made.failure.why;
            }}
          />
        </Section>
      ) : null}
    </>
  );
}

const stateWords: Readonly<Record<Compartment['state'], string>> = {
  offered: 'Offered to you: you are in once you accept its terms',
  in: 'You are in',
  terms_changed: 'Its terms changed: you are out until you accept them',
  closed: 'Closed',
  expired: 'Has ended',
  out: 'You are out',
};

function CompartmentCard({
  compartment,
  manages,
}: {
  readonly compartment: Compartment;
  readonly manages: boolean;
}): ReactNode {
  const { id, name, purpose, purposes, sponsor, state, terms, expiresAt } = compartment;
  const { id: org } = useOrganization();
  const change = useChange();
  const isOver = state === 'closed' || state === 'expired' || state === 'out';
  return (
    <>
      <h2>{name}</h2>
      <p className="bw-quiet">
        {stateWords[state]}
        {isOver ? (
          ''
        ) : (
          <>
            , until <Instant at={expiresAt} />
          </>
        )}
        . Sponsor: {sponsor.name ?? 'an organization that you are not in'}.
      </p>
      <p>{purpose}</p>
      <ul>
        {purposes.map((one) => (
          <li key={one}>{purposeWords[one]}</li>
        ))}
      </ul>
      <Terms compartment={compartment} />
      {isOver ? null : (
        <div className="bw-buttons">
          <PressAndSay
            text={state === 'in' ? 'Leave it' : 'Decline'}
            label={`${state === 'in' ? 'Leave' : 'Decline'} ${name}`}
            surely="You see nothing of it any more."
            press={async () => change(leaveCompartment, { params: { compartment: id } })}
          />
          {manages && state === 'in' ? (
            <PressAndSay
              text="Close it"
              label={`Close ${name}`}
              surely="Nobody sees what lies in it any more, for good."
              press={async () => change(closeCompartment, { params: { org, compartment: id } })}
            />
          ) : null}
        </div>
      )}
      {manages && state === 'in' ? <ReadIns compartment={id} terms={terms} purposes={purposes} /> : null}
    </>
  );
}

/** Shown open where they are to be accepted: nobody accepts what they were not shown. */
function Terms({ compartment }: { readonly compartment: Compartment }): ReactNode {
  const { id, name, state, terms, termsDigest } = compartment;
  const { id: org, name: organization, role } = useOrganization();
  const change = useChange();
  const isAsked = state === 'offered' || state === 'terms_changed';
  return (
    <>
      <details open={isAsked}>
        <summary>Its terms</summary>
        <p className="bw-words">{terms}</p>
      </details>
      {isAsked && role !== undefined ? (
        <PressAndSay
          text="I accept these terms"
          label={`I accept the terms of ${name}, for ${organization}`}
          weight="plain"
          press={async () =>
            change(acceptTerms, { params: { compartment: id }, body: { termsDigest, onBehalfOf: org } })
          }
        />
      ) : null}
    </>
  );
}
