// The feed of known vulnerabilities that plans are made with.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { organizationId } from '#api/ids.ts';
import { day, instant } from '#api/told.ts';

const feed = z
  .object({
    id: z.string().meta({ description: 'SHA-256 over its content, hexadecimal' }),
    name: z.string(),
    builtOn: day,
    asOf: day.optional().meta({ description: 'The newest date that any of its sources bears' }),
    kevAsOf: day.optional(),
    vulnerabilities: z.int(),
    statements: z.int(),
    bytes: z.int(),
    loadedAt: instant,
  })
  .meta({ id: 'Feed' });

const source = z
  .object({
    id: z.string().meta({ description: 'As plans and reports name it' }),
    title: z.string(),
    url: z.string().optional().meta({ description: 'Its publisher’s page' }),
    taken: z.int().meta({ description: 'Records of it in the feed; 0: the feed holds none, and knows nothing by it' }),
    leftOut: z.array(z.object({ reason: z.string(), count: z.int() })),
    reachesTo: day.optional().meta({ description: 'The newest date that its records bear; absent: they bear none' }),
  })
  .meta({ id: 'FeedSource' });

/** The feed of all public records takes about a hundred megabytes. */
const feedBytesMax = 1024 * 1024 * 1024;

export const showFeed = endpoint({
  id: 'show-feed',
  method: 'GET',
  path: '/api/feed',
  summary: 'The feed in use.',
  asks: 'session',
  output: z.object({
    feed: feed
      .extend({ sources: z.array(source).meta({ description: 'All that are read here, those too that it lacks' }) })
      .optional()
      .meta({ description: 'Absent: none was taken in yet' }),
  }),
  refusals: [],
});

export const loadFeed = endpoint({
  id: 'load-feed',
  method: 'POST',
  path: '/api/organizations/{org}/feeds',
  summary:
    'Takes in a feed that `breakwater feed build` or `feed sync` made, in the name of the clearinghouse. The body is its file.',
  asks: { permission: 'organization.manage', of: 'org' },
  params: { org: organizationId },
  query: { name: z.string().trim().min(1).max(200).meta({ description: 'As plans name it' }) },
  body: { kind: 'raw', mediaTypes: ['*'], bytesMax: feedBytesMax },
  output: feed.extend({ isNew: z.boolean().meta({ description: 'False: it was in use already' }) }),
  status: 201,
  refusals: ['feed.unreadable', 'feed.not_clearinghouse'],
});
