// What columns may hold is what the types say: a word that is added in one place alone fails here, or does not compile.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Component } from '#core/components/component.ts';
import { assetKinds, type Asset } from '#core/components/asset.ts';
import type { ActionKind } from '#core/plans/action.ts';
import type { ActionRecord, GivenAnswer } from '#core/plans/state.ts';
import type { Tier } from '#core/priority/priority.ts';
import type { MoveName } from '#server/postgres/action-moves.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** All words of a type: none may be missing, none be more. */
const all = <Word extends string>(words: Readonly<Record<Word, true>>): readonly string[] => Object.keys(words);

const exposures = all<Asset['exposure']['value']>({ public: true, internal: true, isolated: true, unknown: true });
const criticalities = all<Asset['criticality']['value']>({
  essential: true,
  important: true,
  other: true,
  unknown: true,
});
const kinds = all<ActionKind>({
  upgrade: true,
  mitigate: true,
  isolate: true,
  investigate: true,
  replace: true,
  confirm: true,
  ask: true,
  harden: true,
});
const states = all<ActionRecord['state']>({
  proposed: true,
  planned: true,
  started: true,
  done: true,
  deferred: true,
  answered: true,
});
const questions = all<GivenAnswer['kind']>({
  exposure: true,
  criticality: true,
  product: true,
  automatable: true,
  impact: true,
  column: true,
  name: true,
});

test.each([
  ['asset', 'kind', assetKinds],
  ['asset', 'exposure', exposures],
  ['asset', 'documented_exposure', exposures],
  ['asset', 'criticality', criticalities],
  ['asset', 'documented_criticality', criticalities],
  ['component', 'depth', all<Component['depth']>({ direct: true, transitive: true, unknown: true })],
  ['match', 'tier', all<Tier>({ '3DF': true, '3D': true, '14D': true, '60D': true, FSU: true })],
  ['action_record', 'kind', kinds],
  ['action_record', 'state', states],
  ['action_move', 'move', all<MoveName>({ start: true, done: true, defer: true, answer: true })],
  ['answer', 'kind', questions],
])('%s.%s holds the words of its type', async (table, column, words) => {
  const { rows } = await database.owner.query<{ rule: string }>(
    `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = $1 AND contype = 'c'`,
    [`${table}_${column}_check`],
  );
  const allowed = [...(rows[0]?.rule ?? '').matchAll(/'([^']+)'::text/g)].map(([, word]) => word);
  expect(allowed.length).toBe(words.length);
  expect(new Set(allowed)).toEqual(new Set(words));
});
