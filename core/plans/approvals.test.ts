import { expect, test } from 'vitest';
import { makePlan } from '#core/plans/make-plan.ts';
import { assetOf, componentOf, flawOf, inputOf } from '#tests/fixtures/matches.ts';

test('the maker is asked once about a product on an asset, though its versions there are changed apart', () => {
  const asset = assetOf('hmi-1', { kind: 'ot' });
  const rows = ['1.0.0', '2.0.0'].map((version, index) => ({
    asset,
    component: componentOf('npm/panel', version),
    flaw: flawOf(`CVE-${index}`),
    fixedIn: [`${version.slice(0, 1)}.5.0`],
  }));
  const plan = makePlan(inputOf(rows, { capacityHours: 100 }));
  const asks = [...plan.actions, ...plan.later].filter(({ kind }) => kind === 'ask');
  expect(asks).toHaveLength(1);
  expect(asks[0]?.closes.map(({ vulnerability }) => vulnerability).sort()).toEqual(['CVE-0', 'CVE-1']);
});
