// Who is signed in, and in which organizations they act.
import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { OrganizationKind } from '#core/parties/organization.ts';
import type { Permission } from '#core/parties/permissions.ts';
import type { Answering } from '#portal/components/answered.tsx';

export interface MyOrganization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly permissions: readonly Permission[];
  /** The provider whose member one is, where one acts by a grant. */
  readonly through?: string | undefined;
}

export interface Me {
  readonly name: string;
  readonly isAdministrator: boolean;
  readonly organizations: readonly MyOrganization[];
}

export function useMe(): Answering<Me> {
  const query = useQuery({ queryKey: ['me'], queryFn: async () => (await fetch('/api/me')).json() });
  if (query.data !== undefined) return { is: 'answered', value: query.data };
  return { is: 'asking' };
}

const OrganizationContext = createContext<MyOrganization | undefined>(undefined);
export const OrganizationProvider = OrganizationContext.Provider;

/** The organization whose pages these are. */
export function useOrganization(): MyOrganization {
  const organization = use(OrganizationContext);
  if (organization === undefined) throw new Error('this page stands within an organization');
  return organization;
}

/** Whether what is asked of this organization would be permitted, as far as its pages can tell; the service decides. */
export function useMay(permission: Permission): boolean {
  return useOrganization().permissions.includes(permission);
}
