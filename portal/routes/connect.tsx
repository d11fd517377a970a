// Where a member lets their organization's identity provider vouch for them: once, from an address that they were given.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { beginLinkingIdentity } from '#api/identity-providers.ts';
import { isId, type Id } from '#core/kernel/ids.ts';
import { rememberProvider } from '#portal/asking/known-provider.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { Absent } from '#portal/components/page-states.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { usePageTitle } from '#portal/page-title.ts';

export function ConnectPage(): ReactNode {
  usePageTitle('Connect your sign-in');
  const { provider = '' } = useParams({ strict: false });
  return isId<'provider'>(provider) ? <Connect provider={provider} /> : <Absent what="identity provider" />;
}

function Connect({ provider }: { readonly provider: Id<'provider'> }): ReactNode {
  const change = useChange();
  const leave = async () => {
    const begun = await change(beginLinkingIdentity, { params: { provider } });
    if (begun.ok) {
      rememberProvider(provider);
      window.location.assign(begun.value.url);
    }
    return begun;
  };
  return (
    <>
      <h1 tabIndex={-1}>Connect your organization’s sign-in</h1>
      <p>
        From then on you may sign in here with the account of your organization too. Your passkey goes on working. You
        confirm with it that it is you, sign in at your organization, and come back to your first page; if it did not
        work, a page says why.
      </p>
      <p>
        <PressAndSay weight="main" text="Connect it" press={leave} />
      </p>
    </>
  );
}
