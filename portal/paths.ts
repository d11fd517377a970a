// Addresses of the portal's pages: the one list, for links and for the table of routes.

/** A segment of outside text. */
const s = encodeURIComponent;

export const home = '/';
export const signIn = '/sign-in';
export const claim = '/claim';
export const account = '/account';
/** How far a report is, for whoever has its receipt. */
export const receipts = '/receipts';

export function invitation(code: string): string {
  return `/invitations/${s(code)}`;
}

export function organization(org: string): string {
  return `/organizations/${s(org)}`;
}

/** Its first page, whichever that is for the reader. */
export function organizationHome(org: string): string {
  return `${organization(org)}/home`;
}

export function plan(org: string): string {
  return `${organization(org)}/plan`;
}

export function action(org: string, id: string): string {
  return `${organization(org)}/actions/${s(id)}`;
}

export function vulnerabilities(org: string): string {
  return `${organization(org)}/vulnerabilities`;
}

export function vulnerability(org: string, id: string): string {
  return `${vulnerabilities(org)}/${s(id)}`;
}

export function inventory(org: string): string {
  return `${organization(org)}/inventory`;
}

/** Assets of which a name begins so. */
export function assetsNamed(org: string, text: string): string {
  return `${inventory(org)}?named=${s(text)}`;
}

export function asset(org: string, id: string): string {
  return `${organization(org)}/assets/${s(id)}`;
}

export function members(org: string): string {
  return `${organization(org)}/members`;
}

export function tokens(org: string): string {
  return `${organization(org)}/tokens`;
}

export function webhooks(org: string): string {
  return `${organization(org)}/webhooks`;
}

export function identityProviders(org: string): string {
  return `${organization(org)}/identity-providers`;
}

/** Where a member lets an identity provider vouch for them, once. */
export function connect(provider: string): string {
  return `/connect/${s(provider)}`;
}

/** Leaves for an identity provider, which the service knows; whoever comes back is led on to `next`. */
export function signInBy(provider: string, next: string): string {
  const way = `/api/sign-in/provider/${s(provider)}`;
  return next === home ? way : `${way}?next=${s(next)}`;
}

export function notes(org: string): string {
  return `${organization(org)}/notes`;
}

/** A note that begins with what it is about. */
export function noteOn(org: string, about: string): string {
  return `${notes(org)}?about=${s(about)}`;
}

export function compartments(org: string): string {
  return `${organization(org)}/compartments`;
}

export function grants(org: string): string {
  return `${organization(org)}/grants`;
}

export function events(org: string): string {
  return `${organization(org)}/events`;
}

export function reports(org: string): string {
  return `${organization(org)}/reports`;
}

export function newReport(org: string): string {
  return `${reports(org)}/new`;
}

export function report(org: string, id: string): string {
  return `${reports(org)}/${s(id)}`;
}

/** Of the service itself, for the organization that runs it. */
export function administration(org: string): string {
  return `${organization(org)}/administration`;
}

/** All organizations that a provider acts for. */
export function overview(provider: string): string {
  return `${organization(provider)}/customers`;
}

/** What a search found. */
export function found(org: string, text: string): string {
  return `${organization(org)}/search?q=${s(text)}`;
}

/** The plan as a file, which the service renders. */
export function planFile(org: string, format: 'markdown' | 'csv' | 'ical' | 'html'): string {
  return `/api${plan(org)}/files/${format}`;
}

/** The week of a provider's pool as a spreadsheet, which the service renders. */
export function tickets(provider: string, hours: number): string {
  return `/api/providers/${s(provider)}/tickets?hours=${hours}`;
}

/** Models under the voluntary framework: one's own, and those that one was given access to. */
export const frontier = '/frontier';

/** By what trusted partners are chosen, and applications. */
export const frontierPartners = '/frontier/partners';
export const frontierLedger = '/frontier/ledger';
/** For everybody, signed in or not. */
export const frontierPublished = '/frontier/published';

export function frontierModel(model: string): string {
  return `${frontier}/${s(model)}`;
}

/** A model's releases as a calendar, which the service renders. */
export function frontierCalendar(model: string): string {
  return `/api/frontier/models/${s(model)}/timeline/calendar`;
}

export function frontierDetermination(model: string): string {
  return `${frontierModel(model)}/determination`;
}

export function frontierAccess(model: string): string {
  return `${frontierModel(model)}/access`;
}

export function frontierModelPartners(model: string): string {
  return `${frontierModel(model)}/partners`;
}

export function frontierTreated(model: string): string {
  return `${frontierModel(model)}/ledger`;
}

export function frontierEvidence(model: string): string {
  return `${frontierModel(model)}/evidence`;
}

/** Downloads, by the API itself. */
export function frontierEvidenceRuns(model: string, evidence: string): string {
  return `/api/frontier/models/${s(model)}/evidence/${s(evidence)}/runs`;
}

export function frontierResultRuns(model: string, result: string): string {
  return `/api/frontier/models/${s(model)}/results/${s(result)}/runs`;
}

export function frontierResultRecord({
  model,
  result,
  of,
}: {
  readonly model: string;
  readonly result: string;
  readonly of: string;
}): string {
  return `/api/frontier/models/${s(model)}/results/${s(result)}/record/${s(of)}`;
}

export const frontierCriteria = '/frontier/criteria';
export const frontierSuites = '/frontier/suites';

export function frontierFindings(model: string): string {
  return `${frontierModel(model)}/findings`;
}
