import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brokenAt,
  consulted,
  determine,
  noDetermination,
  offices,
  type DeterminationLife,
  type DeterminationMove,
} from '#core/frontier/determination/determination.ts';
import { verdictFrom, type Finding } from '#core/frontier/determination/verdict.ts';
import { developerMoves, noLife, stages, type DeveloperMove, type NoticeLife } from '#core/frontier/notice/notice.ts';
import { timeline } from '#core/frontier/notice/timeline.ts';
import { canonicalText } from '#core/frontier/record.ts';

const day = 86_400_000;

function instant(days: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse('2026-01-01T00:00:00Z') + Math.round(days * day));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** As in tests/frontier-words.test.ts, for what the machine says while it runs. */
const forbidden = /\b(approved|cleared|pending|hold|on[- ]hold|required|permitted|licensed|preclear\w*)\b/i;

const finding: Finding = { comparisons: [{ against: 'best-released', verdict: 'step-change' }], levels: [] };

function evidence(firstResult: number, criteria = 'c1'): DeterminationMove {
  return {
    kind: 'evidence-recorded',
    evidence: { digest: 'e', criteria, firstResultAt: instant(firstResult), finding },
  };
}

type At = readonly [day: number, move: DeterminationMove];

const published: At = [0, { kind: 'criteria-published', version: '1', digest: 'c1' }];
const heard: readonly At[] = consulted.map((office) => [
  6,
  { kind: 'office-answered', answer: { office, view: office === 'apst' ? 'differs' : 'agrees', digest: office } },
]);
const shown: At = [7, { kind: 'assessment-shown', digest: 's', until: instant(14) }];
const commented: At = [8, { kind: 'comment-made', id: 'one', digest: 'd' }];
const answered: At = [9, { kind: 'comment-answered', id: 'one', digest: 'a' }];
const decided: At = [15, { kind: 'determined', by: 'nsa-director' }];
const whole: readonly At[] = [published, [5, evidence(1)], ...heard, shown, commented, answered, decided];

/** What stands after all that was taken, and the code of each that was refused. */
function lived(moves: readonly At[]): { readonly life: DeterminationLife; readonly refused: readonly string[] } {
  let life = noDetermination;
  const refused: string[] = [];
  for (const [at, move] of moves) {
    const next = determine(life, move, { at: instant(at), sha256 });
    if (next.ok) life = next.value;
    else refused.push(next.code);
  }
  return { life, refused };
}

