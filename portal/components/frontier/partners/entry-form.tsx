import { useState, type ReactNode } from 'react';
import { SelectField, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import type { Partner } from '#portal/components/frontier/partners/words.ts';

export interface EntryWish {
  readonly obligation?: string;
  readonly text: string;
  readonly findings?: { found: number; fixed: number; published: number };
}

/** A partner tells what it did, and what became of its findings. */
export function EntryForm({
  obligations,
  onTell,
}: {
  readonly obligations: Partner['obligations'];
  /** Answers what went wrong. */
  readonly onTell: (wish: EntryWish) => Promise<string | undefined>;
}): ReactNode {
  const [obligation, setObligation] = useState('');
  const [text, setText] = useState('');
  const [counts, setCounts] = useState(['', '', '']);
  const count = (place: number, value: string): void =>
    setCounts(counts.map((one, at) => (at === place ? value : one)));
  const send = async (): Promise<string | undefined> => {
    if (text.trim() === '') return 'Write what you did.';
    const read = counts.map((one) => Number(one.trim() || '0'));
    if (!read.every((one) => Number.isSafeInteger(one) && one >= 0)) return 'Findings are counted in whole numbers.';
    const [found = 0, fixed = 0, published = 0] = read;
    const counted = counts.every((one) => one.trim() === '') ? {} : { findings: { found, fixed, published } };
    const why = await onTell({ ...(obligation === '' ? {} : { obligation }), text: text.trim(), ...counted });
    if (why === undefined) setText('');
    return why;
  };
  return (
    <Form submit="Tell it" onSubmit={send}>
      <SelectField
        label="Of which promise"
        value={obligation}
        choices={[
          { value: '', text: 'None of them' },
          ...obligations.map((one) => ({ value: one.id, text: one.text })),
        ]}
        onChange={setObligation}
      />
      <TextArea label="What you did" value={text} maxLength={4000} onChange={setText} />
      {['Findings so far', 'Of them fixed', 'Of them published'].map((label, place) => (
        <TextField
          key={label}
          label={label}
          inputMode="numeric"
          short
          value={counts[place] ?? ''}
          onChange={(value) => count(place, value)}
        />
      ))}
    </Form>
  );
}
