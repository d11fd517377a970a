// Who may see and do what is said twice, in core/parties and in row security; here both are asked about the same casts.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id, OrganizationId } from '#core/kernel/ids.ts';
import { compartmentsOf, heldAsMember, isOf, pathTo, type SignedIn } from '#core/parties/asker.ts';
import { decide, type Guarded } from '#core/parties/decide.ts';
import {
  askerOf,
  livelyScene,
  now,
  organizationIds,
  organizationOf,
  personIds,
  scene,
  someLabel,
  type Scene,
} from '#core/parties/fixtures/scene.ts';
import { inCompartment, ofOffer, ofOrganization, ofOwnPeople, ofPerson, withLabel } from '#core/parties/guards.ts';
import { isAtOrBelow } from '#core/parties/label.ts';
import { permissions, permissionsOf, purposeOf, roles, type Permission } from '#core/parties/permissions.ts';
import { secretOf, shifted, thingOf, writeScene } from '#server/postgres/fixtures/scene-rows.ts';
import { list, sql } from '#server/postgres/sql.ts';
import { findStanding } from '#server/postgres/standing.ts';
import { inTransaction, type Transaction } from '#server/postgres/transaction.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

const casts = fc.oneof(scene, livelyScene);
const runs = { numRuns: 20, endOnFailure: true };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.close());

describe('the rule and the database agree', () => {
  test('on what each role may, and what for', async () => {
    const rows = await list(
      database.owner,
      sql`SELECT role || ' ' || permission || ' ' || purpose AS held FROM breakwater.role_permission`,
      'role_permission',
      (row) => row.text('held'),
    );
    const held = roles.flatMap((role) =>
      permissionsOf(role).map((permission) => `${role} ${permission} ${purposeOf(permission)}`),
    );
    expect([...rows].sort()).toEqual(held.sort());
  });

  test('on what anybody holds anywhere: as member, by a grant, stepped up, in compartments', async () => {
    await everyPerson(async (tx, asker) => {
      const held = await heldInDatabase(tx);
      for (const permission of permissions) {
        const where = organizationIds.filter((id) => pathTo(asker, permission, id, now) !== undefined);
        const asMember = organizationIds.filter((id) => heldAsMember(asker, id, now).includes(permission));
        const compartments = [...compartmentsOf(asker, now, permission)].sort();
        expect(held.get(permission)).toEqual({ where, asMember, steppedUp: asMember, compartments });
      }
      expect(await idsIn(tx, sql`SELECT breakwater.my_orgs() AS ids`)).toEqual(
        organizationIds.filter((id) => isOf(asker, id)),
      );
      expect(await idsIn(tx, sql`SELECT breakwater.my_compartments() AS ids`)).toEqual(
        [...compartmentsOf(asker, now)].sort(),
      );
    });
  });

  test('on who it is that asks', async () => {
    await everyPerson(async (tx, asker) => {
      const standing = await findStanding(tx, { atLoopback: true });
      for (const organizationId of asker.suspended ? [] : organizationIds) {
        for (const permission of permissions) {
          const path = standing && pathTo(standing, permission, organizationId, Temporal.Now.instant());
          expect(path).toEqual(pathTo(asker, permission, organizationId, now));
        }
      }
    });
  });

  test('on every row that anybody sees', async () => {
    await everyPerson(async (tx, asker, cast) => {
      expect(await seenInDatabase(tx)).toEqual(seenByRule(cast, asker));
    });
  });

  test('on every row that anybody may change', async () => {
    await everyPerson(async (tx, asker, cast) => {
      const mayChange = (permission: Permission, guarded: Guarded): boolean => may(asker, permission, guarded, true);
      const organizations = organizationIds.filter((id) =>
        mayChange('organization.manage', ofOrganization(organizationOf(cast, id))),
      );
      expect(await idsIn(tx, changed.organization)).toEqual(organizations);
      const members = cast.members.filter(({ organizationId }) =>
        mayChange('members.manage', ofOrganization(organizationOf(cast, organizationId))),
      );
      expect(await textsIn(tx, changed.member)).toEqual(
        members.map(({ organizationId, personId }) => `${organizationId} ${personId}`).sort(),
      );
      const grants = cast.grants.filter(({ customer }) =>
        mayChange('grants.manage', ofOrganization(organizationOf(cast, customer))),
      );
      expect(await idsIn(tx, changed.grant)).toEqual(grants.map(({ grantId }) => grantId).sort());
      const compartments = cast.compartments.filter((one) =>
        mayChange('compartments.manage', inCompartment(organizationOf(cast, one.sponsor), one)),
      );
      expect(await idsIn(tx, changed.compartment)).toEqual(compartments.map((one) => one.compartmentId).sort());
    });
  });
});

