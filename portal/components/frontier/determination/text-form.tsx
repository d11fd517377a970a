import { useState, type ReactNode } from 'react';
import { TextArea } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';

const textCharactersMax = 20_000;

/** One text that is told. */
export function TextForm({
  label,
  hint,
  submit,
  small = false,
  onTell,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly submit: string;
  readonly small?: boolean;
  /** Answers what went wrong. */
  readonly onTell: (text: string) => Promise<string | undefined>;
}): ReactNode {
  const [text, setText] = useState('');
  const tell = async (): Promise<string | undefined> => {
    if (text.trim() === '') return 'Write something first.';
    const why = await onTell(text.trim());
    if (why === undefined) setText('');
    return why;
  };
  return (
    <Form submit={submit} label={`${submit}: ${label}`} weight={small ? 'plain' : 'main'} small={small} onSubmit={tell}>
      <TextArea label={label} hint={hint} rows={4} value={text} maxLength={textCharactersMax} onChange={setText} />
    </Form>
  );
}
