import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planPool, type PoolAction, type PoolPart } from '#core/plans/pool.ts';

const asOf = '2026-11-22';

function action(id: string, change: Partial<PoolAction> & { readonly takes?: number } = {}): PoolAction {
  const { takes = 1, ...rest } = change;
  return { id, dueOn: undefined, binding: false, needs: [], riskRemoved: 0.1, hours: { estimate: takes }, ...rest };
}

function ordered(parts: readonly PoolPart<PoolAction>[], hours: number): readonly string[] {
  return planPool(parts, hours, asOf).turns.map(({ organization, action: { id } }) => `${organization} ${id}`);
}

describe('one pool of hours', () => {
  test('does first what is due within the week, what binds before advice, then what removes most risk an hour', () => {
    const bank = {
      organization: 'bank',
      actions: [
        action('small', { riskRemoved: 0.1 }),
        action('advised', { dueOn: '2026-11-25', riskRemoved: 0.01 }),
        action('late', { dueOn: '2026-12-25', riskRemoved: 0.3, takes: 2 }),
      ],
    };
    const hospital = {
      organization: 'hospital',
      actions: [action('bound', { dueOn: '2026-11-29', binding: true }), action('large', { riskRemoved: 0.4 })],
    };
    expect(ordered([bank, hospital], 10)).toEqual([
      'hospital bound',
      'bank advised',
      'hospital large',
      'bank late',
      'bank small',
    ]);
  });

  test('brings what an action needs before it, or leaves both', () => {
    const actions = [action('test', { takes: 3, riskRemoved: 0 }), action('go', { needs: ['test'], riskRemoved: 0.9 })];
    expect(ordered([{ organization: 'a', actions }], 4)).toEqual(['a test', 'a go']);
    expect(ordered([{ organization: 'a', actions: [action('go', { needs: ['done long ago'] })] }], 1)).toEqual([
      'a go',
    ]);
    const few = planPool([{ organization: 'a', actions }], 3, asOf);
    expect(few.turns.map((turn) => turn.action.id)).toEqual(['test']);
  });

  test('takes all that is overdue for due now: a day of long ago is no reason before how much it removes', () => {
    const actions = [
      action('oldest', { dueOn: '2021-11-06', riskRemoved: 0.001 }),
      action('worst', { dueOn: '2021-12-13', riskRemoved: 0.22 }),
      action('tomorrow', { dueOn: '2026-11-23', riskRemoved: 0.5 }),
    ];
    expect(ordered([{ organization: 'a', actions }], 3)).toEqual(['a worst', 'a oldest', 'a tomorrow']);
  });

  test('tells hours without the tail of a binary fraction', () => {
    const actions = [action('a', { takes: 0.1 }), action('b', { takes: 0.2 }), action('c', { takes: 0.35 })];
    const week = planPool([{ organization: 'a', actions }], 0.3, asOf);
    expect(week.usedHours).toBe(0.3);
    expect(week.left).toEqual({ count: 1, hours: 0.35 });
    expect(planPool([{ organization: 'a', actions }], 0, asOf).left.hours).toBe(0.65);
  });

  test('says what is due and has no turn', () => {
    const actions = [action('due', { dueOn: '2026-11-23', takes: 5 }), action('other', { takes: 2 })];
    const week = planPool([{ organization: 'a', actions }], 3, asOf);
    expect(week.unmet.map((turn) => turn.action.id)).toEqual(['due']);
    expect(week).toMatchObject({ usedHours: 2, left: { count: 1, hours: 5 } });
  });

  test('keeps to its hours and to what each action needs, and loses none', () => {
    const someAction = fc.record({
      dueOn: fc.constantFrom(undefined, '2026-11-20', '2026-11-25', '2027-01-01'),
      binding: fc.boolean(),
      riskRemoved: fc.double({ min: 0, max: 1, noNaN: true }),
      takes: fc.integer({ min: 0, max: 8 }),
      needs: fc.subarray(['0', '1', '2', '3']),
    });
    const someParts = fc.array(fc.array(someAction, { maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(someParts, fc.integer({ min: 0, max: 40 }), (drawn, hours) => {
        const parts = drawn.map((actions, at) => ({
          organization: String(at),
          actions: actions.map((one, index) => action(String(index), one)),
        }));
        const week = planPool(parts, hours, asOf);
        const all = parts.flatMap(({ actions }) => actions);
        expect(week.usedHours).toBeLessThanOrEqual(hours);
        expect(week.usedHours).toBe(week.turns.reduce((sum, turn) => sum + turn.action.hours.estimate, 0));
        expect(new Set(week.turns.map((turn) => turn.action)).size).toBe(week.turns.length);
        expect(week.turns.length + week.left.count).toBe(all.length);
        for (const { organization, action: one } of week.turns) {
          const present = parts[Number(organization)]?.actions.map(({ id }) => id) ?? [];
          const done = week.turns.filter((turn) => turn.organization === organization).map((turn) => turn.action.id);
          expect(one.needs.filter((need) => present.includes(need) && !done.includes(need))).toEqual([]);
        }
      }),
    );
  });
});
