import { useState, type ReactNode } from 'react';
import { compartmentHoursMax } from '#core/parties/compartment.ts';
import type { Purpose } from '#core/parties/permissions.ts';
import { PurposeBoxes } from '#portal/components/compartments/purpose-boxes.tsx';
import { TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';

export interface CompartmentWish {
  readonly name: string;
  readonly purpose: string;
  readonly purposes: Purpose[];
  readonly terms: string;
  readonly days: number;
}

const daysMax = compartmentHoursMax / 24;

/** What a need-to-know group is for, and what one promises who is read in. */
export function CompartmentForm({
  onMake,
}: {
  /** Answers what went wrong. */
  readonly onMake: (wish: CompartmentWish) => Promise<string | undefined>;
}): ReactNode {
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const [terms, setTerms] = useState('');
  const [chosen, setChosen] = useState<readonly Purpose[]>(['defence']);
  const [days, setDays] = useState('180');
  const make = async (): Promise<string | undefined> => {
    if ([name, purpose, terms].some((text) => text.trim() === ''))
      return 'A group has a name, a purpose and terms: fill in all three.';
    if (chosen.length === 0) return 'Say what its content may be used for.';
    if (!/^\d{1,4}$/.test(days.trim()) || Number(days) < 1 || Number(days) > daysMax)
      return `It ends by itself: write a number of days, ${daysMax} at most.`;
    const why = await onMake({
      name: name.trim(),
      purpose: purpose.trim(),
      purposes: [...chosen],
      terms: terms.trim(),
      days: Number(days),
    });
    if (why === undefined) for (const clear of [setName, setPurpose, setTerms]) clear('');
    return why;
  };
  return (
    <Form submit="Make the group" onSubmit={make}>
      <TextField label="Name" value={name} maxLength={200} onChange={setName} />
      <TextArea label="What it is for, in a sentence" value={purpose} maxLength={1000} onChange={setPurpose} />
      <PurposeBoxes legend="What its content may be used for" chosen={chosen} onChange={setChosen} />
      <TextArea
        label="Terms"
        hint="What one promises who is read in. You accept them by making the group."
        value={terms}
        maxLength={20_000}
        onChange={setTerms}
      />
      <TextField label="Days until it ends by itself" inputMode="numeric" short value={days} onChange={setDays} />
    </Form>
  );
}
