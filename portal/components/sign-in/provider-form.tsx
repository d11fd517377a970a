import { useState, type ReactNode } from 'react';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';

export interface ProviderWish {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the provider's own pages show behind the issuer. */
const discoveryPath = /\/\.well-known\/openid-configuration\/?$/;

/** What an administrator got from their identity provider when they registered this service there. */
export function ProviderForm({
  onAdd,
}: {
  /** Answers what went wrong. */
  readonly onAdd: (wish: ProviderWish) => Promise<string | undefined>;
}): ReactNode {
  const [name, setName] = useState('');
  const [issuer, setIssuer] = useState('');
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const add = async (): Promise<string | undefined> => {
    const wish = {
      name: name.trim(),
      issuer: issuer.trim().replace(discoveryPath, ''),
      clientId: clientId.trim(),
      clientSecret: clientSecret.trim(),
    };
    if (Object.values(wish).includes('')) return 'All four are needed: a name, the issuer, the client id, its secret.';
    if (URL.parse(wish.issuer) === null)
      return 'The issuer is an address, such as https://login.example.org/staff; your provider’s pages show it.';
    const why = await onAdd(wish);
    if (why === undefined) for (const clear of [setName, setIssuer, setClientId, setClientSecret]) clear('');
    return why;
  };
  return (
    <Form submit="Add it" label="Add it: the identity provider" onSubmit={add}>
      <TextField
        label="Name"
        hint="As your people call it: “Hospital account”."
        value={name}
        maxLength={100}
        onChange={setName}
      />
      <TextField
        label="Issuer"
        hint="Its https address, as its discovery document names it: https://login.example.org/staff."
        value={issuer}
        maxLength={2000}
        onChange={setIssuer}
      />
      <TextField label="Client id" value={clientId} maxLength={500} onChange={setClientId} />
      <TextField
        label="Client secret"
        hint="Kept sealed, and never shown again: to change it, remove the provider and add it anew."
        type="password"
        autoComplete="new-password"
        value={clientSecret}
        maxLength={2000}
        onChange={setClientSecret}
      />
    </Form>
  );
}
