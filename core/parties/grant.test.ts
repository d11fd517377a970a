import { describe, expect, test } from 'vitest';
import { idOf, now } from '#core/parties/fixtures/scene.ts';
import { give, isLive, mayGive, mayStand, revoke, withName, type Grant } from '#core/parties/grant.ts';
import { mayEnrol, mayServe, natureOf, organizationKinds } from '#core/parties/organization.ts';
import { isGrantable, permissions, permissionsOf } from '#core/parties/permissions.ts';
import { isSameHuman, mailboxOf } from '#core/parties/person.ts';

const customer = idOf<'organization'>(1, 1);
const provider = idOf<'organization'>(1, 2);
const later = now.add({ hours: 24 });
const grant: Grant = {
  grantId: idOf(4, 1),
  customer,
  provider,
  scopes: ['organization.read', 'plan.read'],
  state: 'asked',
  expiresAt: later,
};

describe('a grant', () => {
  const known = { organizationId: provider, kind: 'service_provider' } as const;
  const terms = { scopes: grant.scopes, expiresAt: later, at: now };

  test.each([
    ['to nobody', undefined, {}, 'grant.not_provider'],
    ['to whom serves nobody', { ...known, kind: 'researcher' }, {}, 'grant.not_provider'],
    ['to itself', { ...known, organizationId: customer }, {}, 'grant.to_itself'],
    ['of nothing', known, { scopes: [] }, 'grant.empty'],
    ['of what stays at home', known, { scopes: ['plan.read', 'grants.manage'] }, 'grant.not_grantable'],
    ['that has ended', known, { expiresAt: now }, 'grant.too_long'],
    ['for over a year', known, { expiresAt: now.add({ hours: 367 * 24 }) }, 'grant.too_long'],
  ] as const)('can not be %s', (_, to, change, code) => {
    expect(mayStand(customer, to, { ...terms, ...change })).toMatchObject({ ok: false, code });
    expect(mayStand(customer, known, terms).ok).toBe(true);
  });

  test('gives only what its giver holds, and what was asked for', () => {
    expect(mayGive(['plan.read'], permissionsOf('reader')).ok).toBe(true);
    expect(mayGive(['plan.act'], permissionsOf('reader'))).toMatchObject({ code: 'grant.beyond_own' });
    expect(give(grant, { scopes: ['plan.read'], expiresAt: later })).toMatchObject({ value: { state: 'given' } });
    expect(give(grant, { scopes: ['plan.act'], expiresAt: later })).toMatchObject({ code: 'grant.beyond_asked' });
    expect(give({ ...grant, state: 'given' }, terms)).toMatchObject({ code: 'grant.wrong_state' });
  });

  test('is live once given, until it expires or is revoked', () => {
    expect(isLive(grant, now)).toBe(false);
    const given = { ...grant, state: 'given' } as const;
    expect(isLive(given, now)).toBe(true);
    expect(isLive(given, later)).toBe(false);
    const revoked = revoke(given);
    expect(revoked).toMatchObject({ ok: true, value: { state: 'revoked' } });
    expect(revoke({ ...grant, state: 'revoked' })).toMatchObject({ code: 'grant.wrong_state' });
  });

  test('always lets its provider know the name, and never manages', () => {
    expect(withName(['plan.act'])).toEqual(['organization.read', 'plan.act']);
    expect(withName([])).toEqual([]);
    expect(permissions.filter((one) => one.endsWith('.manage') && isGrantable(one))).toEqual([]);
    expect(isGrantable('audit.read')).toBe(false);
  });
});

describe('an organization', () => {
  test('of critical infrastructure has a sector, no other', () => {
    expect(natureOf('critical_infrastructure_operator', 'energy').ok).toBe(true);
    expect(natureOf('critical_infrastructure_operator', undefined)).toMatchObject({ code: 'organization.sector' });
    expect(natureOf('researcher', 'energy')).toMatchObject({ code: 'organization.sector' });
    expect(natureOf('researcher', undefined)).toEqual({ ok: true, value: { kind: 'researcher' } });
  });

  test('is enrolled by the clearinghouse or by whoever serves; nobody enrols a second clearinghouse', () => {
    expect(organizationKinds.filter((kind) => mayEnrol(kind, 'clearinghouse'))).toEqual([]);
    expect(organizationKinds.filter((kind) => mayEnrol(kind, 'federal_agency'))).toEqual(['clearinghouse']);
    expect(organizationKinds.filter((kind) => mayEnrol(kind, 'researcher'))).toEqual(
      organizationKinds.filter(mayServe),
    );
  });
});

describe('two accounts', () => {
  const person = (number: number, email: string) => {
    const personId = idOf<'person'>(2, number);
    return { personId, name: 'Somebody', email, human: personId, suspended: false };
  };

  test.each([
    ['of one address', 'a@example.org', 'A@Example.org', true],
    ['of one mailbox with tags', 'a+work@example.org', 'a@example.org', true],
    ['of one Gmail mailbox', 'a.b@gmail.com', 'ab@googlemail.com', true],
    ['of two people', 'a@example.org', 'b@example.org', false],
    ['whose dots count', 'a.b@example.org', 'ab@example.org', false],
    ['of two domains', 'a@example.org', 'a@example.com', false],
  ])('%s', (_, one, other, same) => {
    expect(isSameHuman(person(1, one), person(2, other))).toBe(same);
  });

  test('that are said to be one human’s are', () => {
    const one = person(1, 'a@example.org');
    expect(isSameHuman(one, { ...person(2, 'b@example.org'), human: one.personId })).toBe(true);
  });

  test('without an address are told apart by what stands there', () => {
    expect(mailboxOf(' Nobody ')).toBe('nobody');
  });
});
