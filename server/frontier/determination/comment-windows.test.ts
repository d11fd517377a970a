import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.ts';
import { commentWindows } from '#server/frontier/determination/comment-windows.ts';
import type { Told } from '#server/frontier/record.ts';

function day(days: number): Temporal.Instant {
  return Temporal.Instant.from('2026-01-01T00:00:00Z').add({ hours: 24 * days });
}

const organization = '019aaaaa-0000-7000-8000-000000000001' as Id<'organization'>;

/** Moves of a determination, each on its day. */
function record(moves: readonly (readonly [number, Readonly<Record<string, unknown>>])[]): readonly Told[] {
  return moves.map(([at, move], index) => ({
    audience: 'record',
    number: index + 1,
    at: day(at),
    by: { organization, person: '019aaaaa-0000-7000-8000-000000000002' as Id<'person'>, name: 'Somebody, NSA' },
    about: 'determination',
    move,
  }));
}

function shown(until: number): Readonly<Record<string, unknown>> {
  return { kind: 'assessment-shown', id: 'a', text: 'As we see it', until: day(until).toString(), isWhole: true };
}

const recorded = {
  kind: 'evidence-recorded',
  result: 'r',
  digest: 'd',
  scored: 's',
  criteria: { version: '1', digest: 'c', publishedAt: day(0).toString() },
  firstResultAt: day(1).toString(),
  finding: { comparisons: [], levels: [] },
};

test.each([
  ['none is told', [[2, recorded]], []],
  [
    'one is told',
    [
      [2, recorded],
      [5, shown(9)],
    ],
    [[5, 9]],
  ],
  [
    'it is told again, for longer',
    [
      [2, recorded],
      [5, shown(9)],
      [7, shown(12)],
    ],
    [[5, 12]],
  ],
  [
    'the developer is done before its end',
    [
      [2, recorded],
      [5, shown(9)],
      [6, { kind: 'comments-done' }],
    ],
    [[5, 6]],
  ],
  [
    'there is new evidence',
    [
      [2, recorded],
      [5, shown(9)],
      [20, recorded],
      [22, shown(30)],
    ],
    [
      [5, 9],
      [22, 30],
    ],
  ],
] as const)('windows for comments where %s', (_, moves, windows) => {
  expect(commentWindows(record(moves))).toEqual(
    windows.map(([opens, closes]) => ({ opensAt: day(opens), closesAt: day(closes) })),
  );
});

test('what is told of other things opens none', () => {
  const [told] = record([[5, shown(9)]]);
  if (told === undefined) throw new Error('one was told');
  expect(commentWindows([{ ...told, about: 'notice' }])).toEqual([]);
});
