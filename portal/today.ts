import type { Day } from '#core/kernel/days.ts';

/** The browser's day in UTC, for previews; the service has its own clock, and decides by that. */
export function today(): Day {
  return new Date().toISOString().slice(0, 10);
}
