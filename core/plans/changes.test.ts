// What closes something: evidence, and nothing but evidence.
import { describe, expect, test } from 'vitest';
import type { Inventory } from '#core/components/inventory.ts';
import { addDays } from '#core/kernel/days.ts';
import { planAndRemember, type Made } from '#core/plans/make-plan.ts';
import { answer, finish, type Said, type State } from '#core/plans/state.ts';
import { renderState, stateOf } from '#core/plans/state-document.ts';
import {
  asOf,
  assetOf,
  componentOf,
  exploitedFlaw,
  flawOf,
  inputOf,
  inventoryOf,
  type Row,
} from '#tests/fixtures/matches.ts';

const nextWeek = addDays(asOf, 7);
const web = assetOf('web-1');
const lodash = componentOf('npm/lodash', '4.17.15');
const row: Row = { asset: web, component: lodash, flaw: flawOf('CVE-1'), fixedIn: ['4.17.21'] };
const nothing: Said = { on: asOf, hours: undefined, until: undefined, reason: undefined, because: undefined };
const newDigest = 'b'.repeat(64);

const first = planAndRemember(inputOf([row]));
const id = first.plan.actions[0]?.id ?? '';
const done = finish(first.state, id, nothing);
const saidDone = done.ok ? done.value : first.state;

/** What the next inventory holds of the asset, beside what is matched. */
function inventory(components: Parameters<typeof assetOf>[1], digest = newDigest, path = 'app.cdx.json'): Inventory {
  const [document] = inventoryOf([], digest).documents;
  if (document === undefined) throw new Error('no document in this fixture');
  return { assets: [assetOf('web-1', components)], documents: [{ ...document, path }] };
}

function next(rows: readonly Row[], seen: Inventory, state: State = saidDone): Made {
  return planAndRemember(inputOf(rows, { state, asOf: nextWeek, inventory: seen }));
}

const raised = componentOf('npm/lodash', '4.17.21');
const versionless = componentOf('npm/lodash', undefined);
const other = componentOf('npm/other', '1.0.0');

describe('is no proof that something is closed:', () => {
  test.each<[string, readonly Row[], Inventory]>([
    [
      'a component that lost its version',
      [{ ...row, component: versionless, verdict: 'unknown' }],
      inventory({ components: [versionless] }),
    ],
    ['an asset without any component, its document left out', [], inventory({ components: [] })],
    ['a feed without the record', [], inventory({ components: [lodash] })],
    ['a newer version that the feed does not speak of', [], inventory({ components: [raised] })],
    ['the same document read otherwise', [], inventory({ components: [other] }, 'a'.repeat(64))],
    ['an asset that is not there', [], { ...inventory({}), assets: [] }],
  ])('%s', (_, rows, seen) => {
    const { plan, state } = next(rows, seen);
    expect(plan.changes?.closed).toEqual([]);
    expect(state.seen).toMatchObject([{ vulnerability: 'CVE-1', firstSeenOn: asOf, closedOn: undefined }]);
    expect(state.actions.find((one) => one.id === id)).toMatchObject({ state: 'done', closedOn: undefined });
  });

  test('a newer document of something else', () => {
    const both = componentOf('npm/other', '1.0.0', { document: 1 });
    const [document] = inventoryOf([], 'c'.repeat(64)).documents;
    if (document === undefined) throw new Error('no document in this fixture');
    const two = (digest: string): Inventory => ({
      assets: [assetOf('web-1', { components: [lodash, both] })],
      documents: [...inventoryOf([]).documents, { ...document, path: 'os.cdx.json', digest }],
    });
    const before = planAndRemember(inputOf([row], { inventory: two('c'.repeat(64)) }));
    const one = two('d'.repeat(64));
    const seen = { ...one, assets: [assetOf('web-1', { components: [both] })] };
    expect(next([], seen, before.state).plan.changes).toMatchObject({ closed: [], notSeenAgain: ['CVE-1 on web-1'] });
  });
});

test('what can no longer be seen is named, counted, and not new when it comes back', () => {
  const { plan, state } = next([], inventory({ components: [lodash] }), first.state);
  expect(plan.changes?.notSeenAgain).toEqual(['CVE-1 on web-1']);
  expect(plan.cannotSee).toContainEqual({
    text: 'vulnerability seen before, by asset, and neither met nor seen to be gone now: still open',
    count: 1,
  });
  const back = planAndRemember(inputOf([row], { state, asOf: addDays(asOf, 14) }));
  expect(back.plan.changes).toMatchObject({ closed: [], arrived: [], notSeenAgain: [] });
});

