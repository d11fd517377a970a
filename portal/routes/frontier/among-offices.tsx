// What stands among the offices, and what each may do next; the developer never comes here.
import type { ReactNode } from 'react';
import { answerConsultation, askForEvidence, proposeAssessment, showAssessment } from '#api/frontier/determinations.ts';
import { listOffices } from '#api/frontier/offices.ts';
import { offices as allOffices } from '#core/frontier/determination/determination.ts';
import { isId } from '#core/kernel/ids.ts';
import { useMine } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { AssessmentForm } from '#portal/components/frontier/determination/assessment-form.tsx';
import { ConsultationForm } from '#portal/components/frontier/determination/consultation-form.tsx';
import { TextForm } from '#portal/components/frontier/determination/text-form.tsx';
import { officeText, viewWords, type Standing } from '#portal/components/frontier/determination/words.ts';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Instant } from '#portal/components/instant.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { LayEvidence } from '#portal/routes/frontier/lay-evidence.tsx';
import { today } from '#portal/today.ts';

export function AmongOffices({ standing }: { readonly standing: Standing }): ReactNode {
  const { youAre, answers, evidence } = standing;
  const isOffice = youAre.includes('decider') || youAre.includes('consulted') || youAre.includes('overseer');
  return (
    <>
      {isOffice ? (
        <Section title="What the offices answered" id="answers">
          {answers.length === 0 ? <p>None has answered.</p> : null}
          <ul className="bw-cards">
            {answers.map((one) => (
              <li key={`${one.office} ${one.at}`}>
                <p>
                  <strong>{officeText(one.office)}</strong> {viewWords[one.view]}.
                </p>
                <p className="bw-words">{one.text}</p>
                <p className="bw-quiet">
                  {one.by}, <Instant at={one.at} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {evidence === undefined && youAre.includes('decider') ? <LayEvidence /> : null}
      {isHeardNow(standing) ? <Consult standing={standing} isDecider={youAre.includes('decider')} /> : null}
      <Proposals standing={standing} />
      {youAre.includes('decider') || youAre.includes('evaluator') ? <AskForMore /> : null}
    </>
  );
}

/** Who differs is heard after a determination too; that one says nothing is noted before it. */
function isHeardNow({ youAre, evidence, determinations }: Standing): boolean {
  if (youAre.includes('consulted')) return evidence !== undefined || determinations.length > 0;
  return evidence !== undefined && youAre.includes('decider');
}

function Consult({
  standing: { answers, evidence, consulted },
  isDecider,
}: {
  readonly standing: Standing;
  readonly isDecider: boolean;
}): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  const mine = new Set<string>(useMine().map(({ id }) => id));
  const answering = useAnswer(listOffices, {});
  return (
    <Answered answering={answering} what="the offices">
      {({ offices }) => {
        const held = new Set<string>(
          offices.filter(({ organization }) => mine.has(organization)).map(({ office }) => office),
        );
        const heard = new Set<string>(
          answers.filter(({ at }) => at >= (evidence?.at ?? '')).map(({ office }) => office),
        );
        const own = allOffices.filter((office) =>
          isDecider ? consulted.some((one) => one === office) && !heard.has(office) : held.has(office),
        );
        if (own.length === 0) return null;
        return (
          <Section title={isDecider ? 'An office that says nothing' : 'Answer for your office'} id="consult">
            <ConsultationForm
              key={own.join()}
              offices={own}
              isSilence={isDecider}
              onAnswer={async (body) => {
                const told = await change(answerConsultation, { params: { model }, body });
                return told.ok ? undefined : told.failure.why;
              }}
            />
          </Section>
        );
      }}
    </Answered>
  );
}

function Proposals({ standing: { proposals, youAre, evidence } }: { readonly standing: Standing }): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  if (!youAre.includes('decider')) return null;
  return (
    <Section title="Show the developer" id="assessment">
      <p>What goes to the developer takes two people of your office: one proposes it, another shows it.</p>
      <ul className="bw-cards">
        {proposals.map(({ id, at, by, text, until, withheld, isMine }) => (
          <li key={id}>
            <p className="bw-words">{text}</p>
            <p className="bw-quiet">
              {by}, <Instant at={at} />; comments until <Instant at={until} />
            </p>
            {withheld.map(({ what, why }) => (
              <p key={what}>
                Withheld: {what}. {why}
              </p>
            ))}
            {isMine ? (
              <p>You proposed it; a colleague shows it.</p>
            ) : (
              <PressAndSay
                text="Show it to the developer"
                surely="The developer reads it from then on."
                press={() => {
                  if (!isId<'assessment'>(id)) throw new Error('an assessment has an id');
                  return change(showAssessment, { params: { model, assessment: id } });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {evidence === undefined ? null : (
        <AssessmentForm
          today={today()}
          onPropose={async (body) => {
            const told = await change(proposeAssessment, {
              params: { model },
              body: { ...body, withheld: [...body.withheld] },
            });
            return told.ok ? undefined : told.failure.why;
          }}
        />
      )}
    </Section>
  );
}

function AskForMore(): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  return (
    <Section title="Ask for more evidence" id="ask">
      <TextForm
        label="What would help"
        hint="The developer gives it or not. How often each developer is asked is counted by who oversees."
        submit="Ask for it"
        onTell={async (text) => {
          const told = await change(askForEvidence, { params: { model }, body: { text } });
          return told.ok ? undefined : told.failure.why;
        }}
      />
    </Section>
  );
}
