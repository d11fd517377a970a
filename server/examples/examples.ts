// The three invented organizations of examples/: what they run is read from there.
import type { OrganizationNature } from '#core/parties/organization.ts';

export interface Example {
  /** The folder in examples/. */
  readonly folder: string;
  readonly name: string;
  readonly nature: OrganizationNature;
  readonly hoursAWeek: number;
  /** Its one account, which nobody can sign in with until a link of the terminal claims it. */
  readonly administrator: { readonly name: string; readonly email: string };
}

export const examples: readonly Example[] = [
  {
    folder: 'hospital',
    name: 'Cedar Valley Hospital',
    nature: { kind: 'critical_infrastructure_operator', sector: 'healthcare_and_public_health' },
    hoursAWeek: 8,
    administrator: { name: 'Rosa Keller', email: 'it@cedar-valley.example' },
  },
  {
    folder: 'bank',
    name: 'Millbrook Community Bank',
    nature: { kind: 'critical_infrastructure_operator', sector: 'financial_services' },
    hoursAWeek: 8,
    administrator: { name: 'Daniel Osei', email: 'it@millbrook.example' },
  },
  {
    folder: 'utility',
    name: 'Three Rivers Water District',
    nature: { kind: 'critical_infrastructure_operator', sector: 'water_and_wastewater_systems' },
    hoursAWeek: 8,
    administrator: { name: 'Mae Lindqvist', email: 'operations@three-rivers.example' },
  },
];
