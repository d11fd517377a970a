import { describe, expect, test } from 'vitest';
import {
  acceptTerms,
  isIn,
  mayMake,
  mayReadIn,
  readOut,
  type Compartment,
  type ReadIn,
} from '#core/parties/compartment.ts';
import { idOf, now } from '#core/parties/fixtures/scene.ts';
import { label, type Label } from '#core/parties/label.ts';
import { agree, mayPropose, mayRaise, type Lowering, type Voice } from '#core/parties/lowering.ts';

const sponsor = idOf<'organization'>(1, 1);
const owner = idOf<'organization'>(1, 2);
const compartmentId = idOf<'compartment'>(3, 1);
const later = now.add({ hours: 1 });

const compartment: Compartment = {
  compartmentId,
  sponsor,
  name: 'Bleeding edge',
  purpose: 'To mend it before it is known',
  purposes: ['coordination', 'defence'],
  terms: 'Tell nobody.',
  termsDigest: 'terms-1',
  expiresAt: later,
  closed: false,
};

const accepted: ReadIn = {
  compartmentId,
  personId: idOf(2, 1),
  purposes: ['coordination'],
  offeredBy: idOf(2, 2),
  expiresAt: later,
  state: { state: 'accepted', termsDigest: 'terms-1', onBehalfOf: owner },
};
const offered: ReadIn = { ...accepted, state: { state: 'offered' } };

describe('a compartment', () => {
  test.each([
    ['of no purpose', { purposes: [] }, 'compartment.purposeless'],
    ['that has ended', { expiresAt: now }, 'compartment.too_long'],
    ['for over two years', { expiresAt: now.add({ hours: 733 * 24 }) }, 'compartment.too_long'],
  ] as const)('is not made %s', (_, change, code) => {
    const terms = { purposes: ['defence'], expiresAt: later, at: now } as const;
    expect(mayMake(terms).ok).toBe(true);
    expect(mayMake({ ...terms, ...change })).toMatchObject({ ok: false, code });
  });

  test.each([
    ['who is not in', undefined, {}, 'read_in.beyond_own'],
    ['who has not accepted yet', offered, {}, 'read_in.beyond_own'],
    ['who is in for something else', accepted, { purposes: ['defence'] }, 'read_in.beyond_own'],
    ['who names no purpose', accepted, { purposes: [] }, 'read_in.beyond_own'],
    ['who names a day after its end', accepted, { expiresAt: later.add({ hours: 1 }) }, 'read_in.too_long'],
    ['who names a day that is over', accepted, { expiresAt: now }, 'read_in.too_long'],
  ] as const)('lets in nobody by somebody %s', (_, by, change, code) => {
    const terms = { purposes: ['coordination'], expiresAt: later, at: now } as const;
    expect(mayReadIn(compartment, accepted, terms).ok).toBe(true);
    expect(mayReadIn(compartment, by, { ...terms, ...change })).toMatchObject({ ok: false, code });
    expect(mayReadIn({ ...compartment, closed: true }, accepted, terms)).toMatchObject({ code: 'compartment.closed' });
  });

  test.each([
    ['closed', offered, { closed: true }, 'compartment.closed'],
    ['expired', offered, { expiresAt: now }, 'compartment.closed'],
    ['under other terms', offered, { termsDigest: 'terms-2' }, 'read_in.other_terms'],
    ['no more offered', { ...offered, state: { state: 'ended' } }, {}, 'read_in.wrong_state'],
    ['offered until now', { ...offered, expiresAt: now }, {}, 'read_in.wrong_state'],
  ] as const)('is not entered when it is %s', (_, way, change, code) => {
    const acceptance = { termsDigest: 'terms-1', onBehalfOf: owner, at: now };
    expect(acceptTerms(way, { ...compartment, ...change }, acceptance)).toMatchObject({ ok: false, code });
    const entered = acceptTerms(offered, compartment, acceptance);
    expect(entered).toEqual({ ok: true, value: accepted });
  });

  test.each([
    ['while all holds', accepted, {}, true],
    ['not before the terms are accepted', offered, {}, false],
    ['not under other terms', accepted, { termsDigest: 'terms-2' }, false],
    ['not after it is closed', accepted, { closed: true }, false],
    ['not after its end', accepted, { expiresAt: now }, false],
    ['not after the end of one’s own way', { ...accepted, expiresAt: now }, {}, false],
  ] as const)('is open %s', (_, way, change, expected) => {
    expect(isIn(way, { ...compartment, ...change }, now)).toBe(expected);
  });

  test('is left once', () => {
    const out = readOut(accepted);
    expect(out).toMatchObject({ ok: true, value: { state: { state: 'ended' } } });
    expect(readOut({ ...accepted, state: { state: 'ended' } })).toMatchObject({ code: 'read_in.wrong_state' });
  });
});

