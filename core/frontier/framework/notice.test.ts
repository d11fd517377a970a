import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  givesAccess,
  mayGiveAccess,
  spanWithin,
  type AccessGrant,
  type AccessScope,
  type Span,
} from '#core/frontier/access/grant.ts';
import {
  developerMoves,
  noLife,
  noticeStates,
  stages,
  type DeveloperMove,
  type NoticeLife,
  type Stage,
} from '#core/frontier/framework/notice.ts';
import { timeline } from '#core/frontier/framework/timeline.ts';
import { windowDaysMost } from '#core/frontier/framework/window.ts';
import type { Id } from '#core/kernel/ids.ts';

const begin = Date.parse('2026-01-01T00:00:00Z');
const day = 86_400_000;

function instant(days: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(begin + Math.round(days * day));
}

/** Doubles by chance would nearly all lie next to 0. */
const anyDay = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const anyRelease = fc.record({
  at: anyDay.map(instant),
  zone: fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe'),
});
/** The window hangs on the release to trusted partners: it comes as often as all others together. */
const anyStage = fc.oneof(fc.constant<Stage>('trusted-partners'), fc.constantFrom(...stages));

const notice: fc.Arbitrary<Extract<DeveloperMove, { kind: 'notice-given' }>> = fc.record({
  kind: fc.constant('notice-given' as const),
  releases: fc.array(fc.tuple(anyStage, anyRelease), { maxLength: 5 }).map((pairs) => new Map(pairs)),
  daysOffered: fc.integer({ min: 0, max: windowDaysMost }),
});
const developerMove: fc.Arbitrary<DeveloperMove> = fc.oneof(
  notice,
  fc.record({ kind: fc.constant('release-moved' as const), stage: anyStage, release: anyRelease }),
  fc.record({ kind: fc.constant('release-dropped' as const), stage: anyStage }),
  fc.record({ kind: fc.constant('released' as const), stage: anyStage }),
  fc.constant({ kind: 'withdrawn' as const }),
  notice,
);

/** The developer gives the office that determines access, if the rule lets it: for tenths of its window, or for any days. */
const giving = fc.record({
  kind: fc.constant('access-given' as const),
  scope: fc.constantFrom<AccessScope>('model', 'model', 'record'),
  share: fc.option(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 10 })), {
    nil: undefined,
    freq: 4,
  }),
  days: fc.tuple(anyDay, anyDay),
});
/** Whoever holds it lays it down. */
const layingDown = fc.record({ kind: fc.constant('access-laid-down' as const), which: fc.nat(9) });

type Giving = Drawn<typeof giving>;
type LayingDown = Drawn<typeof layingDown>;
type Drawn<Some> = Some extends fc.Arbitrary<infer Value> ? Value : never;
type Move = DeveloperMove | Giving | LayingDown;

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: developerMove },
  { weight: 4, arbitrary: giving },
  { weight: 1, arbitrary: layingDown },
);
const history: fc.Arbitrary<readonly (readonly [number, Move])[]> = fc
  .array(fc.tuple(anyDay, anyMove), { maxLength: 25, size: 'max' })
  .map((moves) => moves.toSorted(([a], [b]) => a - b));

interface World {
  readonly life: NoticeLife;
  readonly grants: readonly AccessGrant[];
}

/** As the operations do it: a developer's move first, then what is left of each grant. */
function lived(moves: readonly (readonly [number, Move])[]): World {
  let world: World = { life: noLife, grants: [] };
  for (const [at, move] of moves) world = after(world, move, instant(at));
  return world;
}

function after({ life, grants }: World, move: Move, at: Temporal.Instant): World {
  switch (move.kind) {
    case 'access-given': {
      const wanted = { purpose: 'determination', scopes: [move.scope], ...spanOf(life, move) } as const;
      const holder = { offices: ['nsa-director'], isPartner: false } as const;
      const may = mayGiveAccess(wanted, holder, { window: life.window, at });
      return may.ok ? { life, grants: [...grants, grantOf(grants.length, wanted)] } : { life, grants };
    }
    case 'access-laid-down':
      return { life, grants: grants.map((one, index) => (index === move.which ? { ...one, revoked: true } : one)) };
    case 'withdrawn':
      return { life: developerMoves(life, move, at), grants: grants.map((one) => ({ ...one, revoked: true })) };
    default: {
      const next = developerMoves(life, move, at);
      return { life: next, grants: grants.map((one) => ({ ...one, ...(spanWithin(one, next.window) ?? ended) })) };
    }
  }
}

