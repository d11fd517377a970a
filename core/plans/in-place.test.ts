// What makes risks smaller on the operator's word alone stands in the plan: else nobody sees that it rests on it.
import { describe, expect, test } from 'vitest';
import type { Action } from '#core/plans/action.ts';
import { planAndRemember, type Made } from '#core/plans/make-plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { finish, start, type Move, type State } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const remediations = [
  { flaws: [], kind: 'mitigation' as const, text: 'Close port 80.', url: undefined, on: undefined, subjects: [] },
];
const gate = componentOf('npm/gate', '1.0.0');
const row = (name: string, id: string): Row => ({
  asset: assetOf(name),
  component: gate,
  flaw: flawOf(id),
  remediations,
});
const rows = [row('web-1', 'CVE-1'), row('web-1', 'CVE-2'), row('web-2', 'CVE-1')];

function planned(of: readonly Row[], parts: Partial<PlanInput> = {}): Made {
  return planAndRemember(inputOf(of, { capacityHours: 40, ...parts }));
}

function ofKind({ plan }: Made, kind: Action['kind']): Action | undefined {
  return [...plan.actions, ...plan.later].find((one) => one.kind === kind);
}

function moved(move: Move, state: State, id: string | undefined): State {
  const reason = 'by the firewall';
  const decided = move(state, id ?? '', { on: asOf, hours: undefined, until: undefined, reason, because: undefined });
  if (!decided.ok) throw new Error(decided.why);
  return decided.value;
}

const before = planned(rows);
const mitigation = ofKind(before, 'mitigate');
const done = moved(finish, before.state, mitigation?.id);

describe('what is in place by your word', () => {
  test('nothing is before somebody said so', () => {
    expect(before.plan.inPlace).toEqual([]);
  });

  test('is told with its title, its assets, since when, and by whom', () => {
    expect(planned(rows, { state: done }).plan.inPlace).toEqual([
      {
        action: mitigation?.id,
        kind: 'mitigate',
        title: 'Mitigate 2 vulnerabilities of gate on 2 assets',
        assets: ['web-1', 'web-2'],
        since: asOf,
        source: `you, ${asOf}`,
        reason: 'by the firewall',
        vulnerabilities: 2,
      },
    ]);
  });

  test('is told of an isolation as of a mitigation', () => {
    const bare = rows.map((one) => ({ ...one, remediations: [] }));
    const first = planned(bare);
    const isolation = ofKind(first, 'isolate');
    const after = planned(bare, { state: moved(finish, first.state, isolation?.id) });
    expect(after.plan.inPlace).toMatchObject([
      { kind: 'isolate', title: isolation?.title, assets: [isolation?.component] },
    ]);
  });

  test('is told of the assets where it still makes something smaller', () => {
    expect(planned(rows.slice(0, 2), { state: done }).plan.inPlace).toMatchObject([{ assets: ['web-1'] }]);
    expect(planned([row('web-3', 'CVE-1')], { state: done }).plan.inPlace).toEqual([]);
  });

  test('is no more where somebody begins it anew: it is asked for again', () => {
    const again = planned(rows, { state: moved(start, done, mitigation?.id) });
    expect(again.plan.inPlace).toEqual([]);
    expect(ofKind(again, 'mitigate')?.state).toBe('started');
  });
});
