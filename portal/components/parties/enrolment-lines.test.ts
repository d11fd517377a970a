import { describe, expect, test } from 'vitest';
import { readEnrolments } from '#portal/components/parties/enrolment-lines.ts';

describe('organizations to enrol', () => {
  test.each([
    [
      'commas',
      'Mill Creek Bank, it@mill.example, 6',
      { name: 'Mill Creek Bank', administrator: 'it@mill.example', hoursAWeek: 6 },
    ],
    [
      'tabs, as a spreadsheet copies',
      'A, B and C\tit@abc.example\t4,5',
      { name: 'A, B and C', administrator: 'it@abc.example', hoursAWeek: 4.5 },
    ],
    ['semicolons', 'A;a@b.example;2', { name: 'A', administrator: 'a@b.example', hoursAWeek: 2 }],
    [
      'a quoted name',
      '"Smith, Sons ""Ltd""",x@y.example,3',
      { name: 'Smith, Sons "Ltd"', administrator: 'x@y.example', hoursAWeek: 3 },
    ],
    ['no hours', 'A, a@b.example', { name: 'A', administrator: 'a@b.example', hoursAWeek: 8 }],
    ['empty lines around', '\n\nA, a@b.example, 1\n', { name: 'A', administrator: 'a@b.example', hoursAWeek: 1 }],
  ])('are read with %s', (_what, text, expected) => {
    expect(readEnrolments(text)).toEqual([expected]);
  });

  test.each([
    ['nothing', ' \n', 'at least one'],
    ['no address', 'A, 8', 'Line 1'],
    ['hours that are no number', 'A, a@b.example, many', 'hours a week are a number'],
    ['a wrong line among right ones', 'A, a@b.example\nB', 'Line 2'],
  ])('are refused with the place: %s', (_what, text, expected) => {
    expect(readEnrolments(text)).toContain(expected);
  });
});
