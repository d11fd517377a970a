// What waits for something that was put off: it stays in sight, and nothing is called empty.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import { makePlan, planAndRemember } from '#core/plans/make-plan.ts';
import type { Plan } from '#core/plans/plan.ts';
import { defaultPolicy } from '#core/plans/policy.ts';
import { answer, defer, finish, type Move, type Said, type State } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, exploitedFlaw, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const row: Row = {
  asset: assetOf('web-1'),
  component: componentOf('npm/lodash', '4.17.15'),
  flaw: exploitedFlaw('CVE-1'),
  fixedIn: ['4.17.21'],
};
const until = addDays(asOf, 10);
const nothing: Said = { on: asOf, hours: undefined, until: undefined, reason: undefined, because: undefined };

function all(plan: Plan): readonly Action[] {
  return [...plan.actions, ...plan.later];
}

// oxlint-disable-next-line max-params -- a move as people make it
function moved(move: Move, state: State, id: string, said: Partial<Said> = {}): State {
  const decided = move(state, id, { ...nothing, ...said });
  if (!decided.ok) throw new Error(decided.why);
  return decided.value;
}

describe('an upgrade whose triage is put off', () => {
  const first = planAndRemember(inputOf([row]));
  const triage = first.plan.actions.find(({ kind }) => kind === 'investigate');
  const upgrade = first.plan.actions.find(({ kind }) => kind === 'upgrade');
  const state = moved(defer, first.state, triage?.id ?? '', { until });
  const policy = { ...defaultPolicy, hardenShare: 0 };
  const plan = makePlan(inputOf([row], { state, policy }));

  test('comes when the triage does, and says what it waits for', () => {
    expect(plan.actions).toEqual([]);
    expect(plan.later.map(({ id, week }) => ({ id, week }))).toEqual([
      { id: triage?.id, week: 1 },
      { id: upgrade?.id, week: 1 },
    ]);
    expect(plan.later[1]?.why[0]).toEqual({
      text: `Waits for "${triage?.title ?? ''}", which you put off until ${until}.`,
      source: `you, ${asOf}`,
    });
  });

  test('keeps the backlog from being called empty, and its hours count', () => {
    expect(plan.summary.emptyOn).toBeUndefined();
    expect(plan.summary.backlogHours).toBeCloseTo(plan.later.reduce((sum, { hours }) => sum + hours.estimate, 0));
  });

  test('is told among what can not be met with its true reason, where a directive binds', () => {
    const bound = makePlan(inputOf([row], { state, boundBy: 'bod-26-04' }));
    const told = bound.cannotMeet.find(({ action }) => action === upgrade?.id);
    expect(told?.why).toBe(`It waits for "${triage?.title ?? ''}", which you put off until ${until}.`);
    expect(told?.hoursShort).toBe(0);
  });
});

/** Rows of some assets, packages and flaws, fixed or not. */
const inventories: fc.Arbitrary<readonly Row[]> = fc
  .uniqueArray(fc.record({ asset: fc.nat(2), component: fc.nat(3), flaw: fc.nat(5), isFixed: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
    selector: ({ asset, component, flaw }) => `${asset} ${component} ${flaw}`,
  })
  .map((picks) =>
    picks.map(({ asset, component, flaw, isFixed }): Row => ({
      asset: assetOf(`asset-${asset}`),
      component: componentOf(`npm/package-${component}`, `1.${component}.0`),
      flaw: flaw % 2 === 0 ? exploitedFlaw(`CVE-${flaw}`) : flawOf(`CVE-${flaw}`),
      fixedIn: isFixed ? ['1.9.0'] : [],
    })),
  );

const moves = fc.array(
  fc.record({ which: fc.nat(20), move: fc.constantFrom('defer' as const, 'finish' as const, 'answer' as const) }),
  { maxLength: 4 },
);

test('whatever is put off, done or answered, each affected match is in an action or answered', () => {
  fc.assert(
    fc.property(inventories, moves, fc.constantFrom(0, 2, 8), (rows, made, capacityHours) => {
      const before = planAndRemember(inputOf(rows, { capacityHours }));
      const actions = all(before.plan);
      let { state } = before;
      const answered = new Set<string>();
      for (const { which, move } of made) {
        const action = actions[which % actions.length];
        if (action === undefined || (move === 'finish' && action.kind === 'mitigate')) continue;
        if (move === 'defer') state = moved(defer, state, action.id, { until });
        if (move === 'finish') state = moved(finish, state, action.id);
        if (move !== 'answer') continue;
        state = moved(answer, state, action.id, { because: 'component_not_present' });
        for (const { vulnerability, asset, component } of action.closes)
          answered.add(`${vulnerability} ${asset} ${component}`);
      }
      const after = makePlan(inputOf(rows, { capacityHours, state }));
      const told = new Set(
        all(after).flatMap(({ closes }) =>
          closes.map(({ vulnerability, asset, component }) => `${vulnerability} ${asset} ${component}`),
        ),
      );
      const open = rows.map(({ flaw, asset, component }) => `${flaw.id} ${asset.name} ${component.package ?? ''}`);
      expect(open.filter((key) => !told.has(key) && !answered.has(key))).toEqual([]);
      const isPutOff = after.later.some(({ state: now }) => now === 'deferred');
      expect(isPutOff && after.summary.emptyOn !== undefined).toBe(false);
    }),
  );
});
