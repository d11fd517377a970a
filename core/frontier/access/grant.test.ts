import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accessPurposes,
  accessScopes,
  givesAccess,
  mayGiveAccess,
  type AccessGrant,
  type Holder,
} from '#core/frontier/access/grant.ts';
import { frameworkOffices } from '#core/frontier/access/offices.ts';
import { windowBefore } from '#core/frontier/notice/window.ts';
import { idOf } from '#core/parties/fixtures/scene.ts';

const now = Temporal.Instant.from('2026-11-29T12:00:00Z');
const release = { at: now.add({ hours: 240 }), zone: 'America/New_York' };
const window = windowBefore(release, 30);
const inHours = (hours: number): Temporal.Instant => now.add({ hours });
const ask = { purpose: 'evaluation', scopes: ['record'], opensAt: inHours(-1), expiresAt: inHours(24) } as const;
const evaluator: Holder = { offices: ['evaluator'], isPartner: false };
const partner: Holder = { offices: [], isPartner: true };

describe('access', () => {
  test.each([
    ['to an office for what it does', ask, evaluator, undefined],
    ['of the model within the window', { ...ask, scopes: ['model'] }, evaluator, undefined],
    [
      'of the model up to the release itself',
      { ...ask, scopes: ['model'], expiresAt: release.at },
      evaluator,
      undefined,
    ],
    [
      'of the model a moment past it',
      { ...ask, scopes: ['model'], expiresAt: release.at.add({ nanoseconds: 1 }) },
      evaluator,
      'access.outside_window',
    ],
    [
      'of the model before it opens',
      { ...ask, scopes: ['model'], opensAt: window.opensAt.subtract({ nanoseconds: 1 }) },
      evaluator,
      'access.outside_window',
    ],
    ['of the record past the release', { ...ask, expiresAt: inHours(2000) }, evaluator, undefined],
    [
      'to a partner, of the model, at any time',
      { ...ask, purpose: 'partner', scopes: ['model'], expiresAt: inHours(2000) },
      partner,
      undefined,
    ],
    [
      'to a partner that one side has not chosen',
      { ...ask, purpose: 'partner' },
      { ...partner, isPartner: false },
      'access.no_partner',
    ],
    ['to an office as a partner', { ...ask, purpose: 'partner' }, evaluator, 'access.no_partner'],
    ['to an evaluator to determine', { ...ask, purpose: 'determination' }, evaluator, 'access.no_office'],
    ['that ends as it begins', { ...ask, expiresAt: ask.opensAt }, evaluator, 'access.ends_before'],
    ['that is over', { ...ask, expiresAt: now }, evaluator, 'access.ends_before'],
    ['of a year and a day', { ...ask, opensAt: now, expiresAt: inHours(24 * 366) }, evaluator, undefined],
    ['of more', { ...ask, opensAt: now, expiresAt: inHours(24 * 366 + 1) }, evaluator, 'access.too_long'],
  ] as const)('%s', (_, wanted, holder, code) => {
    const may = mayGiveAccess(wanted, holder, { window, at: now });
    expect(may.ok ? undefined : may.code).toBe(code);
  });

  test('of the model is the government’s in no plan without a window', () => {
    const may = mayGiveAccess({ ...ask, scopes: ['model'] }, evaluator, { window: undefined, at: now });
    expect(may.ok ? undefined : may.code).toBe('access.outside_window');
  });

  test('is for an overseer of no model: it looks at the record', () => {
    for (const office of frameworkOffices) {
      const may = mayGiveAccess(
        { ...ask, purpose: 'oversight' },
        { offices: [office], isPartner: false },
        { window, at: now },
      );
      expect(may.ok).toBe(office === 'overseer');
    }
  });
});

/** Moments about now, to the nanosecond on either side. */
const moment = fc.integer({ min: -3, max: 3 }).map((nanoseconds) => now.add({ nanoseconds }));

test('somebody has access while it is open, and not a moment sooner or later', () => {
  const grants = fc.record({
    grantId: fc.constant(idOf<'access-grant'>(11, 1)),
    modelId: fc.constant(idOf<'model'>(10, 1)),
    holder: fc.constant(idOf<'organization'>(1, 1)),
    purpose: fc.constantFrom(...accessPurposes),
    scopes: fc.subarray([...accessScopes], { minLength: 1 }),
    termsDigest: fc.constantFrom('a', 'b'),
    opensAt: moment,
    expiresAt: moment,
    revoked: fc.boolean(),
  });
  const people = fc.record({
    personId: fc.constant(idOf<'person'>(2, 1)),
    accepted: fc.constantFrom('a', 'b', undefined),
    ended: fc.boolean(),
  });
  fc.assert(
    fc.property(
      grants,
      people,
      moment,
      fc.constantFrom(undefined, ...accessScopes),
      (grant: AccessGrant, person, at, scope) => {
        const nanoseconds = at.epochNanoseconds;
        const isOpen = grant.opensAt.epochNanoseconds <= nanoseconds && nanoseconds < grant.expiresAt.epochNanoseconds;
        const isTheirs = person.accepted === grant.termsDigest && !person.ended && !grant.revoked;
        const covers = scope === undefined || grant.scopes.includes(scope);
        expect(givesAccess(grant, person, { scope, at })).toBe(isOpen && isTheirs && covers);
      },
    ),
  );
});
