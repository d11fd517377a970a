// Organizations: those that one sees, what their administrators change, and how new ones come.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { hoursAWeekMax, nameCharactersMax, organizationKinds, sectors } from '#core/parties/organization.ts';
import { permissions, roles } from '#core/parties/permissions.ts';
import { emailCharactersMax } from '#core/parties/person.ts';

const org = organizationId;
const instant = z.iso.datetime();
const name = z.string().trim().min(1).max(nameCharactersMax);
export const email = z.email().max(emailCharactersMax);
const hoursAWeek = z.number().min(0).max(hoursAWeekMax);
const boundBy = z.enum(['bod-26-04']);
export const grantScopes = z.array(z.enum(permissions)).max(permissions.length);

/** Organizations in one enrolment. */
const enrolmentsMax = 500;

/** What a grant must keep to, whoever asks for it or gives it. */
export const termsRefusals = [
  'grant.empty',
  'grant.not_grantable',
  'grant.too_long',
  'grant.not_provider',
  'grant.to_itself',
] as const;

const organization = z
  .object({
    id: organizationId,
    name: z.string(),
    kind: z.enum(organizationKinds),
    sector: z.enum(sectors).optional(),
    hoursAWeek: z.number(),
    boundBy: z.string().optional().meta({ description: 'The directive that binds it' }),
    isExample: z.boolean(),
  })
  .meta({ id: 'Organization' });

export const listOrganizations = endpoint({
  id: 'list-organizations',
  method: 'GET',
  path: '/api/organizations',
  summary: 'The organizations that you are a member of, or may act for.',
  asks: 'session',
  query: { after: organizationId.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) },
  output: z.object({ organizations: z.array(organization), next: organizationId.optional() }),
  refusals: [],
});

export const showOrganization = endpoint({
  id: 'show-organization',
  method: 'GET',
  path: '/api/organizations/{org}',
  summary: 'An organization, and what you may do in it.',
  asks: { permission: 'organization.read', of: 'org' },
  params: { org },
  output: organization.extend({
    role: z.enum(roles).optional().meta({ description: 'Yours, where you are a member' }),
    permissions: z.array(z.enum(permissions)).meta({ description: 'What you may do here, as a member or by a grant' }),
  }),
  refusals: [],
});

export const changeOrganization = endpoint({
  id: 'change-organization',
  method: 'PATCH',
  path: '/api/organizations/{org}',
  summary: 'Changes its name, its hours a week for fixing, or the directive that binds it.',
  asks: { permission: 'organization.manage', of: 'org' },
  stepUp: true,
  params: { org },
  body: z.strictObject({
    name: name.optional(),
    hoursAWeek: hoursAWeek.optional(),
    boundBy: boundBy.nullable().optional(),
  }),
  output: organization,
  refusals: [],
});

export const enrolOrganizations = endpoint({
  id: 'enrol-organizations',
  method: 'POST',
  path: '/api/organizations/{org}/enrolments',
  summary: 'Enrols organizations, in the name of the clearinghouse or of a provider; all or none.',
  asks: { permission: 'organization.manage', of: 'org' },
  stepUp: true,
  params: { org },
  body: z.strictObject({
    organizations: z
      .array(
        z.strictObject({
          name,
          kind: z.enum(organizationKinds),
          sector: z.enum(sectors).optional(),
          hoursAWeek: hoursAWeek.default(8),
          administrator: email.meta({ description: 'Who will be its first administrator' }),
          scopes: grantScopes
            .optional()
            .meta({ description: 'What you ask to do for it; its administrator grants it' }),
        }),
      )
      .min(1)
      .max(enrolmentsMax),
  }),
  bodyBytesMax: 500_000,
  output: z.object({
    organizations: z.array(
      z.object({
        id: organizationId,
        name: z.string(),
        administrator: z.string(),
        link: z.url().meta({ description: 'Hand it to the administrator; shown this once' }),
        expiresAt: instant,
      }),
    ),
  }),
  status: 201,
  shownOnce: true,
  cost: 10,
  refusals: ['organization.sector', 'organization.kind', ...termsRefusals],
});

export const suspendOrganization = endpoint({
  id: 'suspend-organization',
  method: 'PUT',
  path: '/api/organizations/{org}/suspensions/{organization}',
  summary: 'Suspends an organization, or lets it act again, in the name of the clearinghouse.',
  asks: { permission: 'organization.manage', of: 'org' },
  stepUp: true,
  params: { org, organization: idOf<'organization'>() },
  body: z.strictObject({ suspended: z.boolean() }),
  output: z.undefined(),
  refusals: [],
});
