// Who reaches a model is said twice, in core/frontier/access and in row security; here both are asked about the same casts.
import fc from 'fast-check';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessScopes, type AccessPurpose, type AccessScope } from '#core/frontier/access/grant.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { grantsFor, reachOf } from '#core/frontier/access/reach.ts';
import { pathTo, type SignedIn } from '#core/parties/asker.ts';
import { askerOf, now, personIds } from '#core/parties/fixtures/scene.ts';
import {
  accessScene,
  modelIds,
  modelOf,
  ownGrants,
  writeAccessScene,
  type AccessScene,
} from '#server/frontier/fixtures/access-scene.ts';
import { secretOf } from '#server/postgres/fixtures/scene-rows.ts';
import { listOwnGrants } from '#server/postgres/frontier/access-grants.ts';
import { findModel, findModelStanding } from '#server/postgres/frontier/models.ts';
import { list, sql, type Query } from '#server/postgres/sql.ts';
import { findStanding } from '#server/postgres/standing.ts';
import { inTransaction, type Transaction } from '#server/postgres/transaction.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';
import { superuser } from '#tests/route-matrix/world.ts';

let database: TestDatabase;
let root: Client;
beforeAll(async () => {
  database = await testDatabase();
  root = await superuser(database);
});
afterAll(async () => {
  await root.end();
  await database.close();
});

const permissions = ['frontier.read', 'frontier.act', 'frontier.manage'] as const;
const someScopes = [undefined, ...accessScopes];
const offices: readonly AccessPurpose[] = ['determination', 'consultation', 'oversight'];

test('who has access to which model by a grant, for each scope and purpose', async () => {
  let count = 0;
  await everyPerson(async (tx, asker, cast) => {
    for (const scope of someScopes) {
      for (const purposes of [undefined, ['partner'] as const, offices]) {
        const query = sql`SELECT breakwater.frontier_models_held(${scope}, ${purposes}) AS ids`;
        const expected = held(cast, asker, scope, purposes);
        count += expected.length;
        expect(await idsIn(tx, query)).toEqual(expected);
      }
    }
  }, 50);
  // Casts in which nobody reaches anything would prove nothing.
  expect(count).toBeGreaterThan(20);
});

test('whose model it is, for each permission', async () => {
  await everyPerson(async (tx, asker, cast) => {
    for (const permission of permissions) {
      const query = sql`SELECT breakwater.frontier_models_of_mine(${permission}) AS ids`;
      expect(await idsIn(tx, query)).toEqual(own(cast, asker, permission));
    }
  });
});

test('what an operation finds of who asks, what they are named for and what the model depends on, is what there is', async () => {
  await everyPerson(async (tx, asker, cast) => {
    for (const modelId of modelIds) {
      const found = await factsFound(tx, modelId);
      for (const [permission, scope] of permissions.flatMap((one) => someScopes.map((two) => [one, two] as const))) {
        const own = ownGrants(cast, modelId, asker.personId);
        const byRule = reachOf(asker, modelOf(cast, modelId), own, { permission, scope, at: now });
        const at = Temporal.Now.instant();
        const byFacts = found && reachOf(found.asker, found.model, found.own, { permission, scope, at });
        expect(shortOf(byFacts)).toEqual(asker.suspended ? undefined : shortOf(byRule));
      }
    }
  });
});

test('which row of which table of a model is read', async () => {
  await everyPerson(async (tx, asker, cast) => {
    const mine = own(cast, asker, 'frontier.read');
    const any = held(cast, asker);
    const readers = held(cast, asker, 'record');
    const among = held(cast, asker, 'record', offices);
    expect(await textsIn(tx, sql`SELECT array_agg(model_id::text) AS texts FROM breakwater.frontier_model`)).toEqual(
      sorted([...mine, ...any]),
    );
    const moves = sql`SELECT array_agg(model_id || ' ' || audience) AS texts FROM breakwater.frontier_move`;
    expect(await textsIn(tx, moves)).toEqual(
      sorted([
        ...mine.flatMap((id) => [`${id} developer`, `${id} record`]),
        ...readers.map((id) => `${id} record`),
        ...among.map((id) => `${id} offices`),
      ]),
    );
    for (const [table, column, expected] of ofGrants(cast, asker)) {
      const text = `SELECT array_agg(${column}) AS texts FROM breakwater.${table}`;
      expect([table, await textsIn(tx, { text, values: [] })]).toEqual([table, sorted(expected)]);
    }
    const keys = sql`
      SELECT array_agg(compartment_id::text) AS texts FROM breakwater.data_key WHERE compartment_id IS NOT NULL`;
    const opened = await textsIn(tx, keys);
    for (const modelId of modelIds) {
      const { compartmentId } = modelOf(cast, modelId);
      const isRead = await textsIn(tx, sql`SELECT breakwater.my_compartments()::text[] AS texts`);
      expect(opened.includes(compartmentId)).toBe(any.includes(modelId) || isRead.includes(compartmentId));
    }
  });
});

