// The table of pages: each address with what it shows. This week comes at once, the others when they are asked for.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Entrance } from '#portal/components/frame/entrance.tsx';
import { Absent, Failed } from '#portal/components/page-states.tsx';
import { OfficeFrame, OrganizationFrame, PersonFrame, SignedInFrame } from '#portal/routes/frames.tsx';
import { HomePage } from '#portal/routes/home.tsx';
import { OrganizationHome } from '#portal/routes/organizations/home.tsx';
import { PlanPage } from '#portal/routes/organizations/plan.tsx';

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
  createRoute({
    getParentRoute: () => root,
    path: '/invitations/$code',
    component: lazyRouteComponent(() => import('#portal/routes/invitation.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/receipts',
    component: lazyRouteComponent(() => import('#portal/routes/report-receipt.tsx'), 'ReceiptPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/frontier/published',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/published.tsx'), 'PublishedPage'),
  }),
];

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInFrame });
const person = createRoute({ getParentRoute: () => signedIn, id: 'person', component: PersonFrame });
const organization = createRoute({
  getParentRoute: () => signedIn,
  path: '/organizations/$org',
  component: OrganizationFrame,
});
const office = createRoute({ getParentRoute: () => organization, id: 'office', component: OfficeFrame });

const ofPerson = [
  createRoute({ getParentRoute: () => person, path: '/', component: HomePage }),
  createRoute({
    getParentRoute: () => person,
    path: '/account',
    component: lazyRouteComponent(() => import('#portal/routes/account.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: '/connect/$provider',
    component: lazyRouteComponent(() => import('#portal/routes/connect.tsx'), 'ConnectPage'),
  }),
];

const model = createRoute({
  getParentRoute: () => person,
  path: '/frontier/$model',
  component: lazyRouteComponent(() => import('#portal/routes/frontier/model.tsx'), 'ModelFrame'),
});

/** Models under the voluntary framework. */
const ofFrontier = [
  createRoute({
    getParentRoute: () => person,
    path: '/frontier/criteria',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/criteria.tsx'), 'CriteriaPage'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: '/frontier/suites',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/suites.tsx'), 'SuitesPage'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: '/frontier',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/frontier.tsx'), 'FrontierPage'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: '/frontier/partners',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/partners.tsx'), 'PartnersPage'),
  }),
  createRoute({
    getParentRoute: () => person,
    path: '/frontier/ledger',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/ledger.tsx'), 'LedgerPage'),
  }),
];

const ofModel = [
  createRoute({
    getParentRoute: () => model,
    path: '/',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/overview.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => model,
    path: '/evidence',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/evidence.tsx'), 'EvidencePage'),
  }),
  createRoute({
    getParentRoute: () => model,
    path: '/determination',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/determination.tsx'), 'DeterminationPage'),
  }),
  createRoute({
    getParentRoute: () => model,
    path: '/partners',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/partner.tsx'), 'ModelPartnersPage'),
  }),
  createRoute({
    getParentRoute: () => model,
    path: '/ledger',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/treated.tsx'), 'TreatedPage'),
  }),
  createRoute({
    getParentRoute: () => model,
    path: '/access',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/access.tsx'), 'AccessPage'),
  }),
  createRoute({
    getParentRoute: () => model,
    path: '/findings',
    component: lazyRouteComponent(() => import('#portal/routes/frontier/findings.tsx'), 'FindingsPage'),
  }),
];

const ofOrganization = [
  createRoute({ getParentRoute: () => organization, path: '/plan', component: PlanPage }),
  createRoute({
    getParentRoute: () => organization,
    path: '/actions/$action',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/action.tsx'), 'ActionPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/vulnerabilities',
    component: lazyRouteComponent(
      () => import('#portal/routes/organizations/vulnerabilities.tsx'),
      'VulnerabilitiesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/vulnerabilities/$vulnerability',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/vulnerability.tsx'), 'VulnerabilityPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/inventory',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/inventory.tsx'), 'InventoryPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/assets/$asset',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/asset.tsx'), 'AssetPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/reports',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/reports.tsx'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/reports/new',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/report-new.tsx'), 'NewReportPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/reports/$report',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/report.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/search',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/search.tsx'), 'SearchPage'),
  }),
  createRoute({
    getParentRoute: () => organization,
    path: '/customers',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/customers.tsx'), 'CustomersPage'),
  }),
  createRoute({ getParentRoute: () => organization, path: '/home', component: OrganizationHome }),
];

const ofOffice = [
  createRoute({
    getParentRoute: () => office,
    path: '/administration',
    component: lazyRouteComponent(
      () => import('#portal/routes/organizations/administration.tsx'),
      'AdministrationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/organization.tsx'), 'OrganizationPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/grants',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/grants.tsx'), 'GrantsPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/compartments',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/compartments.tsx'), 'CompartmentsPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/notes',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/notes.tsx'), 'NotesPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/events',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/events.tsx'), 'EventsPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/members',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/members.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/identity-providers',
    component: lazyRouteComponent(
      () => import('#portal/routes/organizations/identity-providers.tsx'),
      'IdentityProvidersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/tokens',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/tokens.tsx'), 'TokensPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('#portal/routes/organizations/webhooks.tsx'), 'WebhooksPage'),
  }),
];

const tree = root.addChildren([
  ...outside,
  signedIn.addChildren([
    person.addChildren([...ofPerson, ...ofFrontier, model.addChildren(ofModel)]),
    organization.addChildren([...ofOrganization, office.addChildren(ofOffice)]),
  ]),
]);

export const router = createRouter({ routeTree: tree, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
