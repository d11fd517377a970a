import { useState, type ReactNode } from 'react';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { SelectField, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';

export interface OutsideWish {
  readonly org: OrganizationId;
  readonly by: string;
  readonly on: string;
  readonly asked: string;
  readonly shield?: string;
}

/** Tells of something that somebody asked for beside the framework's own ways. */
export function OutsideForm({
  organizations,
  onTell,
}: {
  readonly organizations: readonly { readonly id: OrganizationId; readonly name: string }[];
  /** Answers what went wrong. */
  readonly onTell: (wish: OutsideWish) => Promise<string | undefined>;
}): ReactNode {
  const [org, setOrg] = useState(organizations[0]?.id);
  const [by, setBy] = useState('');
  const [on, setOn] = useState('');
  const [asked, setAsked] = useState('');
  const [shield, setShield] = useState('');
  const tell = async (): Promise<string | undefined> => {
    if (org === undefined) return 'Only members of an organization tell of it.';
    if (by.trim() === '' || asked.trim() === '') return 'Write who asked, and for what.';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return 'Write on which day.';
    const named = shield.trim() === '' ? {} : { shield: shield.trim() };
    const why = await onTell({ org, by: by.trim(), on, asked: asked.trim(), ...named });
    if (why === undefined) setAsked('');
    return why;
  };
  return (
    <Form submit="Tell the overseer" weight="plain" onSubmit={tell}>
      {organizations.length < 2 || org === undefined ? null : (
        <SelectField
          label="In the name of"
          value={org}
          choices={organizations.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={setOrg}
        />
      )}
      <TextField label="Who asked" value={by} maxLength={400} onChange={setBy} />
      <TextField label="On which day" type="date" short value={on} onChange={setOn} />
      <TextArea label="What was asked for" value={asked} maxLength={4000} onChange={setAsked} />
      <TextField
        label="Of which model, by its codename (or nothing)"
        value={shield}
        maxLength={60}
        onChange={setShield}
      />
    </Form>
  );
}
