import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayRelease, type Release } from '#core/frontier/access/release.ts';
import { isOpenProposal, lapsesAt, mayAgree } from '#core/frontier/access/two-people.ts';
import { mayWiden, type Widening } from '#core/frontier/access/widening.ts';
import type { AccessScope } from '#core/frontier/access/grant.ts';
import { namesModel, underShield } from '#core/frontier/access/shield.ts';

const now = Temporal.Instant.from('2026-11-29T12:00:00Z');
const anHourAgo = now.subtract({ hours: 1 });
const open = { proposedAt: anHourAgo, agreed: false };
const lapsed = { proposedAt: now.subtract({ hours: 168 }), agreed: false };
const settled = { proposedAt: anHourAgo, agreed: true };
const other = { isOtherHuman: true, proposerStillMay: true };

describe('what goes to more people', () => {
  test.each([
    ['another human agrees to what is open', open, other, undefined],
    ['the same human can not', open, { ...other, isOtherHuman: false }, 'second.same_human'],
    [
      'nobody can for whoever may no longer propose',
      open,
      { ...other, proposerStillMay: false },
      'second.proposer_gone',
    ],
    ['nobody can twice', settled, other, 'second.wrong_state'],
    ['nobody can a week later', lapsed, other, 'second.wrong_state'],
  ] as const)('%s', (_, proposal, second, code) => {
    const may = mayAgree(proposal, second, now);
    expect(may.ok ? undefined : may.code).toBe(code);
  });

  test('a proposal lapses at its week’s end, to the nanosecond', () => {
    expect(isOpenProposal(open, lapsesAt(open).subtract({ nanoseconds: 1 }))).toBe(true);
    expect(isOpenProposal(open, lapsesAt(open))).toBe(false);
  });
});

describe('a widening', () => {
  const grant = { scopes: ['record'] as readonly AccessScope[], revoked: false, expiresAt: now.add({ hours: 1 }) };
  const proposed: Widening = { ...open, scopes: ['record', 'model'] };

  test.each([
    ['adds to what there is', grant, ['record', 'evidence'], [], undefined],
    ['takes nothing away', grant, ['evidence'], [], 'widening.not_wider'],
    ['is no widening where it adds nothing', grant, ['record'], [], 'widening.not_wider'],
    ['is of access that goes on', { ...grant, revoked: true }, ['record', 'model'], [], 'widening.over'],
    ['is of access that is not over', { ...grant, expiresAt: now }, ['record', 'model'], [], 'widening.over'],
    ['is proposed once', grant, ['record', 'evidence'], [proposed], 'widening.proposed'],
    ['is proposed again once it lapsed', grant, ['record', 'evidence'], [{ ...proposed, ...lapsed }], undefined],
    ['is proposed after another', grant, ['record', 'evidence'], [{ ...proposed, ...settled }], undefined],
  ] as const)('%s', (...[, of, wanted, others, code]) => {
    const may = mayWiden(of, wanted, { others, at: now });
    expect(may.ok ? undefined : may.code).toBe(code);
  });
});

describe('a release', () => {
  const told = { number: 3, leaves: false };
  const one = (more: Partial<Release>): Release => ({ ...open, of: 3, ...more });

  test.each([
    ['is of what was told to few', told, [], undefined],
    ['is none of leaving', { ...told, leaves: true }, [], 'release.leaving'],
    ['is proposed once', told, [one({})], 'release.proposed'],
    ['is done once, also if another is proposed', told, [one({}), one({ agreed: true })], 'release.released'],
    ['is proposed again once it lapsed', told, [one(lapsed)], undefined],
    ['does not keep another from it', told, [one({ of: 4 }), one({ of: 5, agreed: true })], undefined],
  ] as const)('%s', (_, releasable, releases, code) => {
    const may = mayRelease(releasable, releases, now);
    expect(may.ok ? undefined : may.code).toBe(code);
  });
});

describe('a codename', () => {
  const shield = 'calm-otter-0001';

  test.each([
    ['Nimbus 5 is quick; NIMBUS 5 too.', 'calm-otter-0001 is quick; calm-otter-0001 too.'],
    ['nimbus 5nimbus 5', `${shield}${shield}`],
    ['Nothing of it.', 'Nothing of it.'],
  ])('stands where the name stood: %s', (text, expected) => {
    expect(underShield(text, { name: ' Nimbus 5 ', shield })).toBe(expected);
  });

  test('leaves no name in any text, and all else as it was', () => {
    const name = 'Qüx$1';
    const texts = fc.array(fc.oneof(fc.constant(name), fc.constant('qÜX$1'), fc.string({ unit: 'grapheme' })));
    fc.assert(
      fc.property(texts, (parts) => {
        const said = underShield(parts.join(' '), { name, shield });
        expect(namesModel(said, name)).toBe(false);
      }),
    );
    expect(underShield('İ then Qüx$1, İ', { name, shield })).toBe(`İ then ${shield}, İ`);
    expect(underShield('ΣΑΣ, σας', { name: 'ΣΑΣ', shield })).toBe(`${shield}, σας`);
  });
});
