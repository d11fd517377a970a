// Addresses of the portal's pages: the one list, for links and for the table of routes.

/** A segment of outside text. */
const s = encodeURIComponent;

export const home = '/';
export const signIn = '/sign-in';
export const claim = '/claim';
export const account = '/account';
export const administration = '/administration';

export function invitation(code: string): string {
  return `/invitations/${s(code)}`;
}

export function organization(org: string): string {
  return `/organizations/${s(org)}`;
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

export function asset(org: string, id: string): string {
  return `${organization(org)}/assets/${s(id)}`;
}

export function members(org: string): string {
  return `${organization(org)}/members`;
}

export function tokens(org: string): string {
  return `${organization(org)}/tokens`;
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

export function overview(provider: string): string {
  return `/providers/${s(provider)}/overview`;
}

/** What a search found. */
export function found(org: string, text: string): string {
  return `${organization(org)}/search?q=${s(text)}`;
}
