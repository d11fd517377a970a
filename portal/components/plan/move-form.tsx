// What became of an action, said beside it: done with hours, put off with a reason and a day, not affected because, or
// what a look has shown.
import { useState, type ReactNode } from 'react';
import { estimate } from '#core/formats/bases/plan-words.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { justifications } from '#core/plans/state.ts';
import { RadioGroup, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { readHours } from '#portal/components/hours-text.ts';
import { OnlyThese } from '#portal/components/plan/only-these.tsx';
import { previewMove, type Saying } from '#portal/components/plan/preview-move.ts';
import { justificationWords } from '#portal/components/plan/state-words.ts';

/** What a person is about to say. */
export type Intent = 'done' | 'found' | 'defer' | 'not affected';

interface Draft {
  readonly hours: string;
  readonly until: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly because: string | undefined;
  /** Of which vulnerabilities a look has shown something; `undefined`: of all. */
  readonly only: readonly string[] | undefined;
}

const blank: Draft = { hours: '', until: '', reason: '', approvedBy: '', because: undefined, only: undefined };

export interface MoveFormProps {
  readonly action: Action;
  readonly intent: Intent;
  readonly today: Day;
  /** Answers why it was refused; `undefined` where it was taken. */
  readonly onSay: (saying: Saying) => Promise<string | undefined>;
  readonly onClose: () => void;
}

export function MoveForm({ action, intent, today, onSay, onClose }: MoveFormProps): ReactNode {
  const [draft, setDraft] = useState(blank);
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const save = async (): Promise<string | undefined> => {
    const drafted = sayingOf(intent, draft);
    if (typeof drafted === 'string') return drafted;
    const decided = previewMove(action, drafted, today);
    if (!decided.ok) return decided.why;
    const refused = await onSay(drafted);
    if (refused === undefined) onClose();
    return refused;
  };
  return (
    <Form
      className="bw-move"
      label={`${titles[intent]}: ${action.title}`}
      submit={titles[intent]}
      small
      onSubmit={save}
      onCancel={onClose}
    >
      {fields[intent]({ action, draft, set, today })}
    </Form>
  );
}

const titles: Readonly<Record<Intent, string>> = {
  done: 'It is done',
  found: 'Say what we found',
  defer: 'Put it off',
  'not affected': 'It does not affect us',
};

/** The saying, or what it lacks. */
function sayingOf(intent: Intent, { hours: text, until, reason, approvedBy, because, only }: Draft): Saying | string {
  const hours = readHours(text);
  if (hours === null) return 'Hours are a number, such as 1.5.';
  const told = {
    ...(hours === undefined ? {} : { hours }),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
  switch (intent) {
    case 'done':
      return { move: 'done', ...told };
    case 'found':
      return because === undefined ? 'Choose what you found.' : foundOf(because, only, told);
    case 'not affected':
      return because === undefined ? 'Choose why it does not affect you.' : { move: 'answer', because, ...told };
    case 'defer':
      if (told.reason === undefined) return 'Say why it has to wait: whoever reads this later will ask.';
      return { move: 'defer', ...told, ...deferralOf(until, approvedBy.trim()) };
  }
}

function foundOf(because: string, only: readonly string[] | undefined, told: Partial<Saying>): Saying | string {
  if (only === undefined) return { move: 'answer', because, ...told };
  return only.length === 0 ? 'Choose at least one vulnerability.' : { move: 'answer', because, only, ...told };
}

function deferralOf(until: string, approvedBy: string): Pick<Saying, 'until' | 'approvedBy'> {
  return { ...(until === '' ? {} : { until }), ...(approvedBy === '' ? {} : { approvedBy }) };
}

interface FieldsProps {
  readonly action: Action;
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly today: Day;
}

const fields: Readonly<Record<Intent, (props: FieldsProps) => ReactNode>> = {
  done: (props) => (
    <>
      <HoursField {...props} />
      <NoteField {...props} />
    </>
  ),
  found: ({ action, draft, set, today }) => (
    <>
      <RadioGroup
        legend="What did you find?"
        value={draft.because}
        choices={[
          { value: 'affected', text: 'The version that we run is affected' },
          { value: 'not affected', text: 'It is not affected' },
        ]}
        onChange={(because) => set({ because })}
      />
      <OnlyThese closes={action.closes} only={draft.only} onChange={(only) => set({ only })} />
      <HoursField action={action} draft={draft} set={set} today={today} />
      <NoteField action={action} draft={draft} set={set} today={today} label="Where did you see it?" />
    </>
  ),
  'not affected': ({ draft, set, ...rest }) => (
    <>
      <RadioGroup
        legend="Why does it not affect you?"
        value={draft.because}
        choices={justifications.map((value) => ({
          value,
          text: justificationWords[value],
          hint: value.replaceAll('_', ' '),
        }))}
        onChange={(because) => set({ because })}
      />
      <NoteField draft={draft} set={set} {...rest} label="How do you know?" />
    </>
  ),
  defer: ({ action, draft, set, today }) => (
    <>
      <TextArea label="Why does it have to wait?" value={draft.reason} onChange={(reason) => set({ reason })} />
      <TextField
        label="Until when?"
        hint={deferralHint(action, draft, today)}
        type="date"
        value={draft.until}
        onChange={(until) => set({ until })}
      />
      <TextField
        label="Who agreed to that? (optional)"
        value={draft.approvedBy}
        maxLength={200}
        onChange={(approvedBy) => set({ approvedBy })}
      />
    </>
  ),
};

function deferralHint(action: Action, { until }: Draft, today: Day): string {
  const decided = previewMove(action, { move: 'defer', ...(until === '' ? {} : { until }) }, today);
  if (!decided.ok) return decided.why;
  return until === ''
    ? `Without a day it comes back by itself on ${decided.value.until}.`
    : `It comes back into the plan on ${decided.value.until}.`;
}

function HoursField({ action, draft, set }: FieldsProps): ReactNode {
  return (
    <TextField
      label="Hours it took (optional)"
      hint={`Planned: ${estimate(action)}. Your hours make the next estimates yours.`}
      inputMode="decimal"
      short
      value={draft.hours}
      onChange={(hours) => set({ hours })}
    />
  );
}

function NoteField({ draft, set, label = 'Note' }: FieldsProps & { readonly label?: string }): ReactNode {
  return <TextArea label={`${label} (optional)`} value={draft.reason} onChange={(reason) => set({ reason })} />;
}
