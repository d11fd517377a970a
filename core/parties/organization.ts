// The parties of the clearinghouse.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';

/** What an organization is to the clearinghouse; `clearinghouse` is the one that runs it. */
export const organizationKinds = [
  'federal_agency',
  'state_or_local_government',
  'critical_infrastructure_operator',
  'ai_developer',
  'software_vendor',
  'researcher',
  'service_provider',
  'clearinghouse',
] as const;

export type OrganizationKind = (typeof organizationKinds)[number];

/** How each kind reads to people. */
export const kindNames: Readonly<Record<OrganizationKind, string>> = {
  federal_agency: 'Federal agency',
  state_or_local_government: 'State or local government',
  critical_infrastructure_operator: 'Critical-infrastructure operator',
  ai_developer: 'AI developer',
  software_vendor: 'Software vendor or maintainer',
  researcher: 'Researcher',
  service_provider: 'Service provider',
  clearinghouse: 'Clearinghouse',
};

/** The sixteen sectors of critical infrastructure: National Security Memorandum 22 (30 April 2024), annex. */
export const sectors = [
  'chemical',
  'commercial_facilities',
  'communications',
  'critical_manufacturing',
  'dams',
  'defense_industrial_base',
  'emergency_services',
  'energy',
  'financial_services',
  'food_and_agriculture',
  'government_services_and_facilities',
  'healthcare_and_public_health',
  'information_technology',
  'nuclear_reactors_materials_and_waste',
  'transportation_systems',
  'water_and_wastewater_systems',
] as const;

export type Sector = (typeof sectors)[number];

/** An operator of critical infrastructure has a sector; nobody else has. */
export type OrganizationNature =
  | { readonly kind: 'critical_infrastructure_operator'; readonly sector: Sector }
  | { readonly kind: Exclude<OrganizationKind, 'critical_infrastructure_operator'>; readonly sector?: undefined };

/** What a decision needs to know of an organization. */
export interface OrganizationStanding {
  readonly organizationId: OrganizationId;
  readonly suspended: boolean;
  /** Invented: its people act over the loopback interface alone. */
  readonly example: boolean;
}

/** A party. */
export interface Organization extends OrganizationStanding {
  readonly name: string;
  readonly nature: OrganizationNature;
  /** Hours a week that it has for fixing. */
  readonly hoursAWeek: number;
  /** The directive that binds it, as the plan's `--bound-by` names it. */
  readonly boundBy: string | undefined;
}

/** Hours in a week: nobody has more for fixing, however many people share them, before they say so as more organizations. */
export const hoursAWeekMax = 10_000;
export const nameCharactersMax = 200;

/** Kinds that may act for others by a grant: a provider, a state's security centre, an agency's, the clearinghouse. */
const serving: readonly OrganizationKind[] = [
  'service_provider',
  'state_or_local_government',
  'federal_agency',
  'clearinghouse',
];

export function mayServe(kind: OrganizationKind): boolean {
  return serving.includes(kind);
}

/** Whether an organization of one kind may enrol one of another. The clearinghouse is one, and nobody enrols a second. */
export function mayEnrol(enroller: OrganizationKind, kind: OrganizationKind): boolean {
  if (kind === 'clearinghouse') return false;
  return enroller === 'clearinghouse' || (mayServe(enroller) && kind !== 'federal_agency');
}

/** A kind with its sector, as somebody states them. */
export function natureOf(
  kind: OrganizationKind,
  sector: Sector | undefined,
): Decision<OrganizationNature, 'organization.sector'> {
  if (kind === 'critical_infrastructure_operator') {
    if (sector !== undefined) return accept({ kind, sector });
    return refuse('organization.sector', 'An operator of critical infrastructure needs its sector.');
  }
  if (sector === undefined) return accept({ kind });
  return refuse(
    'organization.sector',
    `Only an operator of critical infrastructure has a sector, not: ${kindNames[kind]}.`,
  );
}
