import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brokenCriteria,
  committedAt,
  moveCriteria,
  noCriteria,
  type CriteriaLife,
  type CriteriaMove,
} from '#core/frontier/criteria/drafts.ts';
import { determine, noDetermination } from '#core/frontier/determination/determination.ts';
import { canonicalText } from '#core/frontier/record.ts';

function instant(days: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse('2026-01-01T00:00:00Z') + days * 86_400_000);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** As in tests/frontier-words.test.ts, for what the machine says while it runs. */
const forbidden = /\b(approved|cleared|pending|hold|on[- ]hold|required|permitted|licensed|preclear\w*)\b/i;

type At = readonly [day: number, move: CriteriaMove];

const opened: At = [0, { kind: 'draft-opened', version: '1', digest: 'd1', until: instant(10) }];
const commented: At = [2, { kind: 'comment-made', id: 'one', digest: 'c' }];
const answered: At = [3, { kind: 'comment-answered', id: 'one', digest: 'a' }];
const published: At = [10, { kind: 'published', digest: 'p1' }];
const whole: readonly At[] = [opened, commented, answered, published];

function lived(moves: readonly At[]): { readonly life: CriteriaLife; readonly refused: readonly string[] } {
  let life = noCriteria;
  const refused: string[] = [];
  for (const [at, move] of moves) {
    const next = moveCriteria(life, move, { at: instant(at), sha256 });
    if (next.ok) life = next.value;
    else refused.push(next.code);
  }
  return { life, refused };
}

describe('criteria', () => {
  test('are published with their date, the drafts before them, and each comment with its answer', () => {
    const { life, refused } = lived(whole);
    expect(refused).toEqual([]);
    expect(life.published).toEqual([
      {
        number: 1,
        follows: undefined,
        version: '1',
        digest: 'p1',
        publishedAt: '2026-01-11T00:00:00Z',
        drafts: ['d1'],
        comments: [{ id: 'one', digest: 'c', answer: 'a' }],
      },
    ]);
  });

  test('as a draft commit to nothing; once they are published, from then on', () => {
    expect(committedAt(lived([opened]).life, 'd1')).toBeUndefined();
    expect(committedAt(lived(whole).life, 'd1')).toBeUndefined();
    expect(committedAt(lived(whole).life, 'p1')?.toString()).toBe('2026-01-11T00:00:00Z');
    const same: readonly At[] = [...whole.slice(0, 3), [10, { kind: 'published', digest: 'd1' }]];
    expect(committedAt(lived(same).life, 'd1')?.toString()).toBe('2026-01-11T00:00:00Z');
  });

  test('judge evidence that came after their publication, and no other', () => {
    const at = committedAt(lived(whole).life, 'p1');
    if (at === undefined) throw new Error('they were published');
    const known = determine(
      noDetermination,
      { kind: 'criteria-published', version: '1', digest: 'p1' },
      { at, sha256 },
    );
    if (!known.ok) throw new Error(known.why);
    const judged = (day: number): boolean => {
      const finding = { comparisons: [], levels: [] };
      const evidence = { digest: 'e', criteria: 'p1', firstResultAt: instant(day), finding };
      return determine(known.value, { kind: 'evidence-recorded', evidence }, { at: instant(20), sha256 }).ok;
    };
    expect([judged(5), judged(10), judged(11)]).toEqual([false, false, true]);
  });

  const without = (...left: readonly At[]): readonly At[] => whole.filter((one) => !left.includes(one));
  const changed = (until: number, digest = 'd2'): CriteriaMove => ({
    kind: 'draft-changed',
    digest,
    until: instant(until),
  });
  test.for([
    ['no draft', [published], 'no_draft'],
    ['a draft beside another', [opened, [1, { ...opened[1], version: '2' }]], 'draft_open'],
    ['a window that was over before it began', [[10, opened[1]]], 'window_in_past'],
    ['a window made shorter', [opened, [1, changed(9)]], 'window_shortened'],
    ['a window made longer after its end, in the past', [opened, [12, changed(11)]], 'window_in_past'],
    ['a window that is open', [opened, [9, published[1]]], 'comments_open'],
    ['a window that a change made longer', [opened, [1, changed(20)], published], 'comments_open'],
    ['a comment after the window', [opened, [10, commented[1]]], 'comments_over'],
    ['a comment made twice', [opened, commented, commented], 'comment_known'],
    ['an answer to nothing', [opened, answered], 'comment_unknown'],
    ['a comment answered twice', [opened, commented, answered, answered], 'answer_known'],
    ['a comment without its answer', without(answered), 'comment_unanswered'],
    [
      'a draft dropped with a comment unanswered',
      [opened, commented, [5, { kind: 'draft-dropped', digest: 'w' }]],
      'comment_unanswered',
    ],
    ['a version that was published', [...whole, [11, { ...opened[1], digest: 'd3' }]], 'version_known'],
    [
      'a text that was published, as a draft',
      [...whole, [11, { kind: 'draft-opened', version: '2', digest: 'p1', until: instant(20) }]],
      'text_known',
    ],
    [
      'a text that was published, again',
      [
        ...whole,
        [11, { kind: 'draft-opened', version: '2', digest: 'd3', until: instant(20) }],
        [21, { kind: 'published', digest: 'p1' }],
      ],
      'text_known',
    ],
    [
      'a text that was published, as a change',
      [
        ...whole,
        [11, { kind: 'draft-opened', version: '2', digest: 'd3', until: instant(20) }],
        [12, changed(20, 'p1')],
      ],
      'text_known',
    ],
    ['a move before the last one', [opened, commented, [1, changed(20)]], 'out_of_order'],
  ] as readonly (readonly [string, readonly At[], string])[])('are not taken with %s', ([, moves, code]) => {
    expect(lived(moves).refused).toEqual([`criteria.${code}`]);
  });

  test('that come to nothing stand beside those that were published, and leave their version free', () => {
    const { life, refused } = lived([
      ...without(published),
      [5, { kind: 'draft-dropped', digest: 'w' }],
      [6, { ...opened[1], digest: 'd2' }],
    ]);
    expect(refused).toEqual([]);
    expect(life.dropped).toMatchObject([{ version: '1', texts: ['d1'], why: 'w', comments: [{ answer: 'a' }] }]);
    expect(life.draft).toMatchObject({ version: '1', texts: ['d2'] });
  });
});