describe('labels', () => {
  test('are seen one by one as they are seen in lists, by whoever is asked about', async () => {
    await everyPerson(async (_tx, asker, cast) => {
      const query = sql`
        SELECT coalesce(array_agg(note_id::text), '{}') AS texts
        FROM breakwater.note AS n
        WHERE breakwater.sees_note(${asker.personId}, n)`;
      const [seen = []] = await list(database.owner, query, 'texts', (row) => row.texts('texts'));
      expect(seen.map(thingOf).sort((a, b) => a - b)).toEqual(seenByRule(cast, asker).notes);
    });
  });

  test('are ordered in the database as in the rule', async () => {
    await fc.assert(
      fc.asyncProperty(casts, someLabel, async (cast, other) => {
        await writeScene(database.owner, cast);
        const { tlp, owners, compartments, embargoUntil } = other;
        const query = sql`
          SELECT coalesce(array_agg(note_id::text), '{}') AS texts
          FROM breakwater.note AS n
          WHERE breakwater.is_at_or_below(
            n, ${tlp}, ${owners}::uuid[], ${compartments}::uuid[],
            ${embargoUntil && shifted(embargoUntil)}::timestamptz
          )`;
        const [below = []] = await list(database.owner, query, 'texts', (row) => row.texts('texts'));
        const expected = [...cast.things.entries()].filter(([, { label }]) => isAtOrBelow(label, other));
        expect(below.map(thingOf).sort((a, b) => a - b)).toEqual(expected.map(([index]) => index));
      }),
      runs,
    );
  });
});

