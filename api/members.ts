// Members of an organization, and the invitations by which they come.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { email } from '#api/organizations.ts';
import { invitationStates } from '#core/parties/invitation.ts';
import { memberStates } from '#core/parties/member.ts';
import { nameCharactersMax } from '#core/parties/organization.ts';
import { roles } from '#core/parties/permissions.ts';

const org = organizationId;
const person = idOf<'person'>();
const instant = z.iso.datetime();
const role = z.enum(roles);
const manages = { permission: 'members.manage', of: 'org' } as const;

/** 256 bits in hexadecimal. */
const code = z.string().regex(/^[0-9a-f]{64}$/);

const member = z
  .object({
    id: person,
    name: z.string(),
    email: z.string(),
    role,
    state: z.enum(memberStates),
    since: instant,
  })
  .meta({ id: 'Member' });

const invitation = z
  .object({
    id: idOf<'invitation'>(),
    email: z.string(),
    role,
    expiresAt: instant,
    state: z.enum(invitationStates),
    isExpired: z.boolean(),
  })
  .meta({ id: 'Invitation' });

export const listMembers = endpoint({
  id: 'list-members',
  method: 'GET',
  path: '/api/organizations/{org}/members',
  summary: 'The members of an organization.',
  asks: { permission: 'members.read', of: 'org' },
  params: { org },
  query: { after: person.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) },
  output: z.object({ members: z.array(member), next: person.optional() }),
  refusals: [],
});

export const changeMember = endpoint({
  id: 'change-member',
  method: 'PATCH',
  path: '/api/organizations/{org}/members/{person}',
  summary: 'Gives a member another role, suspends them, or lets them act again.',
  asks: manages,
  stepUp: true,
  params: { org, person },
  body: z.union([z.strictObject({ role }), z.strictObject({ suspended: z.boolean() })]),
  output: z.object({ role, state: z.enum(memberStates) }),
  refusals: ['member.last_administrator', 'member.beyond_own', 'member.wrong_state'],
});

export const removeMember = endpoint({
  id: 'remove-member',
  method: 'DELETE',
  path: '/api/organizations/{org}/members/{person}',
  summary: 'Removes a member; their next request is refused.',
  asks: manages,
  stepUp: true,
  params: { org, person },
  output: z.undefined(),
  refusals: ['member.last_administrator', 'member.wrong_state'],
});

export const listInvitations = endpoint({
  id: 'list-invitations',
  method: 'GET',
  path: '/api/organizations/{org}/invitations',
  summary: 'The invitations into an organization, newest first.',
  asks: manages,
  params: { org },
  query: { after: idOf<'invitation'>().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) },
  output: z.object({ invitations: z.array(invitation), next: idOf<'invitation'>().optional() }),
  refusals: [],
});

export const invite = endpoint({
  id: 'invite',
  method: 'POST',
  path: '/api/organizations/{org}/invitations',
  summary: 'Invites somebody: for one person, once, for a week.',
  asks: manages,
  stepUp: true,
  params: { org },
  body: z.strictObject({ email, role }),
  output: z.object({
    id: idOf<'invitation'>(),
    link: z.url().meta({ description: 'Hand it to whom you invite; shown this once' }),
    expiresAt: instant,
  }),
  status: 201,
  shownOnce: true,
  refusals: ['member.beyond_own'],
});

export const withdrawInvitation = endpoint({
  id: 'withdraw-invitation',
  method: 'DELETE',
  path: '/api/organizations/{org}/invitations/{invitation}',
  summary: 'Takes an invitation back.',
  asks: manages,
  stepUp: true,
  params: { org, invitation: idOf<'invitation'>() },
  output: z.undefined(),
  refusals: [],
});

export const showInvitation = endpoint({
  id: 'show-invitation',
  method: 'GET',
  path: '/api/invitations/{code}',
  summary: 'What an invitation is for; its code is all that is asked.',
  asks: 'nobody',
  params: { code },
  output: z.object({
    organization: z.object({ id: organizationId, name: z.string() }),
    role,
    email: z.string(),
    invitedBy: z.string().optional(),
    expiresAt: instant,
  }),
  refusals: ['invitation.used', 'invitation.withdrawn', 'invitation.expired'],
});

export const acceptInvitation = endpoint({
  id: 'accept-invitation',
  method: 'POST',
  path: '/api/invitations/{code}',
  summary: 'Accepts an invitation: with your account where you are signed in, else with a new one.',
  asks: 'nobody',
  params: { code },
  body: z.strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(nameCharactersMax)
      .optional()
      .meta({ description: 'Yours, for a new account; it is signed in by the cookie that comes with the answer' }),
  }),
  output: z.object({ organization: organizationId, role, isNewAccount: z.boolean() }),
  refusals: [
    'invitation.used',
    'invitation.withdrawn',
    'invitation.expired',
    'invitation.member_already',
    'invitation.nameless',
  ],
});
