import { expect, test } from 'vitest';
import { refusedOnTheWay } from '#portal/asking/refused-on-the-way.ts';

test.each(['', '?next=%2Fx'])('says nothing where nobody was refused: %j', (search) => {
  expect(refusedOnTheWay(search)).toBeUndefined();
});

test.each([
  ['?refused=provider.unknown_person', /address for connecting/],
  ['?refused=provider.unreachable', /does not answer/],
  ['?refused=constructor', /nothing was changed/],
  ['?refused=<b>Call+555</b>', /^[^5<]*nothing was changed[^5<]*$/],
])('says why somebody comes back from a provider in words of ours: %s', (search, why) => {
  expect(refusedOnTheWay(search)?.why).toMatch(why);
});
