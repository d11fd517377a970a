// What people said holds for what they said it of, whichever assets stand in one line with it.
import { describe, expect, test } from 'vitest';
import type { Inventory } from '#core/components/inventory.ts';
import { addDays } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { planAndRemember, type Made } from '#core/plans/make-plan.ts';
import { answer, defer, finish, start, type Move, type Said, type State } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, flawOf, inputOf, inventoryOf, type Row } from '#tests/fixtures/matches.ts';

const nextWeek = addDays(asOf, 7);
const nothing: Said = { on: asOf, hours: undefined, until: undefined, reason: undefined, because: undefined };

/** Each host's component stands in a document of its own. */
const on = (host: number, flaw = 'CVE-1'): Row => ({
  asset: assetOf(`host-${host}`),
  component: componentOf('npm/lodash', '4.17.15', { document: host - 1 }),
  flaw: flawOf(flaw),
  fixedIn: ['4.17.21'],
});

function plan(rows: readonly Row[], state?: State, renewed: readonly number[] = []): Made {
  const input = inputOf(rows);
  const [document] = inventoryOf([]).documents;
  if (document === undefined) throw new Error('no document in this fixture');
  const documents = [1, 2, 3].map((host) => ({
    ...document,
    path: `host-${host}.json`,
    digest: `${renewed.includes(host) ? 'n' : 'o'}${host}`,
  }));
  const inventory: Inventory = { assets: input.inventory.assets, documents };
  return planAndRemember({
    ...input,
    inventory,
    ...(state === undefined ? {} : { state, asOf: nextWeek }),
    capacityHours: 40,
  });
}

// oxlint-disable-next-line max-params -- a move as people make it
function moved(move: Move, state: State, id: string, said: Partial<Said> = {}): State {
  const decided = move(state, id, { ...nothing, ...said });
  if (!decided.ok) throw new Error(decided.why);
  return decided.value;
}

function told({ plan: made }: Made): readonly string[] {
  return [...made.actions, ...made.later].map(
    ({ state, assets, id }: Action) =>
      `${state} ${assets.map(({ name }) => name).join(' ')}${id === both ? ' (same id)' : ''}`,
  );
}

const first = plan([on(1), on(2)]);
const both = first.plan.actions[0]?.id ?? '';
const until = addDays(asOf, 30);

describe('done on two hosts', () => {
  const state = moved(finish, first.state, both, { hours: 2 });

  test('and one of them proved: the other is still said, not seen', () => {
    const later = plan([on(2)], state, [1]);
    expect(told(later)).toEqual(['said, not seen host-2 (same id)']);
    expect(later.state.actions.find(({ id }) => id === both)).toMatchObject({ state: 'done', hours: 2 });
  });

  test('and one of them contradicted: only that one is asked for, and why', () => {
    const later = plan([on(1), on(2)], state, [1]);
    expect(told(later)).toEqual(['planned host-1', 'said, not seen host-2 (same id)']);
    expect(later.plan.actions[0]?.why.at(-1)).toEqual({
      text: `You said on ${asOf} that this is done on host-1; a newer inventory still shows it there.`,
      source: 'host-1.json',
    });
  });

  test('and a third host comes: only that one is asked for', () => {
    expect(told(plan([on(1), on(2), on(3)], state))).toEqual([
      'planned host-3',
      'said, not seen host-1 host-2 (same id)',
    ]);
  });

  test('and a flaw comes that it was not said of: its host is asked for', () => {
    const later = plan([on(1), on(1, 'CVE-2'), on(2)], state);
    expect(told(later)).toEqual(['planned host-1', 'said, not seen host-2 (same id)']);
    expect(later.plan.actions[0]?.why.at(-1)).toEqual({
      text: `You said on ${asOf} that this is done on host-1; 1 vulnerability came after that.`,
      source: `you, ${asOf}`,
    });
    expect(later.state.actions.find(({ id }) => id === both)).toMatchObject({ state: 'done', hours: 2 });
  });
});

describe('put off on two hosts', () => {
  const state = moved(defer, first.state, both, { until, reason: 'holidays' });

  test.each([
    [
      [on(1), on(2), on(3)],
      ['planned host-3', 'deferred host-1 host-2 (same id)'],
    ],
    [[on(2)], ['deferred host-2 (same id)']],
    [
      [on(1), on(2), on(2, 'CVE-2')],
      ['planned host-2', 'deferred host-1 (same id)'],
    ],
  ])('and others come or go: it stays put off, and only the rest is asked for (%#)', (rows, expected) => {
    const later = plan(rows, state);
    expect(told(later)).toEqual(expected);
    const again = plan(rows, later.state);
    expect(told(again)).toEqual(expected);
    expect(again.state.actions.find(({ id }) => id === both)).toMatchObject({ until, reason: 'holidays' });
  });

  test('and begun on one: the last word counts', () => {
    const later = plan([on(1), on(2), on(3)], state);
    const rest = later.plan.actions[0]?.id ?? '';
    const begun = moved(start, later.state, rest, { on: nextWeek });
    expect(told(plan([on(1), on(2), on(3)], begun))).toEqual(['started host-3', 'deferred host-1 host-2 (same id)']);
  });
});

test.each([
  [[on(1), on(2), on(3)], 'started host-1 host-2 host-3 (same id)'],
  [[on(2)], 'started host-2 (same id)'],
])('what was begun is still begun, with its hours, when hosts come or go (%#)', (rows, expected) => {
  const state = moved(start, first.state, both, { hours: 0.5 });
  const later = plan(rows, state);
  expect(told(later)).toEqual([expected]);
  expect(later.state.actions.find(({ id }) => id === both)).toMatchObject({ state: 'started', hours: 0.5 });
});

test('an answer is not spread to what comes later, nor lost to it', () => {
  const state = moved(answer, first.state, both, { because: 'component_not_present' });
  const rows = [on(1), on(2), on(1, 'CVE-2'), on(2, 'CVE-2')];
  const later = plan(rows, state);
  const again = plan(rows, later.state);
  const closes = ({ plan: made }: Made): readonly string[] => [
    ...new Set(made.actions.flatMap((action) => action.closes.map(({ vulnerability }) => vulnerability))),
  ];
  expect([closes(later), closes(again)]).toEqual([['CVE-2'], ['CVE-2']]);
  expect(again.state.actions.find(({ id }) => id === both)?.closes.map(({ vulnerability }) => vulnerability)).toEqual([
    'CVE-1',
    'CVE-1',
  ]);
});
