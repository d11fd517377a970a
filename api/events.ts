// The audit trail: what happened in an organization, as far as whoever asks may see it.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { pageOf, pageQuery } from '#api/pages.ts';
import { tlps } from '#core/parties/tlp.ts';

const event = z
  .object({
    id: idOf<'event'>(),
    at: z.iso.datetime(),
    actor: z.object({ kind: z.enum(['person', 'token', 'service']), id: z.string() }),
    via: organizationId.optional().meta({ description: 'The provider by whose grant a person acted' }),
    object: z.object({ kind: z.string(), id: z.string() }),
    kind: z.string().meta({ description: 'What happened: noun.verb' }),
    tlp: z.enum(tlps),
    before: z.string().optional(),
    after: z.string().optional(),
    digests: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Event' });

export const listEvents = endpoint({
  id: 'list-events',
  method: 'GET',
  path: '/api/organizations/{org}/events',
  summary: 'What happened in an organization, or to one object of it, newest first.',
  asks: { permission: 'audit.read', of: 'org' },
  params: { org: organizationId },
  query: { ...pageQuery(z.tuple([idOf<'event'>()])), object: z.string().min(1).max(200).optional() },
  output: pageOf(event),
  refusals: [],
});
