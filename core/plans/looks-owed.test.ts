// A patch that is made without the look for an intruder leaves the look to be made.
import { describe, expect, test } from 'vitest';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import { addDays } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { planAndRemember, type Made } from '#core/plans/make-plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { answer, defer, finish, type Move, type Said, type State } from '#core/plans/state.ts';
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
const nothing: Said = { on: asOf, hours: undefined, until: undefined, reason: undefined, because: undefined };
const flaw = exploitedFlaw('CVE-1');
const row: Row = {
  asset: assetOf('web-1'),
  component: componentOf('npm/lodash', '4.17.15'),
  flaw,
  fixedIn: ['4.17.21'],
};
const patched: Row = { ...row, component: componentOf('npm/lodash', '4.17.21'), verdict: 'not affected' };
const other: Row = { ...row, component: componentOf('npm/other', '1.0.0'), flaw: flawOf('CVE-2') };

const first = planAndRemember(inputOf([row]));
const look = first.plan.actions.find(({ kind }) => kind === 'investigate');
const late = 'Look for an intruder on web-1 even though it is patched';

/** A newer document of what stands in these rows, and a feed that can be asked for a vulnerability. */
function next(rows: readonly Row[], state: State, parts: Partial<PlanInput> = {}): Made {
  const input = inputOf(rows, { state, asOf: nextWeek });
  const known: readonly Vulnerability[] = [flaw];
  const feed = {
    ...input.feed,
    find: (id: string) => known.flatMap((one, index) => (one.id === id ? [index] : [])),
    vulnerability: (index: number) => known[index] ?? flaw,
  };
  return planAndRemember({ ...input, feed, inventory: inventoryOf(input.inventory.assets, 'b'.repeat(64)), ...parts });
}

function looks({ plan }: Made): readonly Action[] {
  return [...plan.actions, ...plan.later].filter(({ kind }) => kind === 'investigate');
}

// oxlint-disable-next-line max-params -- a move as people make it
function moved(move: Move, state: State, id: string | undefined, said: Partial<Said> = {}): State {
  const decided = move(state, id ?? '', { ...nothing, ...said });
  if (!decided.ok) throw new Error(decided.why);
  return decided.value;
}

describe('patched and not looked at', () => {
  test.each<[string, readonly Row[]]>([
    ['at a version that is not affected', [patched]],
    ['left out of a newer document', [other]],
  ])('%s: the look stays, and says that evidence may be gone', (_, rows) => {
    const made = next(rows, first.state);
    expect(made.plan.changes?.closed).toEqual(['CVE-1 on web-1']);
    expect(looks(made)).toMatchObject([{ id: look?.id, title: late, tier: '3DF', state: 'planned' }]);
    expect(looks(made)[0]?.closes).toMatchObject([{ vulnerability: 'CVE-1', asset: 'web-1', inKev: true }]);
    expect(looks(made)[0]?.why[0]?.text).toContain('Evidence may be gone; look anyway.');
    expect(looks(made)[0]?.riskRemoved).toBeGreaterThan(0);
  });

  test('is asked for in every later plan, until somebody says that they looked', () => {
    const second = next([patched], first.state);
    const third = next([patched], stateOf(JSON.parse(renderState(second.state))), { asOf: addDays(nextWeek, 7) });
    expect(looks(third).map(({ title }) => title)).toEqual([late]);
    const done = moved(finish, third.state, look?.id, { on: addDays(nextWeek, 7) });
    const fourth = next([patched], done, { asOf: addDays(nextWeek, 14) });
    expect(looks(fourth)).toEqual([]);
    expect(next([patched], fourth.state, { asOf: addDays(nextWeek, 21) }).plan.actions).toEqual([]);
  });

  test('can be put off, and answered', () => {
    const second = next([patched], first.state);
    const until = addDays(nextWeek, 20);
    const deferred = next([patched], moved(defer, second.state, look?.id, { on: nextWeek, until }));
    expect(deferred.plan.actions).toEqual([]);
    expect(deferred.plan.later).toMatchObject([{ title: late, state: 'deferred' }]);
    const because = 'component_not_present';
    expect(looks(next([patched], moved(answer, second.state, look?.id, { because })))).toEqual([]);
  });

  test('binds where the directive does, and is told as late by its own name', () => {
    const made = next([patched], first.state, { boundBy: 'bod-26-04' });
    expect(made.plan.actions).toMatchObject([{ title: late, binding: true }]);
    expect(made.plan.cannotMeet).toMatchObject([{ title: late, daysLate: expect.any(Number) as number }]);
  });

  test('is remembered while its asset is in no inventory', () => {
    const elsewhere = { ...other, asset: assetOf('web-2') };
    const away = next([elsewhere], first.state);
    expect(looks(away)).toEqual([]);
    expect(looks(next([patched, elsewhere], away.state)).map(({ title }) => title)).toEqual([late]);
    const gone = next([elsewhere], next([patched], first.state).state);
    expect(gone.plan.cannotSee.map(({ text, count }) => `${count} ${text}`).join()).toContain('1 look for an intruder');
    expect(looks(next([patched], gone.state)).map(({ title }) => title)).toEqual([late]);
  });
});

describe('owes no look', () => {
  test('what was looked at before', () => {
    expect(looks(next([patched], moved(finish, first.state, look?.id)))).toEqual([]);
  });

  test('what was never asked for one', () => {
    const plain = planAndRemember(inputOf([{ ...row, flaw: flawOf('CVE-1') }]));
    expect(looks(next([{ ...patched, flaw: flawOf('CVE-1') }], plain.state))).toEqual([]);
  });

  test('what is still there: it is looked at before the patch', () => {
    expect(looks(next([row], first.state)).map(({ title }) => title)).toEqual([
      'Look for an intruder on web-1 before patching',
    ]);
  });

  test('of two that bear it, the one that is patched first', () => {
    const second = { ...row, component: componentOf('npm/copy', '1.0.0') };
    const before = planAndRemember(inputOf([row, second]));
    expect(looks(next([patched, second], before.state)).map(({ title }) => title)).toEqual([
      'Look for an intruder on web-1 before patching',
    ]);
  });
});

test('one of two hosts is patched: each has its own look', () => {
  const two = { ...row, asset: assetOf('web-2') };
  const before = planAndRemember(inputOf([row, two]));
  const made = next([patched, two], before.state);
  expect(
    looks(made)
      .map(({ title }) => title)
      .sort(),
  ).toEqual([late, 'Look for an intruder on web-2 before patching']);
  expect(new Set(looks(made).map(({ id }) => id)).size).toBe(2);
});
