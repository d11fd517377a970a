// Notes: texts for the people whom a label names, and how labels change.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { loweringStates } from '#core/parties/lowering.ts';
import { tlps } from '#core/parties/tlp.ts';

const org = organizationId;
const note = idOf<'note'>();
const lowering = idOf<'lowering'>();
const instant = z.iso.datetime();
const textCharactersMax = 20_000;

const label = z
  .object({
    tlp: z.enum(tlps),
    owners: z.array(organizationId).meta({ description: 'From AMBER on, a reader must be of each' }),
    compartments: z.array(idOf<'compartment'>()).meta({ description: 'A reader must be read into each' }),
    embargoUntil: instant.optional().meta({ description: 'From then on the compartments no longer bind' }),
  })
  .meta({ id: 'Label' });

const wanted = z.strictObject({
  tlp: z.enum(tlps),
  owners: z.array(organizationId).max(20).default([]),
  compartments: z.array(idOf<'compartment'>()).max(20).default([]),
  embargoUntil: instant.optional(),
});

const labelRefusals = ['label.ownerless', 'label.unnamed', 'label.embargo_open', 'label.beyond_own'] as const;

export const listNotes = endpoint({
  id: 'list-notes',
  method: 'GET',
  path: '/api/me/notes',
  summary: 'The notes that you may see, of whatever organization, newest first.',
  asks: 'session',
  query: {
    after: note.optional(),
    compartment: idOf<'compartment'>().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  },
  output: z.object({
    notes: z.array(
      z.object({
        id: note,
        organization: organizationId,
        writtenAt: instant,
        isMine: z.boolean(),
        label,
        text: z.string(),
      }),
    ),
    next: note.optional(),
  }),
  refusals: [],
});

export const writeNote = endpoint({
  id: 'write-note',
  method: 'POST',
  path: '/api/organizations/{org}/notes',
  summary: 'Writes a note for the people whom its label names.',
  asks: { permission: 'organization.read', of: 'org' },
  params: { org },
  body: z.strictObject({ text: z.string().trim().min(1).max(textCharactersMax), label: wanted }),
  bodyBytesMax: 200_000,
  output: z.object({ id: note, label }),
  status: 201,
  refusals: labelRefusals,
});

export const raiseLabel = endpoint({
  id: 'raise-label',
  method: 'PUT',
  path: '/api/organizations/{org}/notes/{note}/label',
  summary: 'Adds limits to who may see a note; taking one away needs a proposal.',
  asks: { permission: 'compartments.manage', of: 'org' },
  stepUp: true,
  params: { org, note },
  body: wanted,
  output: label,
  refusals: [...labelRefusals, 'lowering.not_raise', 'lowering.no_say'],
});

export const listLowerings = endpoint({
  id: 'list-lowerings',
  method: 'GET',
  path: '/api/organizations/{org}/notes/{note}/lowerings',
  summary: 'What was proposed for the label of a note, newest first.',
  asks: 'session',
  params: { org, note },
  output: z.object({
    lowerings: z.array(
      z.object({
        id: lowering,
        to: label,
        reason: z.string(),
        isMine: z.boolean(),
        expiresAt: instant,
        state: z.enum(loweringStates),
      }),
    ),
  }),
  refusals: [],
});

export const proposeLowering = endpoint({
  id: 'propose-lowering',
  method: 'POST',
  path: '/api/organizations/{org}/notes/{note}/lowerings',
  summary: 'Proposes that more people may see a note; another person must agree within a week.',
  asks: 'session',
  stepUp: true,
  params: { org, note },
  body: z.strictObject({ to: wanted, reason: z.string().trim().min(1).max(1000) }),
  output: z.object({ id: lowering, expiresAt: instant }),
  status: 201,
  refusals: ['label.ownerless', 'label.unnamed', 'label.embargo_open', 'lowering.not_lower', 'lowering.no_say'],
});

export const agreeToLowering = endpoint({
  id: 'agree-to-lowering',
  method: 'POST',
  path: '/api/organizations/{org}/notes/{note}/lowerings/{lowering}/agreement',
  summary: 'Agrees, as the second person, that more people may see a note.',
  asks: 'session',
  stepUp: true,
  params: { org, note, lowering },
  output: label,
  refusals: [
    'lowering.not_lower',
    'lowering.no_say',
    'lowering.wrong_state',
    'lowering.same_human',
    'lowering.label_changed',
    'lowering.uncovered',
  ],
});

export const withdrawLowering = endpoint({
  id: 'withdraw-lowering',
  method: 'DELETE',
  path: '/api/organizations/{org}/notes/{note}/lowerings/{lowering}',
  summary: 'Takes a proposal back, or rejects it for the organization.',
  asks: 'person',
  params: { org, note, lowering },
  output: z.undefined(),
  refusals: ['lowering.wrong_state'],
});
