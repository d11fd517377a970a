import { expect, test } from 'vitest';
import { inOrderOfDues } from '#core/plans/dues.ts';
import type { ScheduleInput } from '#core/plans/schedule-input.ts';

interface Due {
  readonly dueOn: string;
  readonly weight: number;
  readonly urgent?: boolean;
  readonly hours?: number;
}

/** Each of three hours where nothing else is said; six hours a week. */
function order(...dues: readonly Due[]): readonly number[] {
  const input: ScheduleInput = {
    weights: dues.map(({ weight }) => weight),
    options: dues.map(({ urgent, hours }, index) => ({
      hours: hours ?? 3,
      removes: [{ risk: index, share: 1 }],
      needs: [],
      urgent: urgent ?? false,
      favour: 1,
    })),
    jobs: dues.map(({ dueOn }) => ({ dueOn, binding: true, ready: true, always: false })),
    capacity: 6,
    heldBack: 0,
    asOf: '2026-12-07',
  };
  return inOrderOfDues(input, new Set(), 0);
}

const soon = { dueOn: '2026-12-10', weight: 1 };
const past = { dueOn: '2023-01-01', weight: 9 };

test.each([
  [
    'what is exploited and past its day goes before dates that can be met',
    [soon, soon, { ...past, urgent: true }],
    [2, 0, 1],
  ],
  ['what is only past its day makes nothing late', [soon, soon, past], [0, 1, 2]],
  ['and goes first where it makes nothing late', [soon, past], [1, 0]],
  [
    'of what is exploited and past, the greatest weight',
    [
      { ...past, urgent: true },
      { ...past, urgent: true, weight: 20 },
    ],
    [1, 0],
  ],
  [
    'and what together removes most within the week, before what is better by the hour and leaves hours unused',
    [
      { ...past, urgent: true, hours: 4, weight: 14 },
      { ...past, urgent: true },
      { ...past, urgent: true },
    ],
    [1, 2, 0],
  ],
] as const)('%s', (_name, dues: readonly Due[], expected) => {
  expect(order(...dues)).toEqual(expected);
});
