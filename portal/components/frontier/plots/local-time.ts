import type { LocalTime } from '#core/frontier/plots/timeline-figures.ts';

/** As {@link LocalTime} says, by the browser's own list of zones; where it lacks one, in UTC with a word that it is. */
export const localTime: LocalTime = (at, zone) => {
  const instant = new Date(at);
  try {
    const parts = new Intl.DateTimeFormat('en-US', { ...fields, timeZone: zone }).formatToParts(instant);
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
  } catch {
    return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  }
};

const fields = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
