import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#core/parties/asker.ts';
import { decide, toldOf, type Act, type Guarded } from '#core/parties/decide.ts';
import { askerOf, idOf, now, organizationOf, personIds, scene, someLabel } from '#core/parties/fixtures/scene.ts';
import { label, openLabel, type Label } from '#core/parties/label.ts';
import { permissions, type Permission } from '#core/parties/permissions.ts';

const own = idOf<'organization'>(1, 3);
const other = idOf<'organization'>(1, 4);
const provider = idOf<'organization'>(1, 1);
const person = idOf<'person'>(2, 1);
const compartment = idOf<'compartment'>(3, 1);
const later = now.add({ hours: 1 });

const hospital = { organizationId: own, suspended: false, example: false };
const firm = { organizationId: provider, suspended: false, example: false };

/** An operator of the hospital. */
const operator: SignedIn = {
  kind: 'person',
  personId: person,
  suspended: false,
  atLoopback: true,
  steppedUpUntil: undefined,
  limits: undefined,
  memberships: [{ organization: hospital, role: 'operator', state: 'active' }],
  grants: [],
  ways: [],
};

/** An operator of a firm that the hospital lets see its plan. */
const servant: SignedIn = {
  ...operator,
  memberships: [{ organization: firm, role: 'operator', state: 'active' }],
  grants: [
    {
      customer: hospital,
      grant: {
        grantId: idOf(4, 1),
        customer: own,
        provider,
        scopes: ['organization.read', 'plan.read'],
        state: 'given',
        expiresAt: later,
      },
    },
  ],
};

const readIn: SignedIn = {
  ...operator,
  ways: [
    {
      sponsorSuspended: false,
      compartment: {
        compartmentId: compartment,
        sponsor: other,
        purposes: ['coordination', 'defence'],
        termsDigest: 'terms-1',
        expiresAt: later,
        closed: false,
      },
      readIn: {
        compartmentId: compartment,
        personId: person,
        purposes: ['coordination', 'oversight'],
        offeredBy: idOf(2, 2),
        expiresAt: later,
        state: { state: 'accepted', termsDigest: 'terms-1', onBehalfOf: own },
      },
    },
  ],
};

const thing: Guarded = { organization: hospital, label: openLabel, reach: 'organization', about: undefined };

function reading(permission: Permission): Act {
  return { permission, at: now, needsStepUp: false };
}

const suspendedMember: SignedIn = {
  ...operator,
  memberships: [{ organization: hospital, role: 'administrator', state: 'suspended' }],
};
const ofSuspended: SignedIn = {
  ...operator,
  memberships: [{ organization: { ...hospital, suspended: true }, role: 'operator', state: 'active' }],
};
const suspended = { organization: { ...hospital, suspended: true } };
const both = { ...servant, memberships: [...servant.memberships, ...suspendedMember.memberships] };
const token: SignedIn = { ...operator, limits: { organizationId: own, scopes: ['inventory.write'] } };
const example: SignedIn = {
  ...operator,
  atLoopback: false,
  memberships: [{ organization: { ...hospital, example: true }, role: 'operator', state: 'active' }],
};
const revoked = servant.grants.map((held) => ({ ...held, grant: { ...held.grant, state: 'revoked' as const } }));
const elsewhere = { organization: { organizationId: other, suspended: false, example: false } };
const audience = { reach: 'audience' } as const;
const secret = { label: made({ compartments: [compartment] }) };
const underEmbargo = { label: made({ compartments: [compartment], embargoUntil: later }) };
const lifted = { label: made({ compartments: [compartment], embargoUntil: now }) };
const green = { label: made({ tlp: 'GREEN' }) };
const amber = { label: made({ tlp: 'AMBER', owners: [own] }) };
const strict = { label: made({ tlp: 'AMBER+STRICT', owners: [own] }) };
const theirs = { label: made({ tlp: 'AMBER', owners: [other], compartments: [compartment] }) };

interface Asked {
  readonly asker: SignedIn;
  readonly to: Permission;
  readonly of?: Partial<Guarded>;
}

describe('who may', () => {
  test.each<[string, Asked, object]>([
    ['a member by role', { asker: operator, to: 'plan.act' }, { by: 'member' }],
    ['a provider by its grant', { asker: servant, to: 'plan.read' }, { by: 'grant', grantId: idOf(4, 1) }],
    ['a provider what is AMBER', { asker: servant, to: 'plan.read', of: amber }, { by: 'grant' }],
    ['a member what is AMBER+STRICT', { asker: operator, to: 'plan.read', of: strict }, { by: 'member' }],
    ['who is read in', { asker: readIn, to: 'organization.read', of: secret }, { by: 'member' }],
    [
      'who is read in, elsewhere',
      { asker: readIn, to: 'organization.read', of: { ...elsewhere, ...secret, ...audience } },
      { by: 'audience' },
    ],
    [
      'every member what is GREEN',
      { asker: operator, to: 'plan.read', of: { ...elsewhere, ...green, ...audience } },
      { by: 'audience' },
    ],
    ['everybody after the embargo', { asker: operator, to: 'plan.read', of: lifted }, { by: 'member' }],
    ['whom it is about', { asker: operator, to: 'members.read', of: { ...elsewhere, about: person } }, { by: 'self' }],
    [
      'whom it is about, in a suspended organization',
      { asker: ofSuspended, to: 'members.read', of: { ...suspended, about: person } },
      { by: 'self' },
    ],
  ])('%s', (_, { asker, to, of }, permit) => {
    expect(decide(asker, reading(to), { ...thing, ...of })).toMatchObject({ ok: true, value: permit });
  });
});

