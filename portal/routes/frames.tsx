// What surrounds the pages of somebody who is signed in, and those of one organization.
import { Outlet, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { showPart } from '#api/frontier/part.ts';
import { showMe } from '#api/me.ts';
import { listOrganizations, showOrganization } from '#api/organizations.ts';
import { signOut } from '#api/sign-in.ts';
import { isId } from '#core/kernel/ids.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { mayServe } from '#core/parties/organization.ts';
import { client } from '#portal/asking/client.ts';
import {
  MineProvider,
  MyNameProvider,
  OrganizationProvider,
  useMine,
  useMyName,
  useOrganization,
  type ThisOrganization,
} from '#portal/asking/me.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import { Shell, Tabs, type Tab } from '#portal/components/frame/shell.tsx';
import { HereProvider } from '#portal/components/here.ts';
import { Absent, Failed, Loading } from '#portal/components/page-states.tsx';
import { signInFirst } from '#portal/enter.ts';
import { GoTo, useGuide } from '#portal/guide.ts';
import * as paths from '#portal/paths.ts';

/** As many organizations as one answer holds: who acts for more finds them in the provider's overview. */
const organizationsMax = 200;

/** Asks who one is and where one belongs; whoever is not signed in signs in first and comes back here. */
export function SignedInFrame(): ReactNode {
  useGuide();
  const me = useAnswer(showMe, {});
  const mine = useAnswer(listOrganizations, { query: { limit: organizationsMax } });
  const answering = me.is === 'answered' ? mine : me;
  const here = useRouterState({ select: ({ location }) => location.href });
  if (me.is === 'answered' && mine.is === 'answered')
    return (
      <MyNameProvider value={me.value.name}>
        <MineProvider value={mine.value.organizations}>
          <Outlet />
        </MineProvider>
      </MyNameProvider>
    );
  if (answering.is !== 'failed') return <Loading what="your organizations" />;
  if (answering.failure.code === 'session.absent') return <GoTo href={signInFirst(here)} />;
  return (
    <Entrance>
      <Failed what="your organizations" failure={answering.failure} onRetry={answering.retry} />
    </Entrance>
  );
}

/** Around the pages of a person alone. */
export function PersonFrame(): ReactNode {
  return (
    <Framed current={undefined}>
      <Outlet />
    </Framed>
  );
}

export function OrganizationFrame(): ReactNode {
  const { org = '' } = useParams({ strict: false });
  if (!isId<'organization'>(org))
    return (
      <Framed current={undefined}>
        <Absent what="organization" />
      </Framed>
    );
  return <OfOrganization key={org} org={org} />;
}

function OfOrganization({ org }: { readonly org: OrganizationId }): ReactNode {
  const answering = useAnswer(showOrganization, { params: { org } });
  if (answering.is !== 'answered')
    return (
      <Framed current={undefined}>
        {answering.is === 'asking' ? (
          <Loading what="the organization" />
        ) : (
          <Failed what="organization" failure={answering.failure} onRetry={answering.retry} />
        )}
      </Framed>
    );
  return (
    <OrganizationProvider value={answering.value}>
      <HereProvider value={{ org }}>
        <Framed current={answering.value}>
          <Outlet />
        </Framed>
      </HereProvider>
    </OrganizationProvider>
  );
}

function Framed({
  current,
  children,
}: {
  readonly current: ThisOrganization | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const here = useHerePath();
  const router = useRouter();
  const part = useAnswer(showPart, {});
  return (
    <Shell
      person={useMyName()}
      organizations={useMine()}
      current={current}
      tabs={current === undefined ? [] : tabsOf(current, here)}
      onSearch={current === undefined ? undefined : (text) => router.history.push(paths.found(current.id, text))}
      isInFrontier={part.is === 'answered' && part.value.concerned}
      onSignOut={() => void leave()}
    >
      {children}
    </Shell>
  );
}

/** An address that somebody wrote with a slash at its end is the same page. */
function useHerePath(): string {
  return useRouterState({ select: ({ location }) => location.pathname.replace(/(?<=.)\/$/, '') });
}

async function leave(): Promise<void> {
  // Whatever the service answers, nothing of this person's stays on the page.
  await client.ask(signOut, { body: {} }).catch(() => undefined);
  window.location.assign(paths.signIn);
}

/** The pages that one's permissions open. */
function tabsOf({ id, kind, permissions }: ThisOrganization, here: string): readonly Tab[] {
  const own = paths.organization(id);
  const tab = (text: string, href: string, ...others: readonly string[]): Tab => ({
    text,
    href,
    isCurrent: [href, ...others].some((one) => here === one || here.startsWith(`${one}/`)),
  });
  const plan = tab('This week', paths.plan(id), `${own}/actions`, `${own}/vulnerabilities`);
  const inventory = tab('Inventory', paths.inventory(id), `${own}/assets`);
  const office = [
    own,
    ...[
      paths.members,
      paths.identityProviders,
      paths.grants,
      paths.tokens,
      paths.webhooks,
      paths.compartments,
      paths.notes,
      paths.events,
      paths.administration,
    ].map((of) => of(id)),
  ];
  return [
    ...(permissions.includes('plan.read') ? [plan] : []),
    ...(permissions.includes('inventory.read') ? [inventory] : []),
    ...(permissions.includes('reports.read') ? [tab('Reports', paths.reports(id))] : []),
    ...(mayServe(kind) ? [tab('Customers', paths.overview(id))] : []),
    { text: 'Organization', href: own, isCurrent: office.includes(here) },
  ];
}

/** Around the pages on the organization itself. */
export function OfficeFrame(): ReactNode {
  const here = useHerePath();
  const { id, kind, permissions } = useOrganization();
  const may = (permission: ThisOrganization['permissions'][number]): boolean => permissions.includes(permission);
  const tab = (text: string, href: string, isOpen: boolean): readonly Tab[] =>
    isOpen ? [{ text, href, isCurrent: here === href }] : [];
  return (
    <>
      <Tabs
        label="Organization"
        isInner
        tabs={[
          ...tab('Hours and policy', paths.organization(id), true),
          ...tab('Members', paths.members(id), may('members.read')),
          ...tab('Sign-in', paths.identityProviders(id), may('organization.manage')),
          ...tab('Providers', paths.grants(id), may('grants.manage')),
          ...tab('Tokens', paths.tokens(id), may('tokens.manage')),
          ...tab('Webhooks', paths.webhooks(id), may('organization.manage')),
          ...tab('Need-to-know groups', paths.compartments(id), true),
          ...tab('Notes', paths.notes(id), true),
          ...tab('Audit trail', paths.events(id), may('audit.read')),
          ...tab('Clearinghouse', paths.administration(id), kind === 'clearinghouse' && may('organization.manage')),
        ]}
      />
      <Outlet />
    </>
  );
}
