import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  developerMoves,
  givesAccess,
  noLife,
  noticeStates,
  officeMoves,
  stages,
  type DeveloperMove,
  type NoticeLife,
  type OfficeMove,
} from '#core/frontier/framework/notice.ts';
import { timeline } from '#core/frontier/framework/timeline.ts';
import { windowDaysMost } from '#core/frontier/framework/window.ts';

const begin = Date.parse('2026-01-01T00:00:00Z');
const day = 86_400_000;

function instant(days: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(begin + Math.round(days * day));
}

const anyDay = fc.double({ min: 0, max: 200, noNaN: true });
const anyRelease = fc.record({
  at: anyDay.map(instant),
  zone: fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe'),
});
const anyStage = fc.constantFrom(...stages);

const developerMove: fc.Arbitrary<DeveloperMove> = fc.oneof(
  fc.record({
    kind: fc.constant('notice-given' as const),
    releases: fc.array(fc.tuple(anyStage, anyRelease), { maxLength: 5 }).map((pairs) => new Map(pairs)),
    daysOffered: fc.integer({ min: 0, max: windowDaysMost }),
  }),
  fc.record({ kind: fc.constant('release-moved' as const), stage: anyStage, release: anyRelease }),
  fc.record({ kind: fc.constant('release-dropped' as const), stage: anyStage }),
  fc.record({ kind: fc.constant('released' as const), stage: anyStage }),
  fc.constant({ kind: 'withdrawn' as const }),
);

const officeMove: fc.Arbitrary<OfficeMove> = fc.oneof(
  fc.record({
    kind: fc.constant('access-granted' as const),
    grant: fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      person: fc.constant('P. Person'),
      purpose: fc.constant('assessment'),
      until: anyDay.map(instant),
    }),
  }),
  fc.record({ kind: fc.constant('access-ended' as const), grant: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ kind: fc.constant('determination-recorded' as const), digest: fc.constant('0') }),
  fc.record({ kind: fc.constant('question-asked' as const), text: fc.string() }),
);

type Move =
  | { readonly by: 'developer'; readonly move: DeveloperMove }
  | { readonly by: 'office'; readonly move: OfficeMove };

const history = fc
  .array(
    fc.tuple(
      anyDay,
      fc.oneof(
        developerMove.map((move): Move => ({ by: 'developer', move })),
        officeMove.map((move): Move => ({ by: 'office', move })),
      ),
    ),
    { maxLength: 25 },
  )
  .map((moves) => moves.toSorted(([a], [b]) => a - b));

function lived(moves: readonly (readonly [number, Move])[]): NoticeLife {
  let life = noLife;
  for (const [at, one] of moves) {
    if (one.by === 'developer') life = developerMoves(life, one.move, instant(at));
    else {
      const decided = officeMoves(life, one.move, instant(at));
      if (decided.ok) life = decided.value;
    }
  }
  return life;
}

describe('whatever happened before', () => {
  test('a notice is taken as it is given', () => {
    fc.assert(
      fc.property(history, developerMove, (moves, move) => {
        if (move.kind !== 'notice-given') return;
        const life = developerMoves(lived(moves), move, instant(201));
        expect(life.state).toBe('given');
        expect(life.releases).toBe(move.releases);
      }),
    );
  });

  test('what the developer told of its releases is made of its own moves alone', () => {
    fc.assert(
      fc.property(history, (moves) => {
        const all = lived(moves);
        const own = lived(moves.filter(([, { by }]) => by === 'developer'));
        expect([all.state, all.releases, all.released, all.window]).toEqual([
          own.state,
          own.releases,
          own.released,
          own.window,
        ]);
        expect(timeline(all)).toEqual(timeline(own));
      }),
    );
  });

  test('a release is told as done at any time', () => {
    fc.assert(
      fc.property(history, anyStage, (moves, stage) => {
        expect(developerMoves(lived(moves), { kind: 'released', stage }, instant(201)).released.has(stage)).toBe(true);
      }),
    );
  });

  test('withdrawal is taken, and every grant ends with it', () => {
    fc.assert(
      fc.property(history, anyDay, (moves, later) => {
        const life = developerMoves(lived(moves), { kind: 'withdrawn' }, instant(200));
        expect(life.state).toBe('withdrawn');
        expect(life.grants.filter((grant) => givesAccess(grant, instant(200 + later)))).toEqual([]);
        const grant = { id: 'z', person: 'P. Person', purpose: 'assessment', until: instant(500) };
        expect(officeMoves(life, { kind: 'access-granted', grant }, instant(200 + later)).ok).toBe(false);
      }),
    );
  });

  test('nobody has access outside the window, nor for over 30 calendar days', () => {
    fc.assert(
      fc.property(history, anyDay, (moves, at) => {
        const upTo = moves.filter(([when]) => when <= at);
        const { grants, window } = lived(upTo);
        for (const grant of grants.filter((one) => givesAccess(one, instant(at)))) {
          expect(window).toBeDefined();
          if (window === undefined) return;
          expect(Temporal.Instant.compare(instant(at), window.closesAt)).toBe(-1);
          const last = window.opensAt.toZonedDateTimeISO(window.zone).add({ days: windowDaysMost });
          expect(Temporal.Instant.compare(grant.until, last.toInstant())).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the state is one of three', () => {
    fc.assert(fc.property(history, (moves) => noticeStates.includes(lived(moves).state)));
  });
});

test('a grant given within the window gives access until it ends, by itself or by a move', () => {
  const release = { at: instant(60), zone: 'UTC' };
  const given = developerMoves(
    noLife,
    { kind: 'notice-given', releases: new Map([['trusted-partners', release]]), daysOffered: 30 },
    instant(1),
  );
  const grant = { id: 'a', person: 'P. Person', purpose: 'assessment', until: instant(50) };
  expect(officeMoves(given, { kind: 'access-granted', grant }, instant(20))).toMatchObject({
    ok: false,
    code: 'access.window_closed',
  });
  expect(
    officeMoves(given, { kind: 'access-granted', grant: { ...grant, until: instant(61) } }, instant(40)),
  ).toMatchObject({ code: 'access.beyond_window' });
  const decided = officeMoves(given, { kind: 'access-granted', grant }, instant(40));
  if (!decided.ok) throw new Error(decided.why);
  const [one] = decided.value.grants;
  if (one === undefined) throw new Error('must be granted');
  expect([39, 40, 49.9, 50].map((at) => givesAccess(one, instant(at)))).toEqual([false, true, true, false]);
  const ended = officeMoves(decided.value, { kind: 'access-ended', grant: 'a' }, instant(45));
  expect(ended.ok && ended.value.grants.map((own) => givesAccess(own, instant(46)))).toEqual([false]);
});