describe('a determination', () => {
  test('holds the criteria with their date, the offices with their dissent, each comment with its answer', () => {
    const { life, refused } = lived(whole);
    expect(refused).toEqual([]);
    expect(life.determinations).toMatchObject([
      {
        number: 1,
        verdict: 'step-change',
        criteria: { version: '1', digest: 'c1', publishedAt: '2026-01-01T00:00:00Z' },
        offices: [{ view: 'agrees' }, { office: 'apst', view: 'differs' }, { view: 'agrees' }],
        comments: [{ id: 'one', answer: 'a' }],
      },
    ]);
  });

  test('is differed from at any time, and stays as it is', () => {
    const late: At = [16, { kind: 'office-answered', answer: { office: 'apst', view: 'differs', digest: 'l' } }];
    const { life, refused } = lived([...whole, late]);
    expect(refused).toEqual([]);
    expect(life.determinations).toEqual(lived(whole).life.determinations);
  });

  const without = (...left: readonly At[]): readonly At[] => whole.filter((one) => !left.includes(one));
  test.for([
    [
      'criteria that were published after the first result',
      [
        [2, published[1]],
        [5, evidence(1)],
      ],
      'criteria_too_late',
    ],
    ['criteria published with the first result', [published, [5, evidence(0)]], 'criteria_too_late'],
    ['criteria that nobody published', [published, [5, evidence(1, 'c2')]], 'criteria_too_late'],
    ['results of tomorrow', [published, [5, evidence(6)]], 'result_in_future'],
    ['criteria changed under their version', [published, [1, { ...published[1], digest: 'c2' }]], 'criteria_known'],
    ['no evidence', [published, decided], 'no_evidence'],
    ['an office that was not asked', without(heard[1] ?? shown), 'office_unheard'],
    ['an assessment that was not shown', without(shown, commented, answered), 'comments_open'],
    ['a window for comments that is open', without(decided).concat([[13, decided[1]]]), 'comments_open'],
    ['a comment without its answer', without(answered), 'comment_unanswered'],
    ['a comment answered twice', [...without(decided), [9, answered[1]]], 'answer_known'],
    ['a comment after the window', [...without(decided), [14, { ...commented[1], id: 'two' }]], 'comments_over'],
    [
      'a window of a moment',
      [
        ...without(shown, commented, answered, decided),
        [7, { kind: 'assessment-shown', digest: 's', until: instant(9) }],
      ],
      'window_short',
    ],
    [
      'silence noted once it is determined',
      [...whole, [16, { kind: 'office-answered', answer: { office: 'apst', view: 'none', digest: 'n' } }]],
      'no_evidence',
    ],
    ['a window made shorter', [...without(decided), [9, { ...shown[1], until: instant(10) }]], 'window_shortened'],
    ['another office', without(decided).concat([[15, { kind: 'determined', by: 'cisa-director' }]]), 'other_office'],
    ['the same evidence again', [...whole, [16, decided[1]]], 'no_evidence'],
    [
      'a move before the last one',
      [...whole, [3, { kind: 'criteria-published', version: '2', digest: 'c2' }]],
      'out_of_order',
    ],
  ] as readonly (readonly [string, readonly At[], string])[])('is not made with %s', ([, moves, code]) => {
    expect(lived(moves).refused).toEqual([`determination.${code}`]);
  });

  test('comes at once where the developer has said all it wants to say', () => {
    const moves = whole.filter((one) => one !== decided);
    expect(lived([...moves, [10, { kind: 'comments-done' }], [10, decided[1]]]).life.determinations).toHaveLength(1);
  });

  test('takes a comment that nobody answered into the next round', () => {
    const moves = whole.filter((one) => one !== answered && one !== decided);
    const again: readonly At[] = [[16, evidence(2)], ...heard.map(([, move]): At => [17, move])];
    const next: At = [18, { ...shown[1], until: instant(21) } as DeterminationMove];
    expect(lived([...moves, ...again, next, [22, decided[1]]]).refused).toEqual(['determination.comment_unanswered']);
  });
});

const anyMove: fc.Arbitrary<DeterminationMove> = fc.oneof(
  fc.record({
    kind: fc.constant('criteria-published' as const),
    version: fc.constantFrom('1', '2', '3'),
    digest: fc.constantFrom('c1', 'c2', 'c3'),
  }),
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('c1', 'c2')).map(([at, digest]) => evidence(at, digest)),
  ...consulted.map((office) =>
    fc.record({
      kind: fc.constant('office-answered' as const),
      answer: fc.record({
        office: fc.constantFrom(office, ...offices),
        view: fc.constantFrom('agrees' as const, 'differs' as const, 'none' as const),
        digest: fc.constant('o'),
      }),
    }),
  ),
  fc.record({
    kind: fc.constant('assessment-shown' as const),
    digest: fc.constant('s'),
    until: fc.integer({ min: 0, max: 40 }).map(instant),
  }),
  fc.record({ kind: fc.constant('comment-made' as const), id: fc.constantFrom('a', 'b'), digest: fc.constant('d') }),
  fc.constant({ kind: 'comments-done' as const }),
  fc.record({
    kind: fc.constant('comment-answered' as const),
    id: fc.constantFrom('a', 'b'),
    digest: fc.constant('r'),
  }),
  fc.constant({ kind: 'determined' as const, by: 'nsa-director' as const }),
);

/** Two whole determinations, with anything at all in between. */
const history: fc.Arbitrary<readonly At[]> = fc
  .tuple(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), anyMove), { maxLength: 30 }), fc.subarray([...whole]))
  .map(([any, some]) => [...any, ...some].toSorted(([a], [b]) => a - b));