const ended = { revoked: true } as const;

function spanOf({ window }: NoticeLife, { share, days: [a, b] }: Giving): Span {
  if (window === undefined || share === undefined) return { opensAt: instant(a), expiresAt: instant(a + b) };
  const whole = window.opensAt.until(window.closesAt).total('milliseconds');
  const at = (part: number): Temporal.Instant => window.opensAt.add({ milliseconds: Math.round((whole * part) / 10) });
  return { opensAt: at(share[0]), expiresAt: at(Math.min(10, share[0] + share[1])) };
}

function grantOf(
  index: number,
  wanted: Pick<AccessGrant, 'purpose' | 'scopes' | 'opensAt' | 'expiresAt'>,
): AccessGrant {
  return {
    grantId: id<'access-grant'>(index),
    modelId: id<'model'>(0),
    holder: id<'organization'>(0),
    termsDigest: 'terms',
    revoked: false,
    ...wanted,
  };
}

function id<Noun extends string>(number: number): Id<Noun> {
  return `019aaaaa-0000-7000-8000-${String(number).padStart(12, '0')}` as Id<Noun>;
}

function isUsable(grant: AccessGrant, at: Temporal.Instant): boolean {
  const person = { personId: id<'person'>(0), accepted: 'terms', ended: false };
  return givesAccess(grant, person, { scope: undefined, at });
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}

function isDeveloperMove(one: readonly [number, Move]): boolean {
  return one[1].kind !== 'access-given' && one[1].kind !== 'access-laid-down';
}

