import { useState, type ReactNode } from 'react';
import { roles, type Permission, type Role } from '#core/parties/permissions.ts';
import { holdsAllOf } from '#core/parties/member.ts';
import { RadioGroup, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { roleDuties, roleNames } from '#portal/components/permission-words.ts';

/** Whom one invites, and as what: only roles that one could give. */
export function InviteForm({
  permissions,
  onInvite,
}: {
  /** What whoever invites may do here. */
  readonly permissions: readonly Permission[];
  /** Answers what went wrong. */
  readonly onInvite: (email: string, role: Role) => Promise<string | undefined>;
}): ReactNode {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const open = roles.filter((one) => holdsAllOf(permissions, one));
  return (
    <Form
      submit="Make the invitation"
      onSubmit={async () => {
        if (!/^\S+@\S+$/.test(email.trim())) return 'Write the e-mail address of whom you invite.';
        const why = await onInvite(email.trim(), role);
        if (why === undefined) setEmail('');
        return why;
      }}
    >
      <TextField label="E-mail address" type="email" inputMode="email" value={email} onChange={setEmail} />
      <RadioGroup
        legend="As what?"
        value={role}
        choices={open.map((value) => ({ value, text: roleNames[value], hint: roleDuties[value] }))}
        onChange={setRole}
      />
    </Form>
  );
}
