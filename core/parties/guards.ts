// How each thing of the parties is guarded: what the rule is asked about it. The database's policies say the same.
import { assert } from '#core/kernel/assert.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import type { ReadIn } from '#core/parties/compartment.ts';
import type { Guarded } from '#core/parties/decide.ts';
import { label, openLabel, type Label } from '#core/parties/label.ts';
import type { OrganizationStanding } from '#core/parties/organization.ts';

/** All of an organization that has no label of its own: itself, its inventory, its plan. */
export function ofOrganization(organization: OrganizationStanding): Guarded {
  return { organization, label: openLabel, reach: 'organization', about: undefined };
}

/** What is of one person in an organization: their membership. */
export function ofPerson(organization: OrganizationStanding, about: PersonId): Guarded {
  return { ...ofOrganization(organization), about };
}

/** What is the organization's own people's alone, whoever may act for it: of a provider, the grants that it holds. */
export function ofOwnPeople(organization: OrganizationStanding): Guarded {
  return {
    ...ofOrganization(organization),
    label: made({ tlp: 'AMBER+STRICT', owners: [organization.organizationId] }),
  };
}

/** What a compartment holds, and who is in it. */
export function inCompartment(
  sponsor: OrganizationStanding,
  { compartmentId }: Pick<ReadIn, 'compartmentId'>,
): Guarded {
  return { ...ofOrganization(sponsor), label: made({ compartments: [compartmentId] }) };
}

/** Name, purpose and terms of a compartment: for whom it is open or offered to. */
export function ofOffer(sponsor: OrganizationStanding, readIn: ReadIn, at: Temporal.Instant): Guarded {
  const isOpen = readIn.state.state !== 'ended' && Temporal.Instant.compare(at, readIn.expiresAt) < 0;
  return isOpen ? ofPerson(sponsor, readIn.personId) : inCompartment(sponsor, readIn);
}

/** A thing that everybody may see whom its label names. */
export function withLabel(organization: OrganizationStanding, under: Label): Guarded {
  return { ...ofOrganization(organization), label: under, reach: 'audience' };
}

function made(limits: Partial<Label>): Label {
  const decision = label(limits);
  assert(decision.ok, 'these limits are those of a label');
  return decision.value;
}
