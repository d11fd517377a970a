// A developer's planned releases as events of a calendar, and beside them what others may do meanwhile.
import type { TimelineEntry } from '#core/frontier/notice/timeline.ts';
import { shortHash } from '#core/kernel/short-hash.ts';

/** From an instant to another, beside the developer's path: access that was given, a window for comments. */
export interface SpanBeside {
  /** What keeps its identity when its dates move. */
  readonly id: string;
  readonly what: string;
  readonly opensAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
}

/** As core/formats/bases/ical.ts writes one. */
interface TimelineEvent {
  readonly uid: string;
  readonly at: Temporal.Instant;
  readonly until?: Temporal.Instant;
  readonly summary: string;
  readonly description: string;
}

/**
 * One event for each entry and each span. An event keeps its identity when its date moves.
 *
 * @param model by the name under which the calendar may go round: a codename where others are not to learn the model
 */
export function timelineEvents(
  model: string,
  entries: readonly TimelineEntry[],
  spans: readonly SpanBeside[] = [],
): readonly TimelineEvent[] {
  return [...entries.map((entry) => eventOf(model, entry)), ...spans.map((span) => eventOfSpan(model, span))];
}

function eventOf(model: string, entry: TimelineEntry): TimelineEvent {
  const local = entry.at.toZonedDateTimeISO(entry.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return {
    uid: uidOf(model, entry.what),
    at: entry.at,
    summary: `${model}: ${summary(entry)}`,
    description: `${local.replace('T', ' ')} in ${entry.zone}. ${entry.lane === 'developer' ? 'The developer’s own step.' : besideTold}`,
  };
}

function eventOfSpan(model: string, { id, what, opensAt, closesAt }: SpanBeside): TimelineEvent {
  const event = { uid: uidOf(model, id), at: opensAt, until: closesAt };
  return { ...event, summary: `${model}: ${what}`, description: besideTold };
}

function uidOf(model: string, what: string): string {
  return `${shortHash(model)}-${what}@frontier.breakwater`;
}

const besideTold = 'As the developer offers it; no release waits for it (EO 14409 §3(c)).';

function summary(entry: TimelineEntry): string {
  if (entry.lane === 'developer') return `${entry.done ? 'released' : 'planned release'}, ${entry.what}`;
  return entry.what === 'access-opens' ? 'access for the government opens' : 'access for the government closes';
}
