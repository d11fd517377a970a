import { useState, type ReactNode } from 'react';
import { tlps } from '#core/parties/tlp.ts';
import { TextArea } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { LabelFields, type Group, type LabelChoice } from '#portal/components/notes/label-fields.tsx';

const textCharactersMax = 20_000;

const first: LabelChoice = { tlp: 'AMBER', compartments: [], until: '' };

/** A text, and who may see it: said before it is kept, since nobody can unsee it. */
export function NoteForm({
  about,
  groups,
  onWrite,
}: {
  /** What it begins with. */
  readonly about: string;
  readonly groups: readonly Group[];
  /** Answers what went wrong. */
  readonly onWrite: (text: string, choice: LabelChoice) => Promise<string | undefined>;
}): ReactNode {
  const [text, setText] = useState(about === '' ? '' : `${about}: `);
  const [choice, setChoice] = useState(first);
  const write = async (): Promise<string | undefined> => {
    if (text.trim() === '') return 'Write something first.';
    if (choice.tlp === 'RED' && choice.compartments.length === 0)
      return 'TLP:RED is for named people: choose the group that names them, or a wider colour.';
    const why = await onWrite(text.trim(), choice);
    if (why === undefined) setText('');
    return why;
  };
  return (
    <Form submit="Write it" label="Write it: the note" onSubmit={write}>
      <TextArea
        label="Note"
        hint="Name a CVE by its number, and readers find the way to it."
        rows={5}
        value={text}
        maxLength={textCharactersMax}
        onChange={setText}
      />
      <LabelFields choice={choice} tlps={tlps} groups={groups} onChange={setChoice} />
    </Form>
  );
}
