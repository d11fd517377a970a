import { expect, test } from 'vitest';
import { withEpoch } from '#core/components/epoch.ts';

test.each([
  ['2.3-4', '1', '1:2.3-4'],
  ['2.3-4', '0', '2.3-4'],
  ['2.3-4', undefined, '2.3-4'],
  ['1:2.3-4', '1', '1:2.3-4'],
  [undefined, '1', undefined],
])('version %s of epoch %s is %s', (version, epoch, whole) => {
  expect(withEpoch(version, epoch)).toBe(whole);
});
