// Organizations, as far as whoever acts may see and change them.
import { assert } from '#core/kernel/assert.ts';
import type { InvitationId, OrganizationId } from '#core/kernel/ids.ts';
import {
  natureOf,
  organizationKinds,
  sectors,
  type Organization,
  type OrganizationKind,
  type OrganizationNature,
} from '#core/parties/organization.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** So many ids of a list at most, from behind `after` where it is given. */
export interface PageOf<Id> {
  readonly after: Id | undefined;
  readonly limit: number;
}

export async function findOrganization(tx: Transaction, id: OrganizationId): Promise<Organization | undefined> {
  const query = sql`
    SELECT org_id, name, kind, sector, hours_a_week, bound_by, is_example, suspended_at
    FROM breakwater.organization
    WHERE org_id = ${id}`;
  return find(tx, query, 'organization', toOrganization);
}

/** Those that whoever acts sees, as a member or by a grant, oldest first. */
export async function listOrganizations(
  tx: Transaction,
  { after, limit }: PageOf<OrganizationId>,
): Promise<readonly Organization[]> {
  const query = sql`
    SELECT org_id, name, kind, sector, hours_a_week, bound_by, is_example, suspended_at
    FROM breakwater.organization
    WHERE ${after}::uuid IS NULL OR org_id > ${after}::uuid
    ORDER BY org_id
    LIMIT ${limit}`;
  return list(tx, query, 'organization', toOrganization);
}

/** What its administrators may change of it; what is left out stays. */
export interface OrganizationChange {
  readonly name?: string | undefined;
  readonly hoursAWeek?: number | undefined;
  /** `null` where no directive binds it. */
  readonly boundBy?: string | null | undefined;
}

export async function changeOrganization(
  tx: Transaction,
  id: OrganizationId,
  { name, hoursAWeek, boundBy }: OrganizationChange,
): Promise<void> {
  const query = sql`
    UPDATE breakwater.organization
    SET name = coalesce(${name}, name),
        hours_a_week = coalesce(${hoursAWeek}, hours_a_week),
        bound_by = CASE WHEN ${boundBy !== undefined} THEN ${boundBy} ELSE bound_by END
    WHERE org_id = ${id}`;
  await write(tx, query, 1);
}

/** An organization to be made, with the invitation of its first administrator. */
export interface Enrolment {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly nature: OrganizationNature;
  readonly hoursAWeek: number;
  readonly invitationId: InvitationId;
  readonly email: string;
  readonly codeHash: Uint8Array;
  readonly expiresAt: Temporal.Instant;
}

/** In the name of the clearinghouse or a provider; false where whoever acts may not. */
export async function enrolOrganization(
  tx: Transaction,
  enroller: OrganizationId,
  enrolment: Enrolment,
): Promise<boolean> {
  const { organizationId, name, nature, hoursAWeek, invitationId, email, codeHash, expiresAt } = enrolment;
  const query = sql`
    SELECT breakwater.enrol_organization(
      ${enroller}, ${organizationId}, ${name}, ${nature.kind}, ${nature.sector}, ${hoursAWeek},
      ${invitationId}, ${email}, ${codeHash}, ${expiresAt}
    ) AS done`;
  return (await find(tx, query, 'organization', (row) => row.boolean('done'))) === true;
}

/** In the name of the clearinghouse; false where there is nothing to do, or whoever acts may not. */
export async function suspendOrganization(
  tx: Transaction,
  clearinghouse: OrganizationId,
  { organizationId, suspended }: { readonly organizationId: OrganizationId; readonly suspended: boolean },
): Promise<boolean> {
  const query = sql`
    SELECT breakwater.suspend_organization(${clearinghouse}, ${organizationId}, ${suspended}) AS done`;
  return (await find(tx, query, 'organization', (row) => row.boolean('done'))) === true;
}

/** An organization that acts for others, by its id; that it is there is no secret. */
export async function findProvider(
  tx: Transaction,
  id: OrganizationId,
): Promise<{ readonly name: string; readonly kind: OrganizationKind } | undefined> {
  const query = sql`SELECT name, kind FROM breakwater.find_provider(${id})`;
  return find(tx, query, 'organization', (row) => ({
    name: row.text('name'),
    kind: row.word('kind', organizationKinds),
  }));
}

function toOrganization(row: Row): Organization {
  const sector = row.optional('sector', (column) => row.word(column, sectors));
  const nature = natureOf(row.word('kind', organizationKinds), sector);
  assert(nature.ok, 'the table keeps kind and sector together');
  return {
    organizationId: row.id<'organization'>('org_id'),
    name: row.text('name'),
    nature: nature.value,
    hoursAWeek: row.number('hours_a_week'),
    boundBy: row.optional('bound_by', (column) => row.text(column)),
    suspended: row.optional('suspended_at', (column) => row.instant(column)) !== undefined,
    example: row.boolean('is_example'),
  };
}
