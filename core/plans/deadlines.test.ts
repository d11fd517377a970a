import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursShort, meetDeadlines, type DueWork } from '#core/plans/deadlines.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

const plain = (hours: number, available: number): DueWork => ({ hours, available, needs: [] });

describe.skipIf(shared === undefined)('the solved instance of the suites', () => {
  test('as few are late as can be', () => {
    const { C_moore_hodgson: stated } = JSON.parse(
      sharedBytes('suites/resilience/prioritise/optimisation_instances.json').toString('utf8'),
    ) as { C_moore_hodgson: { jobs: { hours: number; due: number }[]; min_late: number } };
    const { late, onTime } = meetDeadlines(stated.jobs.map(({ hours, due }) => plain(hours, due)));
    expect(late).toHaveLength(stated.min_late);
    expect(onTime).toHaveLength(stated.jobs.length - stated.min_late);
  });
});

describe('meetDeadlines', () => {
  test('no other choice has fewer late', () => {
    const work = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 })), { maxLength: 9 });
    fc.assert(
      fc.property(work, (pairs) => {
        const all = pairs.map(([hours, available]) => plain(hours, available));
        const { onTime, late } = meetDeadlines(all);
        expect(isFeasible(onTime.map((index) => all[index]))).toBe(true);
        expect(late).toHaveLength(all.length - mostOnTime(all));
      }),
      { numRuns: 200 },
    );
  });

  test('counts what two of them need once', () => {
    const need = [{ id: 7, hours: 2 }];
    const work = [
      { hours: 1, available: 4, needs: need },
      { hours: 1, available: 4, needs: need },
    ];
    expect(meetDeadlines(work)).toEqual({ onTime: [0, 1], late: [] });
    expect(meetDeadlines(work.map((one) => ({ ...one, available: 3 }))).late).toHaveLength(1);
  });

  test('says how many hours would let a late one be on time', () => {
    const work = [plain(4, 8), plain(3, 8), plain(5, 8)];
    const split = meetDeadlines(work);
    expect(split.late).toEqual([2]);
    expect(hoursShort(work, split)).toEqual([4]);
  });

  test('with so many hours more a late one is on time with the others, with fewer it is not', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 })), { maxLength: 9 });
    fc.assert(
      fc.property(some, (pairs) => {
        const all = pairs.map(([hours, available]) => plain(hours, available));
        const split = meetDeadlines(all);
        const short = hoursShort(all, split);
        split.late.forEach((index, at) => {
          const together = [...split.onTime, index].sort((a, b) => (all[a]?.available ?? 0) - (all[b]?.available ?? 0));
          const given = (more: number): (DueWork | undefined)[] =>
            together.map((one) => {
              const job = all[one];
              const isLater = (job?.available ?? 0) >= (all[index]?.available ?? 0);
              return job === undefined ? undefined : { ...job, available: job.available + (isLater ? more : 0) };
            });
          expect(isFeasible(given(short[at] ?? 0))).toBe(true);
          expect(isFeasible(given((short[at] ?? 0) - 1))).toBe(false);
        });
      }),
    );
  });
});

function isFeasible(work: readonly (DueWork | undefined)[]): boolean {
  let hours = 0;
  return work.every((one) => {
    hours += one?.hours ?? 0;
    return hours <= (one?.available ?? 0);
  });
}

/** By trying every set. */
function mostOnTime(all: readonly DueWork[]): number {
  let most = 0;
  for (let set = 0; set < 2 ** all.length; set += 1) {
    const chosen = all.filter((_, index) => ((set >> index) & 1) === 1).sort((a, b) => a.available - b.available);
    if (chosen.length > most && isFeasible(chosen)) most = chosen.length;
  }
  return most;
}
