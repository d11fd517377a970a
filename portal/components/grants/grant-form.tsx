import { useState, type ReactNode } from 'react';
import { grantable, type Permission } from '#core/parties/permissions.ts';
import { SelectField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { PermissionBoxes } from '#portal/components/permission-boxes.tsx';

export interface GrantWish {
  readonly scopes: Permission[];
  readonly days: number;
}

const lives = [
  { value: '30', text: '30 days' },
  { value: '90', text: '90 days' },
  { value: '180', text: 'Half a year' },
  { value: '366', text: 'A year' },
] as const;

const seeing: readonly Permission[] = ['organization.read', 'inventory.read', 'plan.read'];

/** What a provider may do for an organization, and for how long. */
export function GrantForm({
  submit,
  offered,
  chosen = seeing,
  onGive,
  children,
}: {
  readonly submit: string;
  /** What may be chosen: what one may do oneself, or what was asked for. */
  readonly offered: readonly Permission[];
  /** What is chosen to begin with: to see, not to change. */
  readonly chosen?: readonly Permission[];
  /** Answers what went wrong. */
  readonly onGive: (wish: GrantWish) => Promise<string | undefined>;
  readonly children?: ReactNode;
}): ReactNode {
  const open = grantable.filter((permission) => offered.includes(permission));
  const [scopes, setScopes] = useState<readonly Permission[]>(() =>
    open.filter((permission) => chosen.includes(permission)),
  );
  const [days, setDays] = useState<(typeof lives)[number]['value']>('180');
  return (
    <Form
      submit={submit}
      onSubmit={async () =>
        scopes.length === 0
          ? 'Choose at least one thing that the provider may do.'
          : onGive({ scopes: [...scopes], days: Number(days) })
      }
    >
      {children}
      <PermissionBoxes legend="What it may do" all={open} chosen={scopes} onChange={setScopes} />
      <SelectField label="For how long" value={days} choices={lives} onChange={setDays} />
    </Form>
  );
}
