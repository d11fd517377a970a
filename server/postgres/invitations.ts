// Invitations into organizations, and what becomes of them.
import type { InvitationId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { invitationStates, type Invitation } from '#core/parties/invitation.ts';
import { memberStates, type MemberState } from '#core/parties/member.ts';
import { roles, type Role } from '#core/parties/permissions.ts';
import type { PageOf } from '#server/postgres/organizations.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** In the name of whoever acts. */
export async function insertInvitation(
  tx: Transaction,
  { invitationId, organizationId, email, role, invitedBy, expiresAt }: Invitation,
  codeHash: Uint8Array,
): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.invitation (org_id, invitation_id, email, role, code_hash, invited_by, expires_at, state)
    VALUES (${organizationId}, ${invitationId}, ${email}, ${role}, ${codeHash}, ${invitedBy}, ${expiresAt}, 'open')`;
  await write(tx, query, 1);
}

/** Newest first, the settled ones too. */
export async function listInvitations(
  tx: Transaction,
  organization: OrganizationId,
  { after, limit }: PageOf<InvitationId>,
): Promise<readonly Invitation[]> {
  const query = sql`
    SELECT org_id, invitation_id, email, role, invited_by, expires_at, state
    FROM breakwater.invitation
    WHERE org_id = ${organization} AND (${after}::uuid IS NULL OR invitation_id < ${after}::uuid)
    ORDER BY invitation_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'invitation', toInvitation);
}

/** False where there is no open one that whoever acts may take back. */
export async function withdrawInvitation(
  tx: Transaction,
  organization: OrganizationId,
  invitation: InvitationId,
): Promise<boolean> {
  const query = sql`
    UPDATE breakwater.invitation
    SET state = 'withdrawn', settled_at = now()
    WHERE org_id = ${organization} AND invitation_id = ${invitation} AND state = 'open'`;
  return (await writeAny(tx, query)) === 1;
}

/** What whoever has the code may know of it. */
export interface BroughtInvitation {
  readonly invitation: Invitation;
  readonly organizationName: string;
  /** Who invited, while they are still a member; and what they are there. */
  readonly inviter: { readonly name: string; readonly role: Role } | undefined;
  /** What whoever brings it is in the organization already. */
  readonly present: { readonly role: Role; readonly state: MemberState } | undefined;
}

/** Asked by anybody. */
export async function findBroughtInvitation(
  tx: Transaction,
  codeHash: Uint8Array,
): Promise<BroughtInvitation | undefined> {
  const query = sql`SELECT * FROM breakwater.invitation_by_code(${codeHash})`;
  return find(tx, query, 'invitation', (row) => {
    const inviterName = row.optional('inviter_name', (column) => row.text(column));
    const inviterRole = row.optional('inviter_role', (column) => row.word(column, roles));
    const role = row.optional('present_role', (column) => row.word(column, roles));
    const state = row.optional('present_state', (column) => row.word(column, memberStates));
    return {
      invitation: toInvitation(row),
      organizationName: row.text('org_name'),
      inviter:
        inviterName === undefined || inviterRole === undefined ? undefined : { name: inviterName, role: inviterRole },
      present: role === undefined || state === undefined ? undefined : { role, state },
    };
  });
}

/**
 * Makes whoever acts the member that it keeps a place for; where nobody acts, a new person of this id and name. Their id;
 * `undefined` where it can't be, whatever the rule has found: the database looks by itself.
 */
export async function acceptByCode(
  tx: Transaction,
  codeHash: Uint8Array,
  stranger: { readonly personId: PersonId; readonly name: string } | undefined,
): Promise<PersonId | undefined> {
  const query = sql`
    SELECT breakwater.accept_invitation(${codeHash}, ${stranger?.personId}::uuid, ${stranger?.name}) AS person_id`;
  return find(tx, query, 'invitation', (row) => row.optional('person_id', (column) => row.id<'person'>(column)));
}

function toInvitation(row: Row): Invitation {
  return {
    invitationId: row.id<'invitation'>('invitation_id'),
    organizationId: row.id<'organization'>('org_id'),
    email: row.text('email'),
    role: row.word('role', roles),
    invitedBy: row.optional('invited_by', (column) => row.id<'person'>(column)),
    expiresAt: row.instant('expires_at'),
    state: row.word('state', invitationStates),
  };
}
