// Who reads a report is said twice, in core/findings/readers.ts and in row security; here both are asked about everybody.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayRead } from '#core/findings/readers.ts';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { memberStates } from '#core/parties/member.ts';
import { roles } from '#core/parties/permissions.ts';
import { list, sql, write } from '#server/postgres/sql.ts';
import { findStanding } from '#server/postgres/standing.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { ids, makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;
let lab: OrganizationId;
let clearinghouse: OrganizationId;
let stranger: OrganizationId;

beforeAll(async () => {
  database = await testDatabase();
  [lab, clearinghouse, stranger] = [
    await makeOrganization(database, 'Lab'),
    await makeOrganization(database, 'Clearinghouse'),
    await makeOrganization(database, 'Stranger'),
  ];
  await write(
    database.owner,
    sql`UPDATE breakwater.organization SET kind = 'clearinghouse' WHERE org_id = ${clearinghouse}`,
    1,
  );
  await handIn();
});
afterAll(() => database.close());

/** A report of the lab; written as a member of it writes. */
async function handIn(): Promise<void> {
  const author = await makeMember(database, lab, 'operator');
  const [report, key] = [ids.next<'report'>(), ids.next<'data-key'>()];
  const any = new Uint8Array(32);
  await inTransaction(database.app, await signedIn(database, author), async (tx) => {
    await write(
      tx,
      sql`INSERT INTO breakwater.report (
            org_id, report_id, receipt_hash, received_at, grade, policy, acknowledge_by, contact_by, disclose_at,
            sealed, data_key_id
          )
          VALUES (${lab}, ${report}, ${any}, now(), 'E0', '2026-11-29', now() + interval '1 day',
                  now() + interval '1 day', now() + interval '1 day', ${any}, ${key})`,
      1,
    );
  });
}

/** How many reports this person sees, by row security and by the rule. */
async function seenBy(person: PersonId) {
  return inTransaction(database.app, await signedIn(database, person), async (tx) => {
    const rows = await list(tx, sql`SELECT 1 AS one FROM breakwater.report`, 'report', (row) => row.number('one'));
    const asker = await findStanding(tx, { atLoopback: true });
    const now = Temporal.Now.instant();
    const reads =
      mayRead(asker, { organizationId: lab, isClearinghouse: false }, lab, now) ||
      mayRead(asker, { organizationId: clearinghouse, isClearinghouse: true }, lab, now);
    return { rows: rows.length, rule: Number(reads) };
  });
}

const places = ['lab', 'clearinghouse', 'stranger'] as const;
const people = places.flatMap((place) =>
  roles.flatMap((role) => memberStates.map((state) => [place, role, state] as const)),
);

test('rule and row security agree on everybody, and both let in somebody', async () => {
  const organizations = { lab, clearinghouse, stranger };
  let found = 0;
  for (const [place, role, state] of people) {
    const person = await makeMember(database, organizations[place], role);
    await database.owner.query('UPDATE breakwater.member SET state = $2 WHERE person_id = $1', [person, state]);
    const { rows, rule } = await seenBy(person);
    expect({ place, role, state, rows }).toEqual({ place, role, state, rows: rule });
    found += rule;
  }
  // Administrators, operators and auditors of two organizations.
  expect(found).toBe(3 * 2);
});

test('of an organization that is suspended the clearinghouse still reads, and its own people do not', async () => {
  await database.owner.query('UPDATE breakwater.organization SET suspended_at = now() WHERE org_id = $1', [lab]);
  const own = await seenBy(await makeMember(database, lab, 'administrator'));
  const coordinator = await seenBy(await makeMember(database, clearinghouse, 'operator'));
  await database.owner.query('UPDATE breakwater.organization SET suspended_at = NULL WHERE org_id = $1', [lab]);
  expect([own.rows, own.rule]).toEqual([0, 0]);
  expect([coordinator.rows, coordinator.rule]).toEqual([1, 1]);
});
