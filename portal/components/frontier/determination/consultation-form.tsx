import { useState, type ReactNode } from 'react';
import { officeNames } from '#core/frontier/access/offices.ts';
import { RadioGroup, SelectField, TextArea } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { viewWords, type Standing } from '#portal/components/frontier/determination/words.ts';

type Answer = Pick<Standing['answers'][number], 'office' | 'view' | 'text'>;
type Office = Answer['office'];

/** An office says whether it agrees; whoever determines notes for another that it said nothing. */
export function ConsultationForm({
  offices,
  isSilence,
  onAnswer,
}: {
  readonly offices: readonly Office[];
  /** What is noted is that an office said nothing. */
  readonly isSilence: boolean;
  /** Answers what went wrong. */
  readonly onAnswer: (answer: Answer) => Promise<string | undefined>;
}): ReactNode {
  const [office, setOffice] = useState<Office | undefined>(offices[0]);
  const [view, setView] = useState<'agrees' | 'differs'>();
  const [text, setText] = useState('');
  const send = async (): Promise<string | undefined> => {
    if (office === undefined) return 'Choose the office.';
    if (!isSilence && view === undefined) return 'Say whether your office agrees.';
    if (text.trim() === '') return isSilence ? 'Say when and how it was asked.' : 'Say why.';
    const why = await onAnswer({ office, view: isSilence ? 'none' : (view ?? 'none'), text: text.trim() });
    if (why === undefined) setText('');
    return why;
  };
  return (
    <Form submit={isSilence ? 'Note its silence' : 'Answer for your office'} onSubmit={send}>
      <SelectField
        label="Office"
        value={office ?? 'apst'}
        choices={offices.map((one) => ({ value: one, text: officeNames[one] }))}
        onChange={setOffice}
      />
      {isSilence ? null : (
        <RadioGroup
          legend="It"
          value={view}
          choices={(['agrees', 'differs'] as const).map((one) => ({ value: one, text: viewWords[one] }))}
          onChange={setView}
        />
      )}
      <TextArea
        label={isSilence ? 'When and how it was asked' : 'Why'}
        hint="The developer does not read this; who oversees does."
        rows={4}
        value={text}
        maxLength={20_000}
        onChange={setText}
      />
    </Form>
  );
}
