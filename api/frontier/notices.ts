// What a developer tells of its planned releases, asks, and that it leaves. EO 14409 §3(c): a developer's moves are taken at
// any time, whatever else is true, so that none of these endpoints has a refusal of its own.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { stages, type Stage } from '#core/frontier/notice/notice.ts';
import { instantIn, releaseTime } from '#core/frontier/notice/planned-release.ts';
import { windowDaysMost, zoneOf } from '#core/frontier/notice/window.ts';

const params = { model: modelId };
/** Neither log nor figures tell a notice from an enquiry, or that somebody left. */
export const watchedAs = 'tell-of-model';
const stage = z.enum(stages);
const instant = z.iso.datetime();

const audience = z.enum(['developer', 'record']).meta({
  description: 'record: told to those whom you gave the record; developer: laid out for your own people alone',
});

const zone = z
  .string()
  .max(100)
  .refine((text) => zoneOf(text).ok, 'names no time zone, such as America/New_York')
  .meta({ description: 'In which days are counted, as the IANA database names it' });

const time = {
  at: z
    .string()
    .regex(releaseTime)
    .meta({ description: 'A day and a time of day, local to the zone unless it says its offset: 2026-07-09T09:00' }),
  zone,
};

function exists({ at, zone: named }: { readonly at: string; readonly zone: string }): boolean {
  return !zoneOf(named).ok || instantIn(at, named) !== undefined;
}
const noSuchTime = { path: ['at'], error: 'is no day and time of day that there is' };

const release = z.strictObject(time).refine(exists, noSuchTime).optional();
const releases = {
  internal: release,
  government: release,
  'trusted-partners': release,
  limited: release,
  general: release,
} as const satisfies Readonly<Record<Stage, typeof release>>;

const daysOffered = z.int().min(0).max(windowDaysMost).meta({
  description: 'Calendar days of access that you offer the government before your release to other trusted partners',
});

export const giveNotice = endpoint({
  id: 'give-notice',
  method: 'POST',
  path: '/api/frontier/models/{model}/notices',
  summary:
    'Tells planned releases by stage, and the days of access offered. It is taken at any time, and takes the place of the last.',
  asks: 'session',
  watchedAs,
  params,
  body: z.strictObject({ releases: z.strictObject(releases), daysOffered, audience }),
  output: z.undefined(),
  refusals: [],
});

export const moveRelease = endpoint({
  id: 'move-release',
  method: 'PUT',
  path: '/api/frontier/models/{model}/planned-releases/{stage}',
  summary:
    'Tells another date of one release, or the first; access that you gave the government follows it, and never becomes longer.',
  asks: 'session',
  watchedAs,
  params: { ...params, stage },
  body: z.strictObject({ ...time, audience }).refine(exists, noSuchTime),
  output: z.undefined(),
  refusals: [],
});

export const dropRelease = endpoint({
  id: 'drop-release',
  method: 'DELETE',
  path: '/api/frontier/models/{model}/planned-releases/{stage}',
  summary: 'Tells that one release is planned no more.',
  asks: 'session',
  watchedAs,
  params: { ...params, stage },
  query: { audience: audience.default('record') },
  output: z.undefined(),
  refusals: [],
});

export const tellReleased = endpoint({
  id: 'tell-released',
  method: 'POST',
  path: '/api/frontier/models/{model}/planned-releases/{stage}/done',
  summary: 'Tells that one release was made.',
  asks: 'session',
  watchedAs,
  params: { ...params, stage },
  body: z.strictObject({ audience }),
  output: z.undefined(),
  refusals: [],
});

export const askWhetherCovered = endpoint({
  id: 'ask-whether-covered',
  method: 'POST',
  path: '/api/frontier/models/{model}/enquiries',
  summary: 'Asks whoever has the record whether the model is a covered frontier model. Nothing waits for an answer.',
  asks: 'session',
  watchedAs,
  params,
  body: z.strictObject({ text: z.string().trim().min(1).max(20_000) }),
  output: z.undefined(),
  refusals: [],
});

export const leaveFramework = endpoint({
  id: 'leave-framework',
  method: 'POST',
  path: '/api/frontier/models/{model}/leaving',
  summary: 'Leaves the framework with this model: all access that you gave ends now, and nobody else is told.',
  asks: 'session',
  watchedAs,
  params,
  output: z.undefined(),
  refusals: [],
});

const told = z
  .object({
    at: instant,
    by: z.string(),
    audience: z.enum(['developer', 'record', 'offices']),
    kind: z.enum(['notice-given', 'release-moved', 'release-dropped', 'released', 'withdrawn', 'asked']),
    releases: z.array(z.object({ stage, at: instant, zone: z.string(), local: z.string() })),
    stage: stage.optional(),
    daysOffered: z.int().optional(),
    text: z.string().optional(),
  })
  .meta({ id: 'FrontierNotice' });

export const listNotices = endpoint({
  id: 'list-notices',
  method: 'GET',
  path: '/api/frontier/models/{model}/notices',
  summary: 'What the developer told and asked, in order, as far as you were told.',
  asks: 'session',
  params,
  output: z.object({ notices: z.array(told) }),
  refusals: [],
});
