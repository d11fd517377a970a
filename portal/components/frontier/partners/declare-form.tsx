import { useState, type ReactNode } from 'react';
import { relations, sizes } from '#core/frontier/partners/application.ts';
import type { DeclaredCriteria } from '#core/frontier/partners/declared.ts';
import { CheckBox, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { declaredOf, declareDraftOf, type DeclareDraft } from '#portal/components/frontier/partners/declare-draft.ts';
import { relationWords, type Declared, type Relation } from '#portal/components/frontier/partners/words.ts';

/** The clearinghouse declares what stands from now on. */
export function DeclareForm({
  before,
  onDeclare,
}: {
  readonly before: Declared['text'] | undefined;
  /** Answers what went wrong. */
  readonly onDeclare: (declared: DeclaredCriteria) => Promise<string | undefined>;
}): ReactNode {
  const [draft, setDraft] = useState(() => declareDraftOf(before));
  const set = (more: Partial<DeclareDraft>): void => setDraft({ ...draft, ...more });
  const send = async (): Promise<string | undefined> => {
    const declared = declaredOf(draft);
    return typeof declared === 'string' ? declared : onDeclare(declared);
  };
  return (
    <details>
      <summary>Declare criteria</summary>
      <Form submit="Declare them" onSubmit={send}>
        <TextArea
          label="What an applicant shows, a line each"
          hint="As “secure: findings are kept where only named people read them”."
          rows={4}
          maxLength={16_000}
          value={draft.criteria}
          onChange={(criteria) => set({ criteria })}
        />
        <TextArea
          label="What a partner promises, a line each"
          hint="As “report, 14: It reports what it finds.”: until so many days after its access began."
          rows={4}
          maxLength={16_000}
          value={draft.obligations}
          onChange={(obligations) => set({ obligations })}
        />
        <Hours hoursLeast={draft.hoursLeast} onChange={(hoursLeast) => set({ hoursLeast })} />
        <TextField
          label="People by name, at least"
          inputMode="numeric"
          short
          value={draft.people}
          onChange={(people) => set({ people })}
        />
        <Excluding
          legend="Excluded: an applicant that … the model’s own developer"
          value={draft.own}
          onChange={(own) => set({ own })}
        />
        <Excluding
          legend="Excluded: an applicant that … another developer"
          value={draft.others}
          onChange={(others) => set({ others })}
        />
      </Form>
    </details>
  );
}

function Hours({
  hoursLeast,
  onChange,
}: {
  readonly hoursLeast: DeclareDraft['hoursLeast'];
  readonly onChange: (hoursLeast: DeclareDraft['hoursLeast']) => void;
}): ReactNode {
  return sizes.map((size) => (
    <TextField
      key={size}
      label={`Hours a week, of a ${size} organization`}
      inputMode="decimal"
      short
      value={String(hoursLeast[size])}
      onChange={(value) => onChange({ ...hoursLeast, [size]: Number(value) || 0 })}
    />
  ));
}

function Excluding({
  legend,
  value,
  onChange,
}: {
  readonly legend: string;
  readonly value: readonly Relation[];
  readonly onChange: (value: readonly Relation[]) => void;
}): ReactNode {
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">{legend}</legend>
      {relations.map((one) => (
        <CheckBox
          key={one}
          label={relationWords[one]}
          isChecked={value.includes(one)}
          onChange={(isChecked) => onChange(isChecked ? [...value, one] : value.filter((other) => other !== one))}
        />
      ))}
    </fieldset>
  );
}