describe('the database alone', () => {
  test('shows nothing of anybody to whom nobody entered', async () => {
    await fc.assert(
      fc.asyncProperty(livelyScene, async (cast) => {
        await writeScene(database.owner, cast);
        const seen = await inTransaction(database.app, undefined, seenInDatabase);
        expect(Object.values(seen).flat()).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });
});

/** Each statement changes nothing and tells which rows it might have changed. */
const changed = {
  organization: sql`
    WITH c AS (UPDATE breakwater.organization SET hours_a_week = hours_a_week RETURNING org_id)
    SELECT coalesce(array_agg(org_id), '{}') AS ids FROM c`,
  member: sql`
    WITH c AS (UPDATE breakwater.member SET role = role RETURNING org_id || ' ' || person_id AS key)
    SELECT coalesce(array_agg(key), '{}') AS texts FROM c`,
  grant: sql`
    WITH c AS (
      UPDATE breakwater.provider_grant SET scopes = scopes
      WHERE org_id = ANY (breakwater.orgs_stepped_up('grants.manage')) RETURNING grant_id
    )
    SELECT coalesce(array_agg(grant_id), '{}') AS ids FROM c`,
  compartment: sql`
    WITH c AS (UPDATE breakwater.compartment SET name = name RETURNING compartment_id)
    SELECT coalesce(array_agg(compartment_id), '{}') AS ids FROM c`,
};

interface Seen {
  readonly organizations: readonly string[];
  readonly members: readonly string[];
  readonly persons: readonly string[];
  readonly grants: readonly string[];
  readonly compartments: readonly string[];
  readonly readIns: readonly string[];
  readonly notes: readonly number[];
}

async function seenInDatabase(tx: Transaction): Promise<Seen> {
  const all = (column: string, table: string): Promise<readonly string[]> =>
    textsIn(tx, {
      text: `SELECT coalesce(array_agg(${column}::text), '{}') AS texts FROM breakwater.${table}`,
      values: [],
    });
  const notes = await all('note_id', 'note');
  return {
    organizations: await all('org_id', 'organization'),
    members: await all("(org_id || ' ' || person_id)", 'member'),
    persons: await all('person_id', 'person'),
    grants: await all('grant_id', 'provider_grant'),
    compartments: await all('compartment_id', 'compartment'),
    readIns: await all("(compartment_id || ' ' || person_id)", 'read_in'),
    notes: notes.map(thingOf),
  };
}

function seenByRule(cast: Scene, asker: SignedIn): Seen {
  const sees = (permission: Permission, guarded: Guarded): boolean => may(asker, permission, guarded, false);
  const standing = (id: OrganizationId) => organizationOf(cast, id);
  const sponsorOf = (id: Id<'compartment'>): OrganizationId =>
    cast.compartments.find(({ compartmentId }) => compartmentId === id)?.sponsor ?? organizationIds[0];
  const members = cast.members.filter(({ organizationId, personId }) =>
    sees('members.read', ofPerson(standing(organizationId), personId)),
  );
  const readIns = cast.readIns.filter((one) => {
    const sponsor = standing(sponsorOf(one.compartmentId));
    return one.personId === asker.personId
      ? sees('members.read', ofPerson(sponsor, one.personId))
      : sees('compartments.manage', inCompartment(sponsor, one));
  });
  return {
    organizations: organizationIds.filter((id) => sees('organization.read', ofOrganization(standing(id)))),
    members: members.map(({ organizationId, personId }) => `${organizationId} ${personId}`).sort(),
    persons: personIds.filter(
      (id) => (id === asker.personId && !asker.suspended) || members.some(({ personId }) => personId === id),
    ),
    grants: cast.grants
      .filter(
        ({ customer, provider }) =>
          sees('grants.manage', ofOrganization(standing(customer))) ||
          sees('organization.read', ofOwnPeople(standing(provider))),
      )
      .map(({ grantId }) => grantId)
      .sort(),
    compartments: cast.readIns
      .filter((one) => one.personId === asker.personId)
      .filter((one) => sees('organization.read', ofOffer(standing(sponsorOf(one.compartmentId)), one, now)))
      .map(({ compartmentId }) => compartmentId)
      .sort(),
    readIns: readIns.map(({ compartmentId, personId }) => `${compartmentId} ${personId}`).sort(),
    notes: [...cast.things.entries()]
      .filter(([, { organizationId, label }]) => sees('organization.read', withLabel(standing(organizationId), label)))
      .map(([index]) => index),
  };
}

function may(asker: SignedIn, permission: Permission, guarded: Guarded, needsStepUp: boolean): boolean {
  return decide(asker, { permission, at: now, needsStepUp }, guarded).ok;
}

async function heldInDatabase(tx: Transaction) {
  const query = sql`
    SELECT permission,
      breakwater.orgs_where(permission) AS held,
      breakwater.orgs_as_member(permission) AS as_member,
      breakwater.orgs_stepped_up(permission) AS stepped_up,
      breakwater.compartments_for(permission) AS compartments
    FROM unnest(${permissions}::text[]) AS permission`;
  const rows = await list(tx, query, 'role_permission', (row) => {
    const ids = (column: string) => [...new Set(row.ids(column))].sort();
    const held = {
      where: ids('held'),
      asMember: ids('as_member'),
      steppedUp: ids('stepped_up'),
      compartments: ids('compartments'),
    };
    return [row.word('permission', permissions), held] as const;
  });
  return new Map(rows);
}

async function idsIn(tx: Transaction, query: ReturnType<typeof sql>): Promise<readonly string[]> {
  const [ids] = await list(tx, query, 'ids', (row) => row.ids('ids'));
  return [...(ids ?? [])].sort();
}

async function textsIn(tx: Transaction, query: ReturnType<typeof sql>): Promise<readonly string[]> {
  const [texts] = await list(tx, query, 'texts', (row) => row.texts('texts'));
  return [...(texts ?? [])].sort();
}

/** Writes casts by chance, and lets each of their people enter. */
async function everyPerson(check: (tx: Transaction, asker: SignedIn, cast: Scene) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(casts, async (cast) => {
      await writeScene(database.owner, cast);
      for (const id of personIds) {
        const asker = askerOf(cast, id);
        // Who is suspended can't even enter; row security is asked as if they had: as nobody.
        const secret = asker.suspended ? undefined : secretOf(id);
        await inTransaction(database.app, secret, (tx) => check(tx, asker, cast));
      }
    }),
    runs,
  );
}