describe('whatever happened before', () => {
  test('a notice is taken as it is given', () => {
    fc.assert(
      fc.property(history, notice, (moves, move) => {
        const life = developerMoves(lived(moves).life, move, instant(201));
        expect(life.state).toBe('given');
        expect(life.releases).toBe(move.releases);
        expect(life.daysOffered).toBe(move.daysOffered);
      }),
    );
  });

  test('a move of one release is taken as it is told', () => {
    fc.assert(
      fc.property(history, anyStage, anyRelease, (moves, stage, release) => {
        const { life } = lived(moves);
        const told = developerMoves(life, { kind: 'release-moved', stage, release }, instant(201));
        expect(told.releases).toEqual(new Map([...life.releases, [stage, release]]));
        const without = developerMoves(told, { kind: 'release-dropped', stage }, instant(201));
        expect([...without.releases.keys()]).toEqual([...told.releases.keys()].filter((one) => one !== stage));
      }),
    );
  });

  test('what the developer told of its releases is made of its own moves alone', () => {
    fc.assert(
      fc.property(history, (moves) => {
        const all = lived(moves).life;
        const own = lived(moves.filter(isDeveloperMove)).life;
        expect(all).toEqual(own);
        expect(timeline(all)).toEqual(timeline(own));
      }),
    );
  });

  test('a release is told as done at any time', () => {
    fc.assert(
      fc.property(history, anyStage, (moves, stage) => {
        const { life } = lived(moves);
        expect(developerMoves(life, { kind: 'released', stage }, instant(201)).released.has(stage)).toBe(true);
      }),
    );
  });

  test('withdrawal is taken, again and again, and every grant ends with it', () => {
    fc.assert(
      fc.property(history, anyDay, (moves, later) => {
        const once = after(lived(moves), { kind: 'withdrawn' }, instant(200));
        const world = after(once, { kind: 'withdrawn' }, instant(200));
        expect(world).toEqual(once);
        expect(world.life.state).toBe('withdrawn');
        expect(world.life.window).toBeUndefined();
        expect(world.grants.filter((grant) => isUsable(grant, instant(200 + later)))).toEqual([]);
        const wanted = { purpose: 'determination', scopes: ['model'] } as const;
        const span = { opensAt: instant(200 + later), expiresAt: instant(201 + later) };
        const holder = { offices: ['nsa-director'], isPartner: false } as const;
        const may = mayGiveAccess({ ...wanted, ...span }, holder, { window: world.life.window, at: instant(200) });
        expect(may.ok).toBe(false);
      }),
    );
  });

  test('the government uses the model within the window alone, and never for over 30 calendar days', () => {
    let used = 0;
    fc.assert(
      fc.property(history, (moves) => {
        let world: World = { life: noLife, grants: [] };
        for (const [index, [when, move]] of moves.entries()) {
          world = after(world, move, instant(when));
          const next = instant(moves[index + 1]?.[0] ?? 500);
          for (const grant of world.grants.filter(({ scopes }) => scopes.includes('model'))) {
            // From this move to the next the world is this one: access is looked at where it begins in it.
            const first = later(grant.opensAt, instant(when));
            if (Temporal.Instant.compare(first, next) >= 0 || !isUsable(grant, first)) continue;
            used += 1;
            const { window } = world.life;
            if (window === undefined) throw new Error('the model is used outside of any window');
            expect(Temporal.Instant.compare(window.opensAt, first)).toBeLessThanOrEqual(0);
            expect(Temporal.Instant.compare(grant.expiresAt, window.closesAt)).toBeLessThanOrEqual(0);
            const last = window.opensAt.toZonedDateTimeISO(window.zone).add({ days: windowDaysMost });
            expect(Temporal.Instant.compare(grant.expiresAt, last.toInstant())).toBeLessThanOrEqual(0);
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(used).toBeGreaterThan(20);
  });

  test('no grant becomes longer by a move of the developer’s', () => {
    fc.assert(
      fc.property(history, developerMove, (moves, move) => {
        const before = lived(moves);
        for (const [index, grant] of after(before, move, instant(201)).grants.entries()) {
          const was = before.grants[index];
          if (was === undefined) throw new Error('a move of the developer’s makes no grant');
          expect(Temporal.Instant.compare(was.opensAt, grant.opensAt)).toBeLessThanOrEqual(0);
          expect(Temporal.Instant.compare(grant.expiresAt, was.expiresAt)).toBeLessThanOrEqual(0);
          expect(was.revoked && !grant.revoked).toBe(false);
        }
      }),
    );
  });

  test('the state is one of three', () => {
    fc.assert(fc.property(history, (moves) => noticeStates.includes(lived(moves).life.state)));
  });
});

function planned(days: number, daysOffered: number): World {
  const releases = new Map([['trusted-partners' as const, { at: instant(days), zone: 'UTC' }]]);
  return after({ life: noLife, grants: [] }, { kind: 'notice-given', releases, daysOffered }, instant(1));
}

function moved(world: World, to: number, at: number): World {
  const release = { at: instant(to), zone: 'UTC' };
  return after(world, { kind: 'release-moved', stage: 'trusted-partners', release }, instant(at));
}

const use = { purpose: 'determination', scopes: ['model'], opensAt: instant(30), expiresAt: instant(50) } as const;

test.each([
  ['later, before access opened: it opens with the window', 75, 10, [45, 50]],
  ['so much later that nothing is left of it', 90, 10, undefined],
  ['later, once the window is open: it stays', 75, 40, [30, 50]],
  ['earlier: it ends with the release', 45, 40, [30, 45]],
  ['into the past: it has ended', 35, 40, [30, 35]],
] as const)('a release moves %s', (_, to, at, left) => {
  const { life } = moved(planned(60, 30), to, at);
  const span = left && { opensAt: instant(left[0]), expiresAt: instant(left[1]) };
  expect(spanWithin(grantOf(0, use), life.window)).toEqual(span);
});

test.each([
  ['of a partner', { ...use, purpose: 'partner' }],
  ['of the record alone', { ...use, scopes: ['record'] }],
] as const)('access %s is not bound to the window', (_, wanted) => {
  const span = { opensAt: instant(30), expiresAt: instant(50) };
  expect(spanWithin(grantOf(0, wanted), undefined)).toEqual(span);
});

test('a release to trusted partners that is planned again has the window that was offered', () => {
  const { life } = planned(60, 20);
  const dropped = developerMoves(life, { kind: 'release-dropped', stage: 'trusted-partners' }, instant(2));
  expect(dropped.window).toBeUndefined();
  const release = { at: instant(100), zone: 'UTC' };
  const again = developerMoves(dropped, { kind: 'release-moved', stage: 'trusted-partners', release }, instant(3));
  expect(again.window).toEqual({ opensAt: instant(80), closesAt: instant(100), zone: 'UTC' });
});
