import { expect, test } from 'vitest';
import { unrecognised } from '#core/components/products/unrecognised.ts';
import type { Asset } from '#core/components/asset.ts';
import type { NamedThing } from '#core/components/products/resolve.ts';

const nothing = { source: undefined, on: undefined };

function asset(
  name: string,
  exposure: Asset['exposure']['value'],
  ...components: readonly NamedThing[]
): Pick<Asset, 'name' | 'exposure' | 'criticality'> & { readonly components: readonly NamedThing[] } {
  return { name, exposure: { value: exposure, ...nothing }, criticality: { value: 'other', ...nothing }, components };
}

test('what is not recognised is named with its host and the nearest known name, what is public first', () => {
  const planner = { vendor: undefined, name: 'Ward planner', version: '3.1' };
  const assets = [
    asset('pc-1', 'internal', planner, { vendor: 'Google', name: 'Google Chrome', version: '120.0' }),
    asset('pc-2', 'internal', planner),
    asset('VPN2', 'public', { vendor: 'Ivanty', name: 'Connect Secure 22.3R1', version: '22.3R1' }),
  ];
  expect(unrecognised(assets, () => false)).toEqual({
    count: 2,
    names: [
      'Ivanty Connect Secure 22.3R1 on VPN2: did you mean Ivanti Connect Secure?',
      'Ward planner 3.1 on pc-1 and 1 more',
    ],
  });
  expect(unrecognised(assets, () => true)).toEqual({ count: 0, names: [] });
});

test('a distribution is known by its name, whose packages tell the rest', () => {
  const ubuntu = { vendor: 'Canonical', name: 'Ubuntu', version: '18.04.6' };
  expect(unrecognised([asset('web-1', 'public', ubuntu)], () => false).count).toBe(0);
});

test('ten are named, and all are counted', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ vendor: 'Nobody', name: `Thing${index}x`, version: '1' }));
  const { count, names } = unrecognised([asset('pc', 'unknown', ...many)], () => false);
  expect([count, names.length]).toEqual([12, 10]);
});

test('a maker that its name holds already is said once', () => {
  const reader = { vendor: 'Ward Software Incorporated', name: 'Ward Reader', version: '3.1' };
  expect(unrecognised([asset('pc', 'unknown', reader)], () => false).names).toEqual(['Ward Reader 3.1 on pc']);
});
