// Parties as the API answers them.
import type { Organization } from '#core/parties/organization.ts';
import type { Label } from '#core/parties/label.ts';

export function organizationInAnswer(organization: Organization) {
  const { organizationId, name, nature, hoursAWeek, boundBy, example } = organization;
  return {
    id: organizationId,
    name,
    kind: nature.kind,
    sector: nature.sector,
    hoursAWeek,
    boundBy,
    isExample: example,
  };
}

export function labelInAnswer({ tlp, owners, compartments, embargoUntil }: Label) {
  return { tlp, owners: [...owners], compartments: [...compartments], embargoUntil: embargoUntil?.toString() };
}
