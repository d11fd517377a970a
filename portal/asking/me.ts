// In which organizations whoever is signed in acts, and what they may do in the one whose pages these are.
import { createContext, use } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { listOrganizations, showOrganization } from '#api/organizations.ts';
import type { Permission } from '#core/parties/permissions.ts';

export type MyOrganization = AnswerOf<typeof listOrganizations>['organizations'][number];

/** The organization whose pages these are, with one's permissions in it. */
export type ThisOrganization = AnswerOf<typeof showOrganization>;

const MineContext = createContext<readonly MyOrganization[]>([]);
export const MineProvider = MineContext.Provider;

export function useMine(): readonly MyOrganization[] {
  return use(MineContext);
}

const MyNameContext = createContext('');
export const MyNameProvider = MyNameContext.Provider;

export function useMyName(): string {
  return use(MyNameContext);
}

const OrganizationContext = createContext<ThisOrganization | undefined>(undefined);
export const OrganizationProvider = OrganizationContext.Provider;

export function useOrganization(): ThisOrganization {
  const organization = use(OrganizationContext);
  if (organization === undefined) throw new Error('this page stands within an organization');
  return organization;
}

/** Whether what is asked of this organization would be permitted, as far as its pages can tell; the service decides. */
export function useMay(permission: Permission): boolean {
  return useOrganization().permissions.includes(permission);
}
