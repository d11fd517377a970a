import { describe, expect, test } from 'vitest';
import { idOf, now } from '#core/parties/fixtures/scene.ts';
import { acceptInvitation, mayInvite, type Invitation } from '#core/parties/invitation.ts';
import { moveMember, type Member, type MemberMove } from '#core/parties/member.ts';
import { permissionsOf, roles, type Permission, type Role } from '#core/parties/permissions.ts';

const organizationId = idOf<'organization'>(1, 1);

function member(number: number, role: Role, state: Member['state'] = 'active'): Member {
  return { organizationId, personId: idOf(2, number), role, state, since: now };
}

const administrator = member(1, 'administrator');
const all = permissionsOf('administrator');
const some = all.filter((permission) => permission !== 'grants.manage');

describe('a member', () => {
  test.each<[string, Member, MemberMove, Partial<Member>]>([
    ['gets another role', member(2, 'reader'), { move: 'change_role', role: 'operator' }, { role: 'operator' }],
    ['is suspended', member(2, 'reader'), { move: 'suspend' }, { state: 'suspended' }],
    ['comes back', member(2, 'reader', 'suspended'), { move: 'resume' }, { state: 'active' }],
    ['is removed', member(2, 'reader'), { move: 'remove' }, { state: 'removed' }],
    ['is removed while suspended', member(2, 'reader', 'suspended'), { move: 'remove' }, { state: 'removed' }],
  ])('%s', (_, one, move, change) => {
    const moved = moveMember(one, move, { moverHolds: all, members: [administrator, one] });
    expect(moved).toEqual({ ok: true, value: { ...one, ...change } });
  });

  test.each<[string, Member, MemberMove, readonly Permission[], string]>([
    [
      'beyond what the mover may',
      member(2, 'reader'),
      { move: 'change_role', role: 'administrator' },
      some,
      'member.beyond_own',
    ],
    [
      'by coming back to more than that',
      member(2, 'administrator', 'suspended'),
      { move: 'resume' },
      some,
      'member.beyond_own',
    ],
    [
      'as the last administrator',
      administrator,
      { move: 'change_role', role: 'reader' },
      all,
      'member.last_administrator',
    ],
    ['away as the last administrator', administrator, { move: 'remove' }, all, 'member.last_administrator'],
    ['twice away', member(2, 'reader', 'removed'), { move: 'remove' }, all, 'member.wrong_state'],
    ['back unsuspended', member(2, 'reader'), { move: 'resume' }, all, 'member.wrong_state'],
    [
      'to a role after they were removed',
      member(2, 'reader', 'removed'),
      { move: 'change_role', role: 'reader' },
      all,
      'member.wrong_state',
    ],
  ])('is not moved %s', (_, one, move, ...[moverHolds, code]) => {
    expect(moveMember(one, move, { moverHolds, members: [...new Set([administrator, one])] })).toMatchObject({
      ok: false,
      code,
    });
  });

  test('who is a suspended administrator is none that could stay', () => {
    const members = [administrator, member(2, 'administrator', 'suspended')];
    const moved = moveMember(administrator, { move: 'suspend' }, { moverHolds: all, members });
    expect(moved).toMatchObject({ ok: false, code: 'member.last_administrator' });
  });
});

describe('an invitation', () => {
  const invitation: Invitation = {
    invitationId: idOf(9, 1),
    organizationId,
    email: 'somebody@example.org',
    role: 'administrator',
    invitedBy: administrator.personId,
    expiresAt: now.add({ hours: 1 }),
    state: 'open',
  };
  const personId = idOf<'person'>(2, 3);

  test.each(roles)('to be a %s is made by whoever holds as much', (role) => {
    expect(mayInvite(role, permissionsOf(role)).ok).toBe(true);
    expect(mayInvite(role, permissionsOf(role).slice(1))).toMatchObject({ code: 'member.beyond_own' });
  });

  test.each([
    ['used', { state: 'accepted' }, {}, 'invitation.used'],
    ['taken back', { state: 'withdrawn' }, {}, 'invitation.withdrawn'],
    ['old', { expiresAt: now }, {}, 'invitation.expired'],
    ['of who holds less now', {}, { inviterHolds: permissionsOf('operator') }, 'invitation.withdrawn'],
    ['of who may give less now', {}, { inviterHolds: some }, 'invitation.withdrawn'],
    ['for a member', {}, { present: member(3, 'reader') }, 'invitation.member_already'],
    ['for a suspended member', {}, { present: member(3, 'reader', 'suspended') }, 'invitation.member_already'],
  ] as const)('that is %s lets nobody in', (_, change, acceptance, code) => {
    const brought = { personId, at: now, present: undefined, inviterHolds: all, ...acceptance };
    expect(acceptInvitation({ ...invitation, ...change }, brought)).toMatchObject({ ok: false, code });
  });

  test('makes whoever brings it a member, also one who was removed', () => {
    const brought = { personId, at: now, present: member(3, 'reader', 'removed'), inviterHolds: undefined };
    const expected = { organizationId, personId, role: 'administrator', state: 'active', since: now };
    expect(acceptInvitation(invitation, brought)).toEqual({ ok: true, value: expected });
  });
});
