// Who may read a report: people of the organization that handed it in, and those of the clearinghouse, each by permission.
import type { SignedIn } from '#core/parties/asker.ts';
import { decide } from '#core/parties/decide.ts';
import { ofOwnPeople } from '#core/parties/guards.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';

/** In whose name somebody reads: of an organization its own reports, of the clearinghouse all. */
export interface Desk {
  readonly organizationId: OrganizationId;
  readonly isClearinghouse: boolean;
}

/** Whether `asker` may read, at this desk, a report of `submitter`. */
export function mayRead(
  asker: SignedIn | undefined,
  desk: Desk,
  submitter: OrganizationId,
  at: Temporal.Instant,
): boolean {
  if (asker === undefined || (!desk.isClearinghouse && desk.organizationId !== submitter)) return false;
  // That the organization is suspended is found in the asker's own standing there.
  const organization = { organizationId: desk.organizationId, suspended: false, example: false };
  return decide(asker, { permission: 'reports.read', at, needsStepUp: false }, ofOwnPeople(organization)).ok;
}
