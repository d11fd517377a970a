// What the office that determines does with its criteria.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import {
  answerCriteriaComment,
  changeCriteriaDraft,
  dropCriteriaDraft,
  openCriteriaDraft,
  publishCriteria,
  type showCriteria,
} from '#api/frontier/criteria.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isId, type OrganizationId } from '#core/kernel/ids.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { CheckBox, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { TextForm } from '#portal/components/frontier/determination/text-form.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';

type Draft = AnswerOf<typeof showCriteria>['draft'];

export function KeepCriteria({ office, draft }: { readonly office: OrganizationId; readonly draft: Draft }): ReactNode {
  const change = useChange();
  return (
    <Section title="Your office" id="keep">
      {draft === undefined || draft.isOpen ? null : (
        <PressAndSay
          text="Publish this text"
          surely="It never changes afterwards, and its digest commits your office to it."
          weight="main"
          press={() => change(publishCriteria, { params: { org: office } })}
        />
      )}
      <details>
        <summary>{draft === undefined ? 'Open a draft' : 'Change the draft'}</summary>
        <DraftForm key={draft?.digest ?? ''} office={office} draft={draft} />
      </details>
      {draft === undefined ? null : (
        <details>
          <summary>Drop the draft</summary>
          <TextForm
            label="Why nothing comes of it"
            hint="Everybody who is signed in reads it."
            submit="Drop the draft"
            small
            onTell={async (why) => {
              const done = await change(dropCriteriaDraft, { params: { org: office }, body: { why } });
              return done.ok ? undefined : done.failure.why;
            }}
          />
        </details>
      )}
    </Section>
  );
}

function DraftForm({ office, draft }: { readonly office: OrganizationId; readonly draft: Draft }): ReactNode {
  const change = useChange();
  const [text, setText] = useState(draft?.criteria === undefined ? '' : JSON.stringify(draft.criteria, undefined, 2));
  const [until, setUntil] = useState(draft?.until.slice(0, 16) ?? '');
  const [isSealed, setIsSealed] = useState(false);
  const submit = async (): Promise<string | undefined> => {
    const read = documentIn(text);
    if (typeof read === 'string') return read;
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(until)) return 'Say until when comments are taken.';
    const body = { criteria: read, until: `${until}:00Z` };
    const params = { org: office };
    const done =
      draft === undefined
        ? await change(openCriteriaDraft, { params, body: { ...body, sealed: isSealed } })
        : await change(changeCriteriaDraft, { params, body });
    return done.ok ? undefined : done.failure.why;
  };
  return (
    <Form submit={draft === undefined ? 'Open the draft' : 'Change the draft'} onSubmit={submit}>
      <TextArea
        label="Criteria"
        hint="JSON, as breakwater frontier levels reads it."
        value={text}
        onChange={setText}
        rows={10}
        maxLength={200_000}
      />
      <TextField label="Comments until (UTC)" type="datetime-local" value={until} onChange={setUntil} />
      {draft === undefined ? (
        <CheckBox
          label="Seal the text: show the digest alone"
          hint="Its digest is public and dated all the same. Give it a salt, so that nobody confirms a guess."
          isChecked={isSealed}
          onChange={setIsSealed}
        />
      ) : null}
    </Form>
  );
}

/** The document, or what is wrong with it. */
function documentIn(text: string): JsonRecord | string {
  try {
    const value = parseStrict(text);
    readCriteria(value);
    return isRecord(value) ? value : 'Criteria are an object in JSON.';
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    return error.place === undefined ? `It ${error.message}.` : `${error.place}: ${error.message}.`;
  }
}

export function AnswerComment({ office, comment }: { readonly office: string; readonly comment: string }): ReactNode {
  const change = useChange();
  return (
    <TextForm
      label="Your answer"
      submit="Answer"
      small
      onTell={async (text) => {
        if (!isId<'organization'>(office) || !isId<'criteria-comment'>(comment)) return 'There is no such comment.';
        const done = await change(answerCriteriaComment, { params: { org: office, comment }, body: { text } });
        return done.ok ? undefined : done.failure.why;
      }}
    />
  );
}
