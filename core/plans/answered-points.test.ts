// What nobody published of an exploited flaw is asked for, and the answer counts as the operator's own.
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/kernel/days.ts';
import { planAndRemember } from '#core/plans/make-plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { renderState, stateOf } from '#core/plans/state-document.ts';
import { answer, type State } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, exploitedFlaw, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const published = { exploitation: 'active', by: 'CISA', at: '2026-11-20' } as const;
// Inside, the tier hangs on both answers: only what can be automated and takes over all is due within three days.
const host = assetOf('vpn', { kind: 'appliance', exposure: { value: 'internal', source: 'assets.yaml', on: asOf } });
const exploited: Row = {
  asset: host,
  component: componentOf('npm/gate', '1.0.0'),
  flaw: exploitedFlaw('CVE-2026-1', {
    decisionPoints: [{ ...published, automatable: 'unknown', technicalImpact: 'unknown' }],
  }),
  fixedIn: ['1.0.1'],
};
const others = Array.from({ length: 6 }, (_, index): Row => ({
  asset: assetOf(`web-${index}`),
  component: componentOf(`npm/package-${index}`, '1.0.0'),
  flaw: flawOf(`CVE-2026-1${index}`, { exploits: [{ source: 'metasploit', on: '2026-01-01', ref: undefined }] }),
  fixedIn: ['1.0.1'],
}));
const rows = [exploited, ...others];
const settings: Partial<PlanInput> = { capacityHours: 8, boundBy: 'bod-26-04' };
const first = planAndRemember(inputOf(rows, settings));

function answered(kind: string, because: string): State {
  const question = first.plan.questions.find((one) => one.kind === kind);
  const said = { on: asOf, hours: undefined, until: undefined, reason: undefined, because };
  const decided = answer(first.state, question?.id ?? '', said);
  if (!decided.ok) throw new Error(decided.why);
  return stateOf(JSON.parse(renderState(decided.value)));
}

const answersOf = (state: State, input: PlanInput = inputOf(rows, settings)): string => {
  const { plan } = planAndRemember({ ...input, asOf: addDays(asOf, 1), state });
  return JSON.stringify(plan.actions.find(({ component }) => component === 'npm/gate')?.why);
};

describe('an exploited flaw of which something is not published', () => {
  test('is asked about, where the answer would change the week', () => {
    expect(first.plan.questions.map(({ kind, answers }) => ({ kind, answers }))).toEqual([
      { kind: 'automatable', answers: ['yes', 'no'] },
      { kind: 'impact', answers: ['total', 'partial'] },
    ]);
  });

  test.each([
    ['automatable', 'no'],
    ['impact', 'partial'],
  ])('takes the answer to %s as yours, assumes it no more, and does not ask again', (kind, value) => {
    const state = answered(kind, value);
    const { plan } = planAndRemember(inputOf(rows, { ...settings, state }));
    const [upgrade] = plan.actions.filter(({ component }) => component === 'npm/gate');
    expect(upgrade?.tier).not.toBe('3DF');
    expect(plan.questions.map((one) => one.kind)).not.toContain(kind);
    expect(answersOf(state)).toContain(`you, ${asOf}`);
  });
});