describe('who may not', () => {
  test.each<[string, Asked, string]>([
    ['a member beyond the role', { asker: operator, to: 'members.manage' }, 'object.absent'],
    ['a stranger to the organization', { asker: operator, to: 'plan.read', of: elsewhere }, 'object.absent'],
    ['a provider beyond its grant', { asker: servant, to: 'inventory.read' }, 'object.absent'],
    ['a provider after revocation', { asker: { ...servant, grants: revoked }, to: 'plan.read' }, 'object.absent'],
    ['a provider what is AMBER+STRICT', { asker: servant, to: 'plan.read', of: strict }, 'object.absent'],
    ['a provider where they are suspended as member', { asker: both, to: 'plan.read' }, 'member.suspended'],
    ['a suspended person', { asker: { ...operator, suspended: true }, to: 'plan.read' }, 'person.suspended'],
    ['a suspended member', { asker: suspendedMember, to: 'plan.read' }, 'member.suspended'],
    ['a member of a suspended one', { asker: ofSuspended, to: 'plan.read', of: suspended }, 'organization.suspended'],
    ['another, who does not learn of it', { asker: servant, to: 'inventory.read', of: suspended }, 'object.absent'],
    ['who is not read in', { asker: operator, to: 'plan.read', of: secret }, 'object.absent'],
    ['who is not read in, under embargo', { asker: operator, to: 'plan.read', of: underEmbargo }, 'label.embargoed'],
    ['who is read in for another purpose', { asker: readIn, to: 'plan.read', of: secret }, 'compartment.purpose'],
    ['for a purpose the compartment has not', { asker: readIn, to: 'audit.read', of: secret }, 'compartment.purpose'],
    [
      'who is read in, what is AMBER for others',
      { asker: readIn, to: 'organization.read', of: { ...theirs, ...audience } },
      'object.absent',
    ],
    ['a token beyond its scopes', { asker: token, to: 'plan.read' }, 'object.absent'],
    [
      'a token as audience',
      { asker: token, to: 'plan.read', of: { ...elsewhere, ...green, ...audience } },
      'object.absent',
    ],
    ['an example account from elsewhere', { asker: example, to: 'plan.read' }, 'organization.example'],
    [
      'who changes what they see as audience',
      { asker: operator, to: 'plan.act', of: { ...elsewhere, ...audience } },
      'object.absent',
    ],
  ])('%s', (_, { asker, to, of }, code) => {
    expect(decide(asker, reading(to), { ...thing, ...of })).toMatchObject({ ok: false, code });
  });

  test('a stranger, whatever it is', () => {
    expect(decide({ kind: 'stranger' }, reading('plan.read'), { ...thing, reach: 'audience' }).ok).toBe(false);
  });

  test.each([
    ['lapsed', { ...operator, steppedUpUntil: now }],
    ['never was', operator],
    ['was by a token', { ...operator, steppedUpUntil: later, limits: { organizationId: own, scopes: permissions } }],
  ])('do a sensitive act whose step-up %s', (_, asker) => {
    const act = { permission: 'plan.act', at: now, needsStepUp: true } as const;
    expect(decide(asker, act, thing)).toMatchObject({ ok: false, code: 'session.step_up' });
    expect(decide({ ...operator, steppedUpUntil: later }, act, thing).ok).toBe(true);
  });

  test('learn that a step-up is missing where they could not see the thing anyway', () => {
    const act = { permission: 'members.manage', at: now, needsStepUp: true } as const;
    expect(decide(operator, act, thing)).toMatchObject({ ok: false, code: 'object.absent' });
  });
});

test.each([
  ['object.absent', 'object.absent'],
  ['member.suspended', 'object.absent'],
  ['label.embargoed', 'object.absent'],
  ['compartment.purpose', 'object.absent'],
  ['person.suspended', 'person.suspended'],
  ['organization.suspended', 'organization.suspended'],
  ['organization.example', 'organization.example'],
  ['session.step_up', 'session.step_up'],
] as const)('tells %s as %s', (code, told) => {
  expect(toldOf(code).code).toBe(told);
});

test('absent and forbidden read the same', () => {
  expect(toldOf('label.embargoed')).toEqual(toldOf('object.absent'));
});

test('nobody sees bound content without being read in, nor AMBER+STRICT without being of its owner, whoever they are', () => {
  fc.assert(
    fc.property(scene, someLabel, fc.constantFrom(...permissions), (cast, under, permission) => {
      const seeing = personIds.filter((id) => {
        const organization = organizationOf(cast, own);
        return decide(askerOf(cast, id), reading(permission), {
          organization,
          label: under,
          reach: 'audience',
          about: undefined,
        }).ok;
      });
      const lifted = under.embargoUntil !== undefined && Temporal.Instant.compare(under.embargoUntil, now) <= 0;
      for (const id of seeing) {
        const ways = cast.readIns.filter((way) => way.personId === id && way.state.state === 'accepted');
        const names = ways.map(({ compartmentId }) => compartmentId);
        expect(lifted ? [] : under.compartments.filter((one) => !names.includes(one))).toEqual([]);
        const memberOf = cast.members.filter((one) => one.personId === id && one.state === 'active');
        const isStrict = under.tlp === 'AMBER+STRICT' || under.tlp === 'RED';
        const foreign = under.owners.filter((owner) => !memberOf.some((one) => one.organizationId === owner));
        expect(isStrict ? foreign : []).toEqual([]);
        expect(cast.persons.find(({ personId }) => personId === id)?.suspended).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

function made(limits: Partial<Label>): Label {
  const decision = label(limits);
  if (!decision.ok) throw new Error(decision.why);
  return decision.value;
}
