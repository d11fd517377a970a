// What becomes of access that a developer gave when its plan changes, and how long it lasts in all.
import { expect, test } from 'vitest';
import { mayGiveAccess, spanWithin } from '#core/frontier/access/grant.ts';
import { instant, after, grantOf, type World } from '#core/frontier/notice/fixtures/history.ts';
import { developerMoves, noLife } from '#core/frontier/notice/notice.ts';

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
  ['into the past: it ends now', 35, 40, undefined],
] as const)('a release moves %s', (_, to, at, left) => {
  const { life } = moved(planned(60, 30), to, at);
  const span = left && { opensAt: instant(left[0]), expiresAt: instant(left[1]) };
  expect(spanWithin(grantOf(0, use), life.window, instant(at))).toEqual(span);
});

test('access that is open ends with a notice whose window opens later, so that what was used stays told', () => {
  const { life } = planned(75, 30);
  expect(spanWithin(grantOf(0, use), life.window, instant(40))).toBeUndefined();
  const left = { opensAt: instant(45), expiresAt: instant(50) };
  expect(spanWithin(grantOf(0, use), life.window, instant(29))).toEqual(left);
});

test('what was used before counts, laid end to end, and overlaps count once', () => {
  const { window } = planned(100, 30).life;
  const holder = { offices: ['nsa-director'], isPartner: false } as const;
  const gives = (from: number, to: number, ...given: readonly (readonly [number, number])[]): boolean =>
    mayGiveAccess({ ...use, opensAt: instant(from), expiresAt: instant(to) }, holder, {
      window,
      given: given.map(([opens, ends]) => ({ opensAt: instant(opens), expiresAt: instant(ends) })),
      at: instant(69),
    }).ok;
  expect(gives(70, 100)).toBe(true);
  expect(gives(70, 100, [70, 100], [80, 90])).toBe(true);
  expect(gives(80, 100, [10, 20])).toBe(true);
  expect(gives(79, 100, [10, 20])).toBe(false);
  expect(gives(80, 100, [10, 15], [12, 20])).toBe(true);
  expect(gives(80, 100, [10, 15], [16, 21.5])).toBe(false);
  expect(gives(70, 75, [10, 40])).toBe(false);
});

test.each([
  ['of a partner', { ...use, purpose: 'partner' }],
  ['of the record alone', { ...use, scopes: ['record'] }],
] as const)('access %s is not bound to the window', (_, wanted) => {
  const span = { opensAt: instant(30), expiresAt: instant(50) };
  expect(spanWithin(grantOf(0, wanted), undefined, instant(40))).toEqual(span);
});

test('a release to trusted partners that is planned again has the window that was offered', () => {
  const { life } = planned(60, 20);
  const dropped = developerMoves(life, { kind: 'release-dropped', stage: 'trusted-partners' }, instant(2));
  expect(dropped.window).toBeUndefined();
  const release = { at: instant(100), zone: 'UTC' };
  const again = developerMoves(dropped, { kind: 'release-moved', stage: 'trusted-partners', release }, instant(3));
  expect(again.window).toEqual({ opensAt: instant(80), closesAt: instant(100), zone: 'UTC' });
});