const digest = fc.constantFrom('d1', 'd2', 'p1', 'p2', 'p3');
const until = fc.integer({ min: 0, max: 40 }).map(instant);
const anyMove: fc.Arbitrary<CriteriaMove> = fc.oneof(
  fc.record({
    kind: fc.constant('draft-opened' as const),
    version: fc.constantFrom('1', '2', '3'),
    digest,
    until,
  }),
  fc.record({ kind: fc.constant('draft-changed' as const), digest, until }),
  fc.record({ kind: fc.constant('comment-made' as const), id: fc.constantFrom('a', 'b'), digest: fc.constant('c') }),
  fc.record({
    kind: fc.constant('comment-answered' as const),
    id: fc.constantFrom('a', 'b'),
    digest: fc.constant('r'),
  }),
  fc.record({ kind: fc.constant('draft-dropped' as const), digest: fc.constant('w') }),
  fc.record({ kind: fc.constant('published' as const), digest }),
);

/** Three whole rounds, or parts of them, with anything at all in between. */
const rounds: readonly At[] = [0, 20, 40].flatMap((start, index): readonly At[] => [
  [start, { kind: 'draft-opened', version: `${index + 1}`, digest: 'd1', until: instant(start + 5) }],
  [start + 1, { kind: 'comment-made', id: 'a', digest: 'c' }],
  [start + 6, { kind: 'comment-answered', id: 'a', digest: 'r' }],
  [start + 7, { kind: 'published', digest: `p${index + 1}` }],
]);

const history: fc.Arbitrary<readonly At[]> = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), anyMove), { maxLength: 20 }),
    fc.subarray([...rounds], { minLength: 6 }),
  )
  .map(([any, some]) => [...any, ...some].toSorted(([a], [b]) => a - b));

describe('over any history', () => {
  test('a published text never changes, and is published once, after its window and every answer', () => {
    let most = 0;
    fc.assert(
      fc.property(history, (moves) => {
        let life = noCriteria;
        for (const [at, move] of moves) {
          const next = moveCriteria(life, move, { at: instant(at), sha256 });
          expect(next.ok ? '' : `${next.code.replaceAll(/[._]/g, ' ')} ${next.why}`).not.toMatch(forbidden);
          if (!next.ok) continue;
          const { published: now } = next.value;
          expect(canonicalText(now.slice(0, life.published.length))).toBe(canonicalText(life.published));
          const added = now.slice(life.published.length);
          expect(added.length).toBe(move.kind === 'published' ? 1 : 0);
          expect(
            added.every(() => !(Temporal.Instant.compare(instant(at), life.draft?.commentsUntil ?? instant(99)) < 0)),
          ).toBe(true);
          life = next.value;
        }
        most = Math.max(most, life.published.length);
        expect(brokenCriteria(life, sha256)).toBeUndefined();
        expect(new Set(life.published.map(({ digest: own }) => own)).size).toBe(life.published.length);
        expect(new Set(life.published.map(({ version }) => version)).size).toBe(life.published.length);
        for (const one of [...life.published, ...life.dropped]) {
          expect(one.comments.every(({ answer }) => answer !== undefined)).toBe(true);
        }
        expect(JSON.stringify(life)).not.toMatch(forbidden);
      }),
      { numRuns: 500 },
    );
    expect(most).toBeGreaterThan(1);
  });

  test('a draft’s digest commits to nothing unless that text is published', () => {
    fc.assert(
      fc.property(history, (moves) => {
        const { life } = lived(moves);
        for (const own of ['d1', 'd2', 'p1', 'p2', 'p3']) {
          const found = life.published.find((one) => one.digest === own);
          expect(committedAt(life, own)?.toString()).toBe(found?.publishedAt);
        }
      }),
    );
  });
});

test('a published text that was changed is found by the one that follows it', () => {
  const { life } = lived([
    ...whole,
    [11, { kind: 'draft-opened', version: '2', digest: 'd2', until: instant(12) }],
    [12, { kind: 'published', digest: 'p2' }],
  ]);
  const [first, second] = life.published;
  if (first === undefined || second === undefined) throw new Error('two were published');
  expect(brokenCriteria(life, sha256)).toBeUndefined();
  expect(brokenCriteria({ published: [{ ...first, digest: 'other' }, second] }, sha256)).toBe(2);
  expect(brokenCriteria({ published: [{ ...first, publishedAt: '2025-01-01T00:00:00Z' }, second] }, sha256)).toBe(2);
});
