// The first page of an organization: its week for whoever works on it, its customers for a provider.
import type { ReactNode } from 'react';
import { mayServe } from '#core/parties/organization.ts';
import { useOrganization } from '#portal/asking/me.ts';
import { GoTo } from '#portal/guide.ts';
import * as paths from '#portal/paths.ts';

export function OrganizationHome(): ReactNode {
  const { id, kind, permissions } = useOrganization();
  if (mayServe(kind)) return <GoTo href={paths.overview(id)} />;
  return <GoTo href={permissions.includes('plan.read') ? paths.plan(id) : paths.organization(id)} />;
}
