// Organizations that one enrolled, until somebody of them can sign in; how they are enrolled stands in `organizations.ts`.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { invitationStates } from '#core/parties/invitation.ts';

const org = organizationId;
const instant = z.iso.datetime();
const asks = { permission: 'organization.manage', of: 'org' } as const;

export const listEnrolments = endpoint({
  id: 'list-enrolments',
  method: 'GET',
  path: '/api/organizations/{org}/enrolments',
  summary: 'Organizations that it enrolled and of which nobody can sign in yet, newest first.',
  asks,
  params: { org },
  query: { after: organizationId.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) },
  output: z.object({
    organizations: z.array(
      z
        .object({
          id: organizationId,
          name: z.string(),
          administrator: z.string().meta({ description: 'Where its first administrator was invited' }),
          state: z
            .enum(invitationStates)
            .meta({ description: 'Of the last invitation; accepted: by somebody who has made no passkey' }),
          isExpired: z.boolean(),
          expiresAt: instant,
        })
        .meta({ id: 'WaitingOrganization' }),
    ),
    next: organizationId.optional(),
  }),
  refusals: [],
});

export const inviteAgain = endpoint({
  id: 'invite-again',
  method: 'POST',
  path: '/api/organizations/{org}/enrolments/{organization}/invitations',
  summary:
    'Makes another link for the first administrator of an organization that it enrolled, while nobody of it can sign in; the one before ends, and whoever accepted it is put out.',
  asks,
  stepUp: true,
  params: { org, organization: idOf<'organization'>() },
  output: z.object({
    administrator: z.string(),
    link: z.url().meta({ description: 'Hand it to the administrator; shown this once' }),
    expiresAt: instant,
  }),
  status: 201,
  shownOnce: true,
  refusals: [],
});
