// The table of pages: each address with what it shows. Pages are loaded when they are asked for.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Absent, Failed } from '#portal/components/page-states.tsx';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import { OrganizationFrame, SignedInFrame } from '#portal/routes/frames.tsx';
import { HomePage } from '#portal/routes/home.tsx';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <Entrance>
      <Absent what="page" />
    </Entrance>
  ),
  errorComponent: ({ reset }) => (
    <Entrance>
      <Failed
        what="this page"
        failure={{ code: 'portal.failed', why: 'The page itself failed. Reload it; nothing that you saved is lost.' }}
        onRetry={reset}
      />
    </Entrance>
  ),
});

const outside = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('#portal/routes/sign-in.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/claim',
    component: lazyRouteComponent(() => import('#portal/routes/claim.tsx'), 'ClaimPage'),
  }),
];

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInFrame });

const ofPerson = [
  createRoute({ getParentRoute: () => signedIn, path: '/', component: HomePage }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/account',
    component: lazyRouteComponent(() => import('#portal/routes/account.tsx'), 'AccountPage'),
  }),
];

const organization = createRoute({
  getParentRoute: () => signedIn,
  path: '/organizations/$org',
  component: OrganizationFrame,
});

const ofOrganization = [
  createRoute({
    getParentRoute: () => organization,
    path: '/tokens',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/tokens.tsx'), 'TokensPage'),
  }),
];

const tree = root.addChildren([
  ...outside,
  signedIn.addChildren([...ofPerson, organization.addChildren(ofOrganization)]),
]);

export const router = createRouter({ routeTree: tree, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