describe('closes it:', () => {
  test.each<[string, readonly Row[], Inventory]>([
    [
      'a version that the feed judges not affected',
      [{ ...row, component: raised, verdict: 'not affected' }],
      inventory({ components: [raised] }),
    ],
    ['a newer document without the component', [], inventory({ components: [other] })],
    ['a newer document of another name', [], inventory({ components: [other] }, newDigest, 'app-2.cdx.json')],
  ])('%s', (_, rows, seen) => {
    const { plan, state } = next(rows, seen);
    expect(plan.changes).toMatchObject({ closed: ['CVE-1 on web-1'], notSeenAgain: [] });
    expect(state.seen).toMatchObject([{ closedOn: nextWeek }]);
    expect(state.actions.find((one) => one.id === id)).toMatchObject({ state: 'done', closedOn: nextWeek });
  });
});

test('what the operator answered is told as answered, and never as closed', () => {
  const decided = answer(first.state, id, { ...nothing, because: 'component_not_present' });
  const { plan, state } = next([row], inventory({ components: [lodash] }), decided.ok ? decided.value : first.state);
  expect(plan.changes).toMatchObject({ closed: [], answered: ['CVE-1 on web-1'], notSeenAgain: [] });
  expect(state.seen).toMatchObject([{ closedOn: undefined }]);
});

describe('a second plan of one day', () => {
  const kept: Row = { ...row, component: other, flaw: flawOf('CVE-2') };
  const come: Row = { ...row, component: other, flaw: flawOf('CVE-3') };
  const before = planAndRemember(inputOf([row, kept]));
  const seen = inventory({ components: [other] });
  const once = next([kept, come], seen, before.state);
  const told = { since: asOf, closed: ['CVE-1 on web-1'], arrived: ['CVE-3 on web-1'], newlyExploited: [] };

  test('tells again what changed since the last one of an earlier day', () => {
    expect(once.plan.changes).toMatchObject(told);
    const twice = next([kept, come], seen, stateOf(JSON.parse(renderState(once.state))));
    expect(twice.plan.changes).toEqual(once.plan.changes);
    expect(twice.state).toEqual(once.state);
  });

  test('and the next day tells nothing of it', () => {
    const input = inputOf([kept, come], { state: once.state, asOf: addDays(nextWeek, 1), inventory: seen });
    expect(planAndRemember(input).plan.changes).toMatchObject({ since: nextWeek, closed: [], arrived: [] });
  });

  test('tells nothing as closed that is back by then, nor as new', () => {
    const back = next([row, kept, come], inventory({ components: [lodash, other] }), once.state);
    expect(back.plan.changes).toMatchObject({ since: asOf, closed: [], arrived: ['CVE-3 on web-1'] });
  });

  test('tells again what has come into KEV since', () => {
    const planOn = (on: string, state: State): Made =>
      planAndRemember(inputOf([{ ...row, flaw: exploitedFlaw('CVE-1') }], { state, asOf: on }));
    const once = planOn(nextWeek, first.state);
    const twice = planOn(nextWeek, once.state);
    const after = planOn(addDays(nextWeek, 1), twice.state);
    const told = [once, twice, after].map((made) => made.plan.changes?.newlyExploited);
    expect(told).toEqual([['CVE-1'], ['CVE-1'], []]);
  });

  test('has nothing to be compared with where it is the second of the first day', () => {
    expect(planAndRemember(inputOf([row, kept], { state: before.state })).plan.changes).toBeUndefined();
  });
});

test('a state that did not keep what bore a vulnerability is read, and closes by a version that is not affected', () => {
  // Neither did it keep the plan before the last.
  const { documents, before, ...old } = first.state;
  expect([documents.length, before]).toEqual([1, undefined]);
  const bare = old.seen.map(({ components, documents: paths, ...rest }) => {
    expect([components, paths]).toEqual([['npm/lodash'], ['app.cdx.json']]);
    return rest;
  });
  const state = stateOf(JSON.parse(JSON.stringify({ ...old, seen: bare })));
  expect(stateOf(JSON.parse(renderState(state)))).toEqual(state);
  expect(next([], inventory({ components: [other] }), state).plan.changes?.closed).toEqual([]);
  const fixed: readonly Row[] = [{ ...row, component: raised, verdict: 'not affected' }];
  expect(next(fixed, inventory({ components: [raised] }), state).plan.changes?.closed).toEqual(['CVE-1 on web-1']);
});
