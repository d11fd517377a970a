// For how long a developer can give the government its model itself: the form has days, the window is to the minute.
import type { AccessPurpose, AccessScope } from '#core/frontier/access/grant.ts';

/** As the developer's plan lays it. */
export interface UseWindow {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** The first day and the last, of UTC. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** Whether access would lie within the window: the government's, to the model itself. */
export function isBound(purpose: AccessPurpose, scopes: readonly AccessScope[]): boolean {
  return purpose !== 'partner' && scopes.includes('model');
}

/** What is left of the window, in days; `undefined` where nothing is. */
export function daysWithin({ opensAt, closesAt }: UseWindow, now: number): Days | undefined {
  const closes = Date.parse(closesAt);
  if (closes <= now) return undefined;
  return { from: dayOf(Math.max(now, Date.parse(opensAt))), until: dayOf(closes - 1) };
}

/**
 * From the first day's midnight to the last one's end; on the days on which the window opens and closes, from and to these
 * instants. Other days stand as they were chosen: whether they can be given is the service's to say.
 */
export function spanOfDays(
  { from, until }: Days,
  window: UseWindow | undefined,
): { readonly opensAt: string; readonly expiresAt: string } | undefined {
  const [first, last] = [midnightOf(from), midnightOf(until)];
  if (Number.isNaN(first) || Number.isNaN(last)) return undefined;
  const [opens, closes] = [first, last + dayMs];
  if (window === undefined) return { opensAt: textOf(opens), expiresAt: textOf(closes) };
  const opensInFirst = dayOf(Date.parse(window.opensAt)) === from;
  const closesInLast = dayOf(Date.parse(window.closesAt) - 1) === until;
  return {
    opensAt: opensInFirst ? window.opensAt : textOf(opens),
    expiresAt: closesInLast ? window.closesAt : textOf(closes),
  };
}

/** The window in a sentence, or why there is none. */
export function windowTold(window: UseWindow | undefined, now: number): string {
  if (window === undefined || window.opensAt === window.closesAt) {
    return 'Your plan offers no days: tell one with a window, and the government can be given the model itself within it.';
  }
  const { opensAt, closesAt } = window;
  const span = `from ${minute(opensAt)} to ${minute(closesAt)} UTC`;
  const days = daysWithin(window, now);
  return days === undefined
    ? `Your window was ${span}: it is over.`
    : `Your window is ${span}, so the last day is ${days.until}. On that day access ends when the window does.`;
}

const dayMs = 86_400_000;

function minute(at: string): string {
  return textOf(Date.parse(at)).slice(0, 16).replace('T', ' ');
}

function dayOf(at: number): string {
  return textOf(at).slice(0, 10);
}

function textOf(at: number): string {
  return new Date(at).toISOString();
}

function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