describe('over any history', () => {
  test('what was determined stays as it was, only followed by another', () => {
    let most = 0;
    fc.assert(
      fc.property(history, (moves) => {
        let life = noDetermination;
        for (const [at, move] of moves) {
          const next = determine(life, move, { at: instant(at), sha256 });
          if (!next.ok) continue;
          const { determinations } = next.value;
          expect(canonicalText(determinations.slice(0, life.determinations.length))).toBe(
            canonicalText(life.determinations),
          );
          expect(determinations.length - life.determinations.length).toBeLessThanOrEqual(1);
          life = next.value;
        }
        most = Math.max(most, life.determinations.length);
        expect(brokenAt(life.determinations, sha256)).toBeUndefined();
        for (const one of life.determinations) {
          expect(one.comments.every(({ answer }) => answer !== undefined)).toBe(true);
          expect(consulted.every((office) => one.offices.some((own) => own.office === office))).toBe(true);
          expect(one.criteria.publishedAt < one.at).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(most).toBeGreaterThan(0);
  });

  test('no state and no message says that anything is anyone’s to give', () => {
    fc.assert(
      fc.property(history, (moves) => {
        let life = noDetermination;
        for (const [at, move] of moves) {
          const next = determine(life, move, { at: instant(at), sha256 });
          expect(next.ok ? '' : `${next.code.replaceAll(/[._]/g, ' ')} ${next.why}`).not.toMatch(forbidden);
          if (next.ok) life = next.value;
        }
        expect(JSON.stringify(life)).not.toMatch(forbidden);
      }),
    );
  });

  test('nothing of it touches a release notice, nor a notice it: both are the same together and alone', () => {
    const release = { at: instant(30), zone: 'America/New_York' };
    const given: DeveloperMove = {
      kind: 'notice-given',
      releases: new Map([['trusted-partners', release]]),
      daysOffered: 30,
    };
    const own: fc.Arbitrary<DeveloperMove> = fc.oneof(
      fc.constant(given),
      fc.constantFrom(...stages).map((stage): DeveloperMove => ({ kind: 'released', stage })),
      fc.constant<DeveloperMove>({ kind: 'withdrawn' }),
      fc.integer({ min: 20, max: 60 }).map((at): DeveloperMove => {
        return { kind: 'release-moved', stage: 'trusted-partners', release: { ...release, at: instant(at) } };
      }),
    );
    const told = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), own), { maxLength: 8 });
    fc.assert(
      fc.property(history, told, (moves, developer) => {
        let beside: NoticeLife = noLife;
        let life = noDetermination;
        const both = [
          ...moves.map(([at, move]) => ({ at, move, by: 'record' as const })),
          ...developer.map(([at, move]) => ({ at, move, by: 'developer' as const })),
        ].toSorted((a, b) => a.at - b.at);
        for (const one of both) {
          const at = instant(one.at);
          if (one.by === 'developer') {
            beside = developerMoves(beside, one.move, at);
            continue;
          }
          const next = determine(life, one.move, { at, sha256 });
          if (next.ok) life = next.value;
        }
        const alone = developer
          .toSorted(([a], [b]) => a - b)
          .reduce((before, [at, move]) => developerMoves(before, move, instant(at)), noLife);
        expect(beside).toEqual(alone);
        expect(timeline(beside)).toEqual(timeline(alone));
        expect(life).toEqual(lived(moves).life);
      }),
    );
  });
});

test('a record that was changed is found by the one that follows it', () => {
  const later: readonly At[] = whole.slice(1).map(([at, move]) => {
    const moved = move.kind === 'assessment-shown' ? { ...move, until: instant(34) } : move;
    return [at + 20, moved];
  });
  const { life } = lived([...whole, ...later]);
  const [first, second] = life.determinations;
  if (first === undefined || second === undefined) throw new Error('two were made');
  expect(brokenAt([first, second], sha256)).toBeUndefined();
  expect(brokenAt([{ ...first, verdict: 'incremental' }, second], sha256)).toBe(2);
  expect(brokenAt([second], sha256)).toBe(1);
});

test.for([
  [['step-change', 'step-change'], 'step-change'],
  [['step-change', 'incremental'], 'incremental'],
  [['step-change', 'inconclusive'], 'inconclusive'],
  [['incremental', 'indeterminate: measurement'], 'indeterminate: measurement'],
  [['step-change'], 'step-change'],
  [[], 'inconclusive'],
] as const)('%j together are %s', ([verdicts, together]) => {
  const comparisons = verdicts.map((verdict) => ({ against: 'best-released' as const, verdict }));
  expect(verdictFrom({ comparisons, levels: [] })).toBe(together);
});
