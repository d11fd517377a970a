import { expect, test } from 'vitest';
import { isChosenByBoth } from '#portal/components/frontier/partners/words.ts';

const government = { side: 'government', says: 'yes', version: 2, followed: false } as const;
const developer = { ...government, side: 'developer' } as const;

test('an applicant is chosen by both once each said yes to what it says now', () => {
  expect(isChosenByBoth({ answers: [government, developer], version: 2 })).toBe(true);
});

test.each([
  ['one side alone', [government, { ...government }]],
  ['a side that said no', [government, { ...developer, says: 'no' } as const]],
  ['an answer that was thought again', [{ ...government, followed: true }, developer]],
  ['an answer to what it said before', [government, { ...developer, version: 1 }]],
])('it is not by %s', (_, answers) => {
  expect(isChosenByBoth({ answers, version: 2 })).toBe(false);
});
