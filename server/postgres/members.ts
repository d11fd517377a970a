// Members of organizations, as far as whoever acts may see and change them.
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { memberStates, type Member } from '#core/parties/member.ts';
import { roles } from '#core/parties/permissions.ts';
import type { PageOf } from '#server/postgres/organizations.ts';
import type { Row } from '#server/postgres/row.ts';
import { list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** A member with what the organization knows of the person. */
export interface NamedMember extends Member {
  readonly name: string;
  readonly email: string;
}

/** Those who were removed are left out. */
export async function listMembers(
  tx: Transaction,
  organization: OrganizationId,
  { after, limit }: PageOf<PersonId>,
): Promise<readonly NamedMember[]> {
  const query = sql`
    SELECT m.org_id, m.person_id, m.role, m.state, m.since, p.name, p.email
    FROM breakwater.member AS m
    JOIN breakwater.person AS p USING (person_id)
    WHERE m.org_id = ${organization} AND m.state <> 'removed' AND (${after}::uuid IS NULL OR m.person_id > ${after}::uuid)
    ORDER BY m.person_id
    LIMIT ${limit}`;
  return list(tx, query, 'member', (row) => ({ ...toMember(row), name: row.text('name'), email: row.text('email') }));
}

/**
 * All members, locked in the order of their ids until the transaction ends: two administrators who remove each other at the
 * same moment do it one after the other, and the second is refused.
 */
export async function lockMembers(tx: Transaction, organization: OrganizationId): Promise<readonly Member[]> {
  const query = sql`
    SELECT org_id, person_id, role, state, since
    FROM breakwater.member
    WHERE org_id = ${organization}
    ORDER BY person_id
    FOR UPDATE`;
  return list(tx, query, 'member', toMember);
}

export async function saveMember(tx: Transaction, { organizationId, personId, role, state }: Member): Promise<void> {
  const query = sql`
    UPDATE breakwater.member
    SET role = ${role}, state = ${state}
    WHERE org_id = ${organizationId} AND person_id = ${personId}`;
  await write(tx, query, 1);
}

function toMember(row: Row): Member {
  return {
    organizationId: row.id<'organization'>('org_id'),
    personId: row.id<'person'>('person_id'),
    role: row.word('role', roles),
    state: row.word('state', memberStates),
    since: row.instant('since'),
  };
}
