import { useState, type ReactNode } from 'react';
import { SelectField, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { nameCharactersMax } from '#core/parties/organization.ts';

export interface ModelWish<Org extends string> {
  readonly org: Org;
  readonly name: string;
  readonly about: string;
}

const aboutCharactersMax = 10_000;

/** Brings a model in. */
export function EnrolForm<Org extends string>({
  developers,
  onEnrol,
}: {
  /** Organizations that develop AI. */
  readonly developers: readonly { readonly id: Org; readonly name: string }[];
  /** Answers what went wrong. */
  readonly onEnrol: (wish: ModelWish<Org>) => Promise<string | undefined>;
}): ReactNode {
  const [first] = developers;
  const [chosen, setChosen] = useState(first?.id);
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  const enrol = async (): Promise<string | undefined> => {
    if (chosen === undefined) return 'Choose an organization.';
    if (name.trim() === '') return 'Write what you call the model.';
    return onEnrol({ org: chosen, name: name.trim(), about: about.trim() });
  };
  return (
    <Form submit="Bring it in" onSubmit={enrol}>
      {developers.length < 2 || chosen === undefined ? null : (
        <SelectField
          label="Developer"
          value={chosen}
          choices={developers.map((one) => ({ value: one.id, text: one.name }))}
          onChange={setChosen}
        />
      )}
      <TextField
        label="What you call it"
        hint="You alone see this, and whom you give access. Others learn a codename that is drawn by chance."
        value={name}
        maxLength={nameCharactersMax}
        onChange={setName}
      />
      <TextArea
        label="What you say of it (or nothing)"
        rows={3}
        value={about}
        maxLength={aboutCharactersMax}
        onChange={setAbout}
      />
    </Form>
  );
}
