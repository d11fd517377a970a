// What surrounds the pages of somebody who is signed in, and those of one organization.
import { Outlet, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { createContext, use, type ReactNode } from 'react';
import { signOut } from '#api/sign-in.ts';
import { mayServe } from '#core/parties/organization.ts';
import { client } from '#portal/asking/client.ts';
import { OrganizationProvider, useMe, type Me, type MyOrganization } from '#portal/asking/me.ts';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import { Shell, type Tab } from '#portal/components/frame/shell.tsx';
import { HereProvider } from '#portal/components/here.ts';
import { Absent, Failed, Loading } from '#portal/components/page-states.tsx';
import { signInFirst } from '#portal/enter.ts';
import { GoTo, useGuide } from '#portal/guide.ts';
import * as paths from '#portal/paths.ts';

const MeContext = createContext<Me | undefined>(undefined);

export function useMyself(): Me {
  const me = use(MeContext);
  if (me === undefined) throw new Error('this page is for who is signed in');
  return me;
}

/** Asks who is signed in; whoever is not signs in first and comes back here. */
export function SignedInFrame(): ReactNode {
  useGuide();
  const me = useMe();
  const here = useRouterState({ select: ({ location }) => location.href });
  if (me.is === 'asking') return <Loading what="who you are" />;
  if (me.is === 'failed' && me.failure.code === 'session.absent') return <GoTo href={signInFirst(here)} />;
  if (me.is === 'failed')
    return (
      <Entrance>
        <Failed what="who you are" failure={me.failure} onRetry={me.retry} />
      </Entrance>
    );
  return (
    <MeContext value={me.value}>
      <Framed me={me.value} />
    </MeContext>
  );
}

function Framed({ me }: { readonly me: Me }): ReactNode {
  const { org } = useParams({ strict: false });
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const router = useRouter();
  const current = me.organizations.find(({ id }) => id === org);
  return (
    <Shell
      person={me.name}
      organizations={me.organizations}
      current={current}
      tabs={current === undefined ? [] : tabsOf(current, here)}
      isAdministrator={me.isAdministrator}
      onSearch={current === undefined ? undefined : (text) => router.history.push(paths.found(current.id, text))}
      onSignOut={() => void leave()}
    >
      <Outlet />
    </Shell>
  );
}

async function leave(): Promise<void> {
  // Whatever the service answers, nothing of this person's stays on the page.
  await client.ask(signOut, { body: {} }).catch(() => undefined);
  window.location.assign(paths.signIn);
}

/** The pages that this person's permissions open. */
function tabsOf({ id, kind, permissions }: MyOrganization, here: string): readonly Tab[] {
  const tab = (text: string, href: string, others: readonly string[] = []): Tab => ({
    text,
    href,
    isCurrent: [href, ...others].some((one) => here === one || here.startsWith(`${one}/`)),
  });
  const organization = [
    paths.members(id),
    paths.grants(id),
    paths.tokens(id),
    paths.compartments(id),
    paths.events(id),
  ];
  return [
    ...(permissions.includes('plan.read')
      ? [
          tab('This week', paths.plan(id), [
            `${paths.organization(id)}/actions`,
            `${paths.organization(id)}/vulnerabilities`,
          ]),
        ]
      : []),
    ...(permissions.includes('inventory.read')
      ? [tab('Inventory', paths.inventory(id), [`${paths.organization(id)}/assets`])]
      : []),
    ...(mayServe(kind) ? [tab('Customers', paths.overview(id))] : []),
    {
      ...tab('Organization', paths.organization(id)),
      isCurrent: [paths.organization(id), ...organization].includes(here),
    },
  ];
}

export function OrganizationFrame(): ReactNode {
  const me = useMyself();
  const { org } = useParams({ strict: false });
  const current = me.organizations.find(({ id }) => id === org);
  if (current === undefined) return <Absent what="organization" />;
  return (
    <OrganizationProvider value={current}>
      <HereProvider value={{ org: current.id }}>
        <Outlet />
      </HereProvider>
    </OrganizationProvider>
  );
}
