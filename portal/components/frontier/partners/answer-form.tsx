import { useState, type ReactNode } from 'react';
import { relations } from '#core/frontier/partners/application.ts';
import { CheckBox, RadioGroup, SelectField, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { relationWords, type Relation } from '#portal/components/frontier/partners/words.ts';

export interface AnswerWish {
  readonly says: 'yes' | 'no';
  readonly reason: string;
  readonly interests: { relation: Relation; developer: string }[];
  readonly tellsDeveloper: boolean;
}

/** One side's answer to an applicant. */
export function AnswerForm({
  applicant,
  isDeveloper,
  onAnswer,
}: {
  readonly applicant: string;
  readonly isDeveloper: boolean;
  /** Answers what went wrong. */
  readonly onAnswer: (wish: AnswerWish) => Promise<string | undefined>;
}): ReactNode {
  const [says, setSays] = useState<'yes' | 'no'>();
  const [reason, setReason] = useState('');
  const [relation, setRelation] = useState<Relation | 'none'>('none');
  const [developer, setDeveloper] = useState('');
  const [tellsDeveloper, setTells] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const send = async (): Promise<string | undefined> => {
    if (says === undefined) return 'Choose yes or no.';
    if (reason.trim() === '') return 'Write why: the applicant reads it.';
    if (relation !== 'none' && developer.trim() === '') return 'Write of which developer the interest is.';
    const interests = relation === 'none' ? [] : [{ relation, developer: developer.trim() }];
    const why = await onAnswer({ says, reason: reason.trim(), interests, tellsDeveloper });
    if (why === undefined) {
      setReason('');
      setIsOpen(false);
    }
    return why;
  };
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Answer {applicant}</summary>
      <Form submit="Answer" label={`Answer: ${applicant}`} weight="plain" onSubmit={send}>
        <RadioGroup
          legend={`${applicant} as a trusted partner`}
          value={says}
          choices={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
          onChange={setSays}
        />
        <TextArea label="Why" hint="The applicant reads this." value={reason} maxLength={4000} onChange={setReason} />
        <KnownInterest relation={relation} developer={developer} onRelation={setRelation} onDeveloper={setDeveloper} />
        {isDeveloper ? (
          <CheckBox
            label="Tell the applicant who you are"
            hint="It never learns of which model. Without this it learns that a developer answered."
            isChecked={tellsDeveloper}
            onChange={setTells}
          />
        ) : null}
      </Form>
    </details>
  );
}

function KnownInterest({
  relation,
  developer,
  onRelation,
  onDeveloper,
}: {
  readonly relation: Relation | 'none';
  readonly developer: string;
  readonly onRelation: (relation: Relation | 'none') => void;
  readonly onDeveloper: (developer: string) => void;
}): ReactNode {
  return (
    <>
      <SelectField
        label="An interest that you know of"
        hint="Declared or not; it is checked with those that were declared."
        value={relation}
        choices={[
          { value: 'none', text: 'None' },
          ...relations.map((one) => ({ value: one, text: `It ${relationWords[one]} …` })),
        ]}
        onChange={onRelation}
      />
      {relation === 'none' ? null : (
        <TextField label="Of which developer" value={developer} maxLength={200} onChange={onDeveloper} />
      )}
    </>
  );
}
