// Who reads a report is said twice, in core/findings/readers.ts and in row security; here both are asked about everybody.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayRead, mayReadProvenance } from '#core/findings/readers.ts';
import type { CompartmentId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
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
let compartment: CompartmentId;

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
  compartment = ids.next<'compartment'>();
  await write(
    database.owner,
    sql`INSERT INTO breakwater.compartment (org_id, compartment_id, name, purpose, purposes, terms, terms_digest, expires_at)
        VALUES (${lab}, ${compartment}, 'C', 'To try it', ARRAY['coordination', 'oversight'], 'T', 'd', now() + interval '1 day')`,
    1,
  );
  await handIn();
});
afterAll(() => database.close());

/** A report of the lab, with a provenance for the compartment; written as a member of it writes. */
async function handIn(): Promise<void> {
  const author = await makeMember(database, lab, 'operator');
  await readIn(author, lab, 'coordination');
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
    await write(
      tx,
      sql`INSERT INTO breakwater.report_provenance (org_id, report_id, owner_id, compartment_id, sealed, data_key_id)
          VALUES (${lab}, ${report}, ${lab}, ${compartment}, ${any}, ${key})`,
      1,
    );
  });
}

async function readIn(person: PersonId, behalf: OrganizationId, purpose: string): Promise<void> {
  await write(
    database.owner,
    sql`INSERT INTO breakwater.read_in (
          org_id, compartment_id, person_id, purposes, state, offered_by, expires_at, terms_digest, on_behalf_of, known_as,
          accepted_at
        )
        VALUES (${lab}, ${compartment}, ${person}, ARRAY[${purpose}], 'accepted', ${person}, now() + interval '1 hour', 'd',
                ${behalf}, 'Somebody', now())`,
    1,
  );
}

const owners = () => ({ organizationId: lab, compartmentId: compartment });

/** How many reports and provenances this person sees, by row security and by the rule. */
async function seenBy(person: PersonId) {
  return inTransaction(database.app, await signedIn(database, person), async (tx) => {
    const count = (table: 'report' | 'report_provenance') =>
      list(tx, { text: `SELECT 1 AS one FROM breakwater.${table}`, values: [] }, table, (row) => row.number('one'));
    const asker = await findStanding(tx, { atLoopback: true });
    const now = Temporal.Now.instant();
    const reads =
      mayRead(asker, { organizationId: lab, isClearinghouse: false }, lab, now) ||
      mayRead(asker, { organizationId: clearinghouse, isClearinghouse: true }, lab, now);
    const isTold = reads && asker !== undefined && mayReadProvenance(asker, owners(), now);
    return {
      rows: { report: (await count('report')).length, provenance: (await count('report_provenance')).length },
      rule: { report: Number(reads), provenance: Number(isTold) },
    };
  });
}

const places = ['lab', 'clearinghouse', 'stranger'] as const;
const people = places.flatMap((place) =>
  roles.flatMap((role) =>
    memberStates.flatMap((state) =>
      (['nobody', 'coordination', 'oversight'] as const).map((readInFor) => [place, role, state, readInFor] as const),
    ),
  ),
);

test('rule and row security agree on everybody, and both let in somebody', async () => {
  const organizations = { lab, clearinghouse, stranger };
  const found = { report: 0, provenance: 0 };
  for (const [place, role, state, readInFor] of people) {
    const org = organizations[place];
    const person = await makeMember(database, org, role);
    if (readInFor !== 'nobody') await readIn(person, org, readInFor);
    await database.owner.query('UPDATE breakwater.member SET state = $2 WHERE person_id = $1', [person, state]);
    const { rows, rule } = await seenBy(person);
    expect({ place, role, state, readInFor, ...rows }).toEqual({ place, role, state, readInFor, ...rule });
    found.report += rule.report;
    found.provenance += rule.provenance;
  }
  // Administrators, operators and auditors of two organizations; of them, those who are read in for coordination.
  expect(found).toEqual({ report: 3 * 2 * 3, provenance: 3 * 2 });
});

test('of an organization that is suspended the clearinghouse still reads, and its own people do not', async () => {
  await database.owner.query('UPDATE breakwater.organization SET suspended_at = now() WHERE org_id = $1', [lab]);
  const own = await seenBy(await makeMember(database, lab, 'administrator'));
  const coordinator = await seenBy(await makeMember(database, clearinghouse, 'operator'));
  await database.owner.query('UPDATE breakwater.organization SET suspended_at = NULL WHERE org_id = $1', [lab]);
  expect([own.rows.report, own.rule.report]).toEqual([0, 0]);
  expect([coordinator.rows.report, coordinator.rule.report]).toEqual([1, 1]);
});
