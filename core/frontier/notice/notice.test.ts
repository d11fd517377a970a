import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayGiveAccess } from '#core/frontier/access/grant.ts';
import {
  instant,
  notice,
  developerMove,
  history,
  lived,
  after,
  isUsable,
  later,
  earlier,
  isDeveloperMove,
  anyDay,
  anyStage,
  anyRelease,
  type World,
} from '#core/frontier/notice/fixtures/history.ts';
import { developerMoves, noLife, noticeStates } from '#core/frontier/notice/notice.ts';
import { timeline } from '#core/frontier/notice/timeline.ts';
import { windowDaysMost } from '#core/frontier/notice/window.ts';

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

  test('the government uses a model for no longer than 30 calendar days in all, however often its release is planned anew', () => {
    let most = 0;
    let again = 0;
    fc.assert(
      fc.property(history, (moves) => {
        let world: World = { life: noLife, grants: [] };
        let hours = 0;
        let until = instant(0);
        let stretches = 0;
        for (const [index, [when, move]] of moves.entries()) {
          world = after(world, move, instant(when));
          const next = instant(moves[index + 1]?.[0] ?? 500);
          // As it was used, counted from move to move and not as the grants tell it in the end.
          const open = world.grants
            .filter(({ scopes, revoked }) => scopes.includes('model') && !revoked)
            .map(({ opensAt, expiresAt }) => [later(opensAt, instant(when)), earlier(expiresAt, next)] as const)
            .toSorted(([a], [b]) => Temporal.Instant.compare(a, b));
          for (const [opens, ends] of open) {
            const from = later(opens, until);
            if (Temporal.Instant.compare(from, ends) >= 0) continue;
            if (!from.equals(until)) stretches += 1;
            hours += from.until(ends).total('hours');
            until = ends;
          }
        }
        most = Math.max(most, hours);
        if (stretches > 1) again += 1;
        // One hour more where the clocks go back.
        expect(hours).toBeLessThanOrEqual(24 * windowDaysMost + 1);
      }),
      { numRuns: 3000 },
    );
    expect([most > 24 * 20, again > 20]).toEqual([true, true]);
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
