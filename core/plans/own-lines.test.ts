import { expect, test } from 'vitest';
import { ownLines } from '#core/plans/own-lines.ts';

const list = 'Please upgrade to FortiWeb version 7.4.3 or above \nPlease upgrade to FortiOS version 7.2.7 or above \n';

test.each([
  ['names its product', list, 'FortiOS', 'Please upgrade to FortiOS version 7.2.7 or above (…)'],
  ['names none of ours', list, 'FortiProxy', list],
  ['names a product that only begins alike', list, 'Forti', list],
  [
    'is no list of alike lines',
    'For FortiOS, upgrade.\nThen reboot.',
    'FortiOS',
    'For FortiOS, upgrade.\nThen reboot.',
  ],
  ['is one line', 'Please upgrade to FortiOS 7.2.7', 'FortiOS', 'Please upgrade to FortiOS 7.2.7'],
  ['names it in each', 'Please upgrade FortiOS 1\nPlease upgrade FortiOS 2', 'FortiOS', undefined],
])('a text that %s', (_, text, name, expected) => {
  expect(ownLines(text, { name })).toBe(expected ?? text);
});
