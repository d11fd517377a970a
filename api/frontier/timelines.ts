// A developer's own releases by stage, and beside them, never on their path, what others may do meanwhile.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { modelId } from '#api/frontier/models.ts';
import { idOf } from '#api/ids.ts';
import { accessPurposes, accessScopes } from '#core/frontier/access/grant.ts';
import { noticeStates, stages } from '#core/frontier/notice/notice.ts';

const instant = z.iso.datetime();
const placed = {
  at: instant,
  zone: z.string(),
  local: z.string().meta({ description: 'Day and time of day in the zone' }),
};
const span = { opensAt: instant, closesAt: instant };

const entry = z.union([
  z.object({ lane: z.literal('developer'), what: z.enum(stages), ...placed, done: z.boolean() }),
  z.object({ lane: z.literal('beside'), what: z.enum(['access-opens', 'access-closes']), ...placed }),
]);

const timeline = z
  .object({
    model: z.string().meta({ description: 'Its codename' }),
    state: z.enum(noticeStates),
    daysOffered: z.int(),
    entries: z.array(entry).meta({ description: 'By time' }),
    window: z
      .object({ ...span, zone: z.string(), days: z.int() })
      .optional()
      .meta({ description: 'In which the government may have access, as the developer offers it' }),
    access: z
      .array(
        z.object({
          grant: idOf<'access-grant'>(),
          holder: z.string(),
          purpose: z.enum(accessPurposes),
          scopes: z.array(z.enum(accessScopes)),
          ...span,
          ended: z.boolean().meta({ description: 'Before its time' }),
          endedAt: instant.optional().meta({ description: 'When it was, for the developer alone' }),
        }),
      )
      .meta({ description: 'Access that was given, as far as you see it' }),
    comments: z.array(z.object(span)).meta({ description: 'Windows in which the developer comments on an assessment' }),
    now: instant,
  })
  .meta({ id: 'FrontierTimeline' });

const asked = {
  method: 'GET',
  asks: 'session',
  params: { model: modelId },
  refusals: [],
} as const;

export const showTimeline = endpoint({
  ...asked,
  id: 'show-timeline',
  path: '/api/frontier/models/{model}/timeline',
  summary:
    'The developer’s own releases by stage, and beside them the window for access, access that was given, and comments.',
  output: timeline,
});

export const downloadTimeline = endpoint({
  ...asked,
  id: 'download-timeline',
  path: '/api/frontier/models/{model}/timeline/calendar',
  summary: 'The same as a calendar (iCalendar). It goes round easily: it says the codename alone.',
  output: { kind: 'file', mediaTypes: ['text/calendar; charset=utf-8'] },
});
