import { useState, type ReactNode } from 'react';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';

/** Making a passkey: a name to know it by, then the browser's own question. */
export function NewPasskey({
  onMake,
}: {
  /** Answers what went wrong. */
  readonly onMake: (name: string) => Promise<string | undefined>;
}): ReactNode {
  const [name, setName] = useState('');
  return (
    <Form
      submit="Make a passkey"
      onSubmit={async () => {
        const why = await onMake(name.trim() === '' ? unnamed : name.trim());
        if (why === undefined) setName('');
        return why;
      }}
    >
      <TextField
        label="A name to know it by"
        hint="Where it is kept: “front desk computer”, “my phone”."
        value={name}
        maxLength={100}
        onChange={setName}
      />
    </Form>
  );
}

const unnamed = 'Passkey';
