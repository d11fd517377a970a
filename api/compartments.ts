// Compartments: need-to-know groups, and each person's way into one.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { compartmentHoursMax } from '#core/parties/compartment.ts';
import { nameCharactersMax } from '#core/parties/organization.ts';
import { purposes } from '#core/parties/permissions.ts';

const org = organizationId;
const compartment = idOf<'compartment'>();
const person = idOf<'person'>();
const instant = z.iso.datetime();
const usedFor = z.array(z.enum(purposes)).max(purposes.length);
const days = z.number().int().min(1).max(10_000);
const termsDigest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 of the terms that were read' });
const terms = z.string().trim().min(1).max(20_000);
const manages = { permission: 'compartments.manage', of: 'org' } as const;

const own = z
  .object({
    id: compartment,
    sponsor: z.object({ id: organizationId, name: z.string().optional() }),
    name: z.string(),
    purpose: z.string(),
    purposes: z.array(z.enum(purposes)).meta({ description: 'What you may use its content for' }),
    terms: z.string(),
    termsDigest,
    expiresAt: instant.meta({ description: 'When you are out, if nothing ends it before' }),
    state: z.enum(['offered', 'in', 'terms_changed', 'closed', 'expired', 'out']),
    onBehalfOf: organizationId.optional(),
  })
  .meta({ id: 'Compartment' });

export const listMyCompartments = endpoint({
  id: 'list-my-compartments',
  method: 'GET',
  path: '/api/me/compartments',
  summary: 'The compartments that you are in, or that are offered to you.',
  asks: 'session',
  output: z.object({ compartments: z.array(own) }),
  refusals: [],
});

export const acceptTerms = endpoint({
  id: 'accept-terms',
  method: 'POST',
  path: '/api/me/compartments/{compartment}/acceptance',
  summary: 'Accepts the terms of a compartment that is offered to you: from then on you are in.',
  asks: 'person',
  stepUp: true,
  params: { compartment },
  body: z.strictObject({ termsDigest, onBehalfOf: organizationId }),
  output: z.undefined(),
  refusals: ['compartment.closed', 'read_in.wrong_state', 'read_in.other_terms', 'read_in.not_member'],
});

export const leaveCompartment = endpoint({
  id: 'leave-compartment',
  method: 'DELETE',
  path: '/api/me/compartments/{compartment}',
  summary: 'Leaves a compartment, or declines one that is offered.',
  asks: 'person',
  params: { compartment },
  output: z.undefined(),
  refusals: ['read_in.wrong_state'],
});

export const listCompartments = endpoint({
  id: 'list-compartments',
  method: 'GET',
  path: '/api/organizations/{org}/compartments',
  summary: 'The compartments of an organization that you are in, or that are offered to you.',
  asks: { permission: 'organization.read', of: 'org' },
  params: { org },
  output: z.object({ compartments: z.array(own) }),
  refusals: [],
});

export const makeCompartment = endpoint({
  id: 'make-compartment',
  method: 'POST',
  path: '/api/organizations/{org}/compartments',
  summary: 'Makes a compartment and reads you in.',
  asks: manages,
  stepUp: true,
  params: { org },
  body: z.strictObject({
    name: z.string().trim().min(1).max(nameCharactersMax),
    purpose: z.string().trim().min(1).max(1000),
    purposes: usedFor.meta({ description: 'What its content may be used for' }),
    terms: terms.meta({ description: 'What one promises who is read in; you accept them by making it' }),
    days: days.meta({ description: `Ends by itself then; ${compartmentHoursMax / 24} at most` }),
  }),
  output: z.object({ id: compartment, expiresAt: instant }),
  status: 201,
  refusals: ['compartment.purposeless', 'compartment.too_long'],
});

export const changeTerms = endpoint({
  id: 'change-terms',
  method: 'PUT',
  path: '/api/organizations/{org}/compartments/{compartment}/terms',
  summary: 'Changes the terms: everybody but you is out until they accept these.',
  asks: manages,
  stepUp: true,
  params: { org, compartment },
  body: z.strictObject({ terms }),
  output: z.object({ termsDigest }),
  refusals: ['compartment.closed'],
});

export const closeCompartment = endpoint({
  id: 'close-compartment',
  method: 'DELETE',
  path: '/api/organizations/{org}/compartments/{compartment}',
  summary: 'Closes a compartment: nobody sees what lies in it any more.',
  asks: manages,
  stepUp: true,
  params: { org, compartment },
  output: z.undefined(),
  refusals: [],
});

export const listReadIns = endpoint({
  id: 'list-read-ins',
  method: 'GET',
  path: '/api/organizations/{org}/compartments/{compartment}/read-ins',
  summary: 'Who is in a compartment, who is offered it, and who is out again.',
  asks: manages,
  params: { org, compartment },
  output: z.object({
    readIns: z.array(
      z.object({
        person,
        knownAs: z.string().optional().meta({ description: 'Name and organization when they accepted' }),
        purposes: z.array(z.enum(purposes)),
        state: z.enum(['offered', 'accepted', 'ended']),
        expiresAt: instant,
      }),
    ),
  }),
  refusals: [],
});

export const readIn = endpoint({
  id: 'read-in',
  method: 'POST',
  path: '/api/organizations/{org}/compartments/{compartment}/read-ins',
  summary:
    'Offers a compartment to a person, who is in once they accept its terms. It is not told whether there is such a person.',
  asks: manages,
  stepUp: true,
  params: { org, compartment },
  body: z.strictObject({ person, purposes: usedFor, days }),
  output: z.object({ expiresAt: instant }),
  status: 201,
  refusals: ['compartment.closed', 'read_in.beyond_own', 'read_in.too_long', 'read_in.wrong_state'],
});

export const readOut = endpoint({
  id: 'read-out',
  method: 'DELETE',
  path: '/api/organizations/{org}/compartments/{compartment}/read-ins/{person}',
  summary: 'Reads a person out; their next request sees nothing of it.',
  asks: manages,
  stepUp: true,
  params: { org, compartment, person },
  output: z.undefined(),
  refusals: ['read_in.wrong_state'],
});
