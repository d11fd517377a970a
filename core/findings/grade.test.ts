import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bare, bounded, fixable, reproduced, traced } from '#core/findings/fixtures/reports.ts';
import { gradeOf, grades } from '#core/findings/grade.ts';
import type { ReportContent } from '#core/findings/report.ts';

const parts: readonly Partial<ReportContent>[] = [
  { weakness: traced.weakness },
  { code: { place: traced.code.place } },
  { code: traced.code },
  { reproduction: { steps: reproduced.reproduction.steps } },
  { reproduction: { ...reproduced.reproduction, runs: { succeeded: 0, tried: 9 } } },
  reproduced,
  { bounds: { newest: 'fixed' } },
  bounded,
  { fix: { ...fixable.fix, stopsVariants: false } },
  fixable,
];

describe('the grade of a report', () => {
  test.each([
    ['a claim', {}, 'E0', ['E1', 'E2']],
    ['a weakness alone', { weakness: 'CWE-125' }, 'E0', ['E1', 'E2']],
    ['weakness, place and flow', traced, 'E1', ['E2']],
    ['steps alone', { reproduction: { steps: 'Try.' } }, 'E0', ['E1', 'E2']],
    // A product whose code nobody sees.
    ['a reproduction without code', reproduced, 'E2', ['E3']],
    [
      'one that never happened',
      { reproduction: { ...reproduced.reproduction, runs: { succeeded: 0, tried: 9 } } },
      'E0',
      ['E1', 'E2'],
    ],
    ['bounds without a reproduction', { ...traced, ...bounded }, 'E1', ['E2']],
    ['a reproduction with bounds', { ...reproduced, ...bounded }, 'E3', ['E4']],
    ['a patch without bounds', { ...reproduced, ...fixable }, 'E2', ['E3']],
    [
      'a patch that was not tried on variants',
      { ...reproduced, ...bounded, fix: { ...fixable.fix, stopsVariants: false } },
      'E3',
      ['E4'],
    ],
    ['everything', { ...reproduced, ...bounded, ...fixable }, 'E4', []],
  ] as const)('of %s', (_what, more, grade, next) => {
    const graded = gradeOf({ ...bare, ...more });
    expect([graded.grade, graded.next.map((one) => one.grade)]).toEqual([grade, next]);
  });

  test('says what the next one lacks, and nothing that is there', () => {
    const { next } = gradeOf({ ...bare, ...reproduced, bounds: { introducedIn: '1.2.0' } });
    expect(next).toEqual([{ grade: 'E3', needs: ['Say whether the newest state of the code still has it.'] }]);
  });

  test('is never lowered by what is added, and each grade not reached names something to add', () => {
    fc.assert(
      fc.property(fc.subarray([...parts]), fc.constantFrom(bounded, fixable, reproduced, traced), (some, more) => {
        const content = Object.assign({}, bare, ...some) as ReportContent;
        const before = gradeOf(content);
        const after = gradeOf({ ...content, ...more });
        expect(grades.indexOf(after.grade)).toBeGreaterThanOrEqual(grades.indexOf(before.grade));
        for (const { needs } of before.next) expect(needs.length).toBeGreaterThan(0);
      }),
    );
  });
});
