import { expect, test } from 'vitest';
import { planAndRemember } from '#core/plans/make-plan.ts';
import { defer } from '#core/plans/state.ts';
import { asOf, assetOf, componentOf, inputOf, inventoryOf } from '#tests/fixtures/matches.ts';

const pc = (name: string) =>
  assetOf(name, {
    kind: 'workstation',
    components: [componentOf('Windows 7 Professional', '6.1.7601', { vendor: 'Microsoft' })],
  });

test('a replacement that was put off stays so when another such machine joins', () => {
  const first = planAndRemember(inputOf([], { inventory: inventoryOf([pc('pc-1')]) }));
  const [action] = [...first.plan.actions, ...first.plan.later];
  expect(action?.kind).toBe('replace');
  const said = { on: asOf, hours: undefined, until: '2027-03-01', reason: 'budget in March', because: undefined };
  const decided = defer(first.state, action?.id ?? '', said);
  if (!decided.ok) throw new Error(decided.why);
  const inventory = inventoryOf([pc('pc-1'), pc('pc-2')]);
  const { plan } = planAndRemember(inputOf([], { inventory, state: decided.value }));
  const found = [...plan.actions, ...plan.later].filter(({ kind }) => kind === 'replace');
  expect(found.map(({ state, assets }) => [state, assets.map(({ name }) => name)])).toEqual([
    ['deferred', ['pc-1', 'pc-2']],
  ]);
});
