// Whom whoever runs the service means by an address, when they let somebody in again. Read over the owner's connection.
import type { PersonId } from '#core/kernel/ids.ts';
import { list, sql, type Askable } from '#server/postgres/sql.ts';

/** An account that is a member somewhere. */
export interface Account {
  readonly personId: PersonId;
  readonly name: string;
  readonly isSuspended: boolean;
  /** `Cedar Hospital (administrator)`: where it is a member, with what it is there. */
  readonly places: readonly string[];
  /** In how many of these it may act now. */
  readonly open: number;
  readonly passkeys: number;
}

/** As owner: those with this e-mail address, in any case, or this id; whoever is a member nowhere any more is left out. */
export async function accountsAt(owner: Askable, address: string): Promise<readonly Account[]> {
  const query = sql`
    SELECT p.person_id, p.name, p.suspended_at IS NOT NULL AS is_suspended,
           array_agg(
             o.name || ' (' || m.role || CASE WHEN m.state = 'active' THEN '' ELSE ', ' || m.state END
               || CASE WHEN o.suspended_at IS NULL THEN ')' ELSE ', which is suspended)' END
             ORDER BY o.org_id
           ) AS places,
           count(*) FILTER (WHERE m.state = 'active' AND o.suspended_at IS NULL)::int AS open,
           (SELECT count(*)::int FROM breakwater.passkey AS k WHERE k.person_id = p.person_id) AS passkeys
    FROM breakwater.person AS p
    JOIN breakwater.member AS m ON m.person_id = p.person_id AND m.state <> 'removed'
    JOIN breakwater.organization AS o USING (org_id)
    WHERE lower(p.email) = lower(${address}) OR p.person_id::text = lower(${address})
    GROUP BY p.person_id
    ORDER BY p.person_id`;
  return list(owner, query, 'person', (row) => ({
    personId: row.id<'person'>('person_id'),
    name: row.text('name'),
    isSuspended: row.boolean('is_suspended'),
    places: row.texts('places'),
    open: row.number('open'),
    passkeys: row.number('passkeys'),
  }));
}