describe('lowering a label', () => {
  const red = made({ tlp: 'RED', owners: [owner], compartments: [compartmentId] });
  const green = made({ tlp: 'GREEN' });
  const thing = { organizationId: owner, label: red, sponsors: new Map([[compartmentId, sponsor]]) };
  const first = voice(1, [owner]);
  const second = voice(2, [sponsor]);
  const lowering: Lowering = {
    loweringId: idOf(8, 1),
    from: red,
    to: green,
    reason: 'It is known',
    proposedBy: first,
    expiresAt: later,
    state: 'proposed',
  };

  test('is proposed by one who answers for a limit that goes, and agreed to by another', () => {
    expect(mayPropose(thing, green, first).ok).toBe(true);
    expect(agree(lowering, thing, second, now)).toMatchObject({ ok: true, value: { state: 'agreed' } });
  });

  test.each([
    ['unseen', green, { ...first, maySee: false }, 'lowering.unseen'],
    ['to the same', red, first, 'lowering.not_lower'],
    ['to more', made({ ...red, owners: [owner, sponsor] }), first, 'lowering.not_lower'],
    ['by who answers for nothing', green, voice(1, []), 'lowering.no_say'],
  ])('is not proposed %s', (_, to, by, code) => {
    expect(mayPropose(thing, to, by)).toMatchObject({ ok: false, code });
  });

  test.each([
    ['settled', { state: 'agreed' }, second, 'lowering.wrong_state'],
    ['lapsed', { expiresAt: now }, second, 'lowering.wrong_state'],
    ['by the same account', {}, voice(1, [sponsor]), 'lowering.same_human'],
    ['after another change', { from: made({ compartments: [compartmentId] }) }, second, 'lowering.label_changed'],
    ['by who can’t see it', {}, { ...second, maySee: false }, 'lowering.unseen'],
    ['by who answers for nothing', {}, voice(2, []), 'lowering.no_say'],
    ['where a limit’s owner was not asked', {}, voice(2, [owner]), 'lowering.uncovered'],
    ['after who proposed it was shut out', { proposedBy: { ...first, maySee: false } }, second, 'lowering.unseen'],
    ['after who proposed it answers for nothing', { proposedBy: voice(1, []) }, second, 'lowering.uncovered'],
  ] as const)('is not agreed to %s', (_, change, by, code) => {
    expect(agree({ ...lowering, ...change }, thing, by, now)).toMatchObject({ ok: false, code });
  });

  test('is not needed to add limits, which one may of the organization', () => {
    const open = { organizationId: owner, label: green };
    expect(mayRaise(open, red, first).ok).toBe(true);
    expect(mayRaise(open, red, second)).toMatchObject({ code: 'lowering.no_say' });
    expect(mayRaise(thing, green, first)).toMatchObject({ code: 'lowering.not_raise' });
    expect(mayRaise(open, green, first)).toMatchObject({ code: 'lowering.not_raise' });
    expect(mayRaise(open, red, { ...first, maySee: false })).toMatchObject({ code: 'lowering.unseen' });
  });

  function voice(number: number, speaksFor: Voice['speaksFor']): Voice {
    const personId = idOf<'person'>(2, number);
    const person = { personId, name: 'Somebody', email: `${number}@example.org`, human: personId, suspended: false };
    return { person, maySee: true, speaksFor };
  }
});

function made(limits: Partial<Label>): Label {
  const decision = label(limits);
  if (!decision.ok) throw new Error(decision.why);
  return decision.value;
}
