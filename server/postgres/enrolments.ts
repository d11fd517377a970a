// Organizations that one enrolled and that nobody can sign in to yet (migrations/0131).
import { invitationStates, type Invitation } from '#core/parties/invitation.ts';
import type { InvitationId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { PageOf } from '#server/postgres/organizations.ts';
import { find, list, sql } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface WaitingOrganization extends Pick<Invitation, 'state' | 'expiresAt'> {
  readonly organizationId: OrganizationId;
  readonly name: string;
  /** Where its first administrator was invited. */
  readonly administrator: string;
}

/** Newest first, with the last invitation of the first administrator of each. */
export async function listWaitingOrganizations(
  tx: Transaction,
  enroller: OrganizationId,
  { after, limit }: PageOf<OrganizationId>,
): Promise<readonly WaitingOrganization[]> {
  const query = sql`
    SELECT org_id, name, administrator, state, expires_at
    FROM breakwater.list_waiting_organizations(${enroller}, ${after}::uuid, ${limit})`;
  return list(tx, query, 'organization', (row) => ({
    organizationId: row.id<'organization'>('org_id'),
    name: row.text('name'),
    administrator: row.text('administrator'),
    state: row.word('state', invitationStates),
    expiresAt: row.instant('expires_at'),
  }));
}

/** What takes the place of the invitations of before. */
export interface NewLink {
  readonly organizationId: OrganizationId;
  readonly invitationId: InvitationId;
  readonly codeHash: Uint8Array;
  readonly expiresAt: Temporal.Instant;
}

/**
 * In the name of who enrolled it. Where its first administrator is invited, and who accepted before and is no member any more;
 * `undefined` where there is no such organization, whoever acts may not, or somebody of it can sign in.
 */
export async function inviteAgain(
  tx: Transaction,
  enroller: OrganizationId,
  { organizationId, invitationId, codeHash, expiresAt }: NewLink,
): Promise<{ readonly administrator: string; readonly removed: readonly PersonId[] } | undefined> {
  const query = sql`
    SELECT administrator, removed
    FROM breakwater.invite_again(${enroller}, ${organizationId}, ${invitationId}, ${codeHash}, ${expiresAt})`;
  return find(tx, query, 'invitation', (row) => ({
    administrator: row.text('administrator'),
    removed: row.ids<'person'>('removed'),
  }));
}