/** Table, what names a row, and which rows are read. */
function ofGrants(cast: AccessScene, asker: SignedIn): readonly (readonly [string, string, readonly string[]])[] {
  const mine = own(cast, asker, 'frontier.read');
  const isOwn = ({ modelId }: { readonly modelId: string }): boolean => mine.includes(modelId);
  const manages = ({ holder }: AccessScene['grants'][number]): boolean =>
    pathTo(asker, 'frontier.manage', holder, now)?.by === 'member';
  const isLive = ({ revoked, expiresAt }: AccessScene['grants'][number]): boolean =>
    !revoked && Temporal.Instant.compare(now, expiresAt) < 0;
  const isNamed = ({ people }: AccessScene['grants'][number]): boolean =>
    !asker.suspended && people.some(({ personId, ended }) => personId === asker.personId && !ended);
  const seen = cast.grants.filter((one) => isOwn(one) || (isLive(one) && (manages(one) || isNamed(one))));
  const usable = cast.grants.filter((one) =>
    grantsFor(asker, modelOf(cast, one.modelId), ownGrants(cast, one.modelId, asker.personId), {
      permission: 'frontier.read',
      scope: 'model',
      at: now,
    }).some(({ grantId }) => grantId === one.grantId),
  );
  const owned = cast.grants.filter(isOwn).map(({ grantId }) => grantId);
  const people = cast.grants.flatMap((one) =>
    one.people
      .filter(
        ({ personId }) =>
          isOwn(one) || (personId === asker.personId && !asker.suspended) || (isLive(one) && manages(one)),
      )
      .map(({ personId }) => `${one.grantId} ${personId}`),
  );
  return [
    ['frontier_grant', 'grant_id::text', seen.map(({ grantId }) => grantId)],
    ['frontier_grant_person', `grant_id || ' ' || person_id`, people],
    ['frontier_grant_instructions', 'grant_id::text', [...owned, ...usable.map(({ grantId }) => grantId)]],
    ['frontier_grant_use', 'grant_id::text', owned],
    ['frontier_widening', 'grant_id::text', owned],
  ];
}

function own(cast: AccessScene, asker: SignedIn, permission: (typeof permissions)[number]): readonly string[] {
  return modelIds.filter(
    (modelId) => reachOf(asker, modelOf(cast, modelId), [], { permission, scope: undefined, at: now }) !== undefined,
  );
}

function held(
  cast: AccessScene,
  asker: SignedIn,
  scope?: AccessScope,
  purposes?: readonly AccessPurpose[],
): readonly string[] {
  return modelIds.filter((modelId) =>
    grantsFor(asker, modelOf(cast, modelId), ownGrants(cast, modelId, asker.personId), {
      permission: 'frontier.read',
      scope,
      at: now,
    }).some(({ purpose }) => purposes?.includes(purpose) ?? true),
  );
}

async function factsFound(tx: Transaction, modelId: ModelId) {
  const model = await findModel(tx, modelId);
  const asker = await findStanding(tx, { atLoopback: true });
  const standing = await findModelStanding(tx, modelId);
  if (model === undefined || asker === undefined || standing === undefined) return undefined;
  return { asker, model: { ...model, standing }, own: await listOwnGrants(tx, modelId) };
}

function shortOf(reach: ReturnType<typeof reachOf>): unknown {
  return reach?.by === 'grants' ? sorted(reach.grants.map(({ grantId }) => grantId)) : reach?.by;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted();
}

async function idsIn(tx: Transaction, query: Query): Promise<readonly string[]> {
  const [ids] = await list(tx, query, 'ids', (row) => row.ids('ids'));
  return sorted(ids ?? []);
}

async function textsIn(tx: Transaction, query: Query): Promise<readonly string[]> {
  const [texts] = await list(tx, query, 'texts', (row) => row.optional('texts', (column) => row.texts(column)) ?? []);
  return sorted(texts ?? []);
}

async function everyPerson(
  check: (tx: Transaction, asker: SignedIn, cast: AccessScene) => Promise<void>,
  numRuns = 20,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(accessScene, async (cast) => {
      await writeAccessScene(database.owner, root, cast);
      for (const id of personIds) {
        const asker = askerOf(cast.parties, id);
        // Who is suspended can't even enter; row security is asked as if they had: as nobody.
        const secret = asker.suspended ? undefined : secretOf(id);
        await inTransaction(database.app, secret, (tx) => check(tx, asker, cast));
      }
    }),
    { numRuns, endOnFailure: true },
  );
}
