import { expect, test } from 'vitest';
import { saysNoFix } from '#core/components/says-no-fix.ts';

const options =
  'General solution options are to upgrade to a newer release, disable respective features or remove the product.';

test.each([
  [`No known solution was made available for at least one year since the disclosure of it. ${options}`, true],
  ['No known solution is available as of 05th March, 2024.', true],
  ['There is no fix available.', true],
  ['There are no vendor-supplied patches available at this time.', true],
  ['No solution or patch was made available.\nLikely none will be provided anymore.', true],
  ['There is no patch available for 1.3.22 and earlier. Upgrade to 1.3.23.', false],
  ['Upgrade to 2.4.62. No workaround is known.', false],
  ['No action is needed once the update is installed.', false],
  ['', false],
])('%s', (solution, expected) => {
  expect(saysNoFix(solution)).toBe(expected);
});
