import { useState, type ReactNode } from 'react';
import type { Permission } from '#core/parties/permissions.ts';
import { SelectField, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { PermissionBoxes } from '#portal/components/permission-boxes.tsx';

export interface TokenWish {
  readonly name: string;
  readonly scopes: Permission[];
  readonly days: number;
}

const lives = [
  { value: '30', text: '30 days' },
  { value: '90', text: '90 days' },
  { value: '366', text: 'A year' },
] as const;

/** What a new token is for, what it may do, and for how long. */
export function NewToken({
  permissions,
  onMake,
}: {
  /** What whoever makes it may do: a token can do no more. */
  readonly permissions: readonly Permission[];
  /** Answers what went wrong. */
  readonly onMake: (wish: TokenWish) => Promise<string | undefined>;
}): ReactNode {
  const [name, setName] = useState('');
  const [days, setDays] = useState<(typeof lives)[number]['value']>('90');
  const [scopes, setScopes] = useState<readonly Permission[]>([]);
  const make = async (): Promise<string | undefined> => {
    if (name.trim() === '') return 'Give it a name, so that you know later what it was for.';
    if (scopes.length === 0) return 'Choose at least one thing that it may do.';
    const why = await onMake({ name: name.trim(), scopes: [...scopes], days: Number(days) });
    if (why === undefined) {
      setName('');
      setScopes([]);
    }
    return why;
  };
  return (
    <Form submit="Make the token" onSubmit={make}>
      <TextField
        label="What it is for"
        hint="“nightly inventory of the file server”"
        value={name}
        maxLength={100}
        onChange={setName}
      />
      <PermissionBoxes legend="What it may do" all={permissions} chosen={scopes} onChange={setScopes} />
      <SelectField label="How long it lasts" value={days} choices={lives} onChange={setDays} />
    </Form>
  );
}
