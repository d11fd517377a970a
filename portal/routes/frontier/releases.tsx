// What a developer told its own people, told to those who have the record: one proposes, another agrees.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { agreeToRelease, listReleases, proposeRelease } from '#api/frontier/releases.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { SelectField, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Instant } from '#portal/components/instant.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';

type Answer = AnswerOf<typeof listReleases>;
type Release = Answer['releases'][number];

export function Releases(): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(listReleases, { params: { model } });
  return (
    <Section title="Tell more people" id="releases">
      <p>What you told your own people alone goes to those who have the record once two people of yours say so.</p>
      <Answered answering={answering} what="what was proposed">
        {({ releases, releasable }) => (
          <>
            {releases.length === 0 ? null : (
              <ul className="bw-cards">
                {releases.map((release) => (
                  <li key={release.number}>
                    <Proposed release={release} />
                  </li>
                ))}
              </ul>
            )}
            {releasable.length === 0 ? (
              <p>There is nothing else that only your own people were told.</p>
            ) : (
              <Propose releasable={releasable} />
            )}
          </>
        )}
      </Answered>
    </Section>
  );
}

function Proposed({ release }: { readonly release: Release }): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  const { number, of, reason, proposedBy, proposedAt, lapsesAt, agreed, own } = release;
  const isOpen = !agreed && Date.parse(lapsesAt) > Date.now();
  return (
    <>
      <p>
        Number {of}, proposed by {proposedBy}, <Instant at={proposedAt} />: {reason}
      </p>
      {agreed ? <p className="bw-quiet">It was told to those who have the record.</p> : null}
      {agreed || isOpen ? null : <p className="bw-quiet">Nobody agreed within a week: it lapsed.</p>}
      {isOpen && own ? <p className="bw-quiet">You proposed it: another person of yours agrees.</p> : null}
      {isOpen && !own ? (
        <PressAndSay
          text="Agree"
          label={`Agree to tell number ${of}`}
          surely="Whoever has the record reads it from then on."
          press={async () => change(agreeToRelease, { params: { model, release: number } })}
        />
      ) : null}
    </>
  );
}

function Propose({ releasable }: Pick<Answer, 'releasable'>): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  const [of, setOf] = useState('');
  const [reason, setReason] = useState('');
  const chosen = releasable.find((one) => String(one.of) === of) ?? releasable[0];
  if (chosen === undefined) return null;
  return (
    <Form
      submit="Propose it"
      label="Propose it: tell more people"
      weight="plain"
      onSubmit={async () => {
        if (reason.trim() === '') return 'Write why, for whoever agrees.';
        const body = { of: chosen.of, reason: reason.trim() };
        const told = await change(proposeRelease, { params: { model }, body });
        if (told.ok) setReason('');
        return told.ok ? undefined : told.failure.why;
      }}
    >
      <SelectField
        label="What"
        value={String(chosen.of)}
        choices={releasable.map((one) => ({
          value: String(one.of),
          text: `${one.of}: ${one.about} of ${one.at.slice(0, 10)}, by ${one.by}`,
        }))}
        onChange={setOf}
      />
      <TextField label="Why" value={reason} maxLength={1000} onChange={setReason} />
    </Form>
  );
}
