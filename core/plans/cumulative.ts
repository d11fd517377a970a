// Updates of Windows hold all earlier ones: a build that has the fix of one day has those of the days before, whether or not
// their records name a build.
import type { Day } from '#core/kernel/days.ts';
import type { Match } from '#core/matching/match.ts';
import { reasons } from '#core/matching/opinion.ts';
import { windowsHost } from '#core/matching/windows-host.ts';

/** Whether the host has, as far as its build tells, an update at least as new as this vulnerability. */
export type IsOutrun = (match: Match) => boolean;

/** @param matches of every verdict: those that a build was compared for tell how new it is */
export function outrunBy(matches: readonly Match[]): IsOutrun {
  const newest = new Map<string, Day>();
  for (const match of matches) {
    const { publishedOn } = match.vulnerability;
    const isFixed =
      match.verdict === 'not affected' && (match.reason === reasons.outside || match.reason === reasons.fixed);
    if (!isFixed || publishedOn === undefined || windowsHost(match.component)?.revision === undefined) continue;
    if (publishedOn > (newest.get(placeOf(match)) ?? '')) newest.set(placeOf(match), publishedOn);
  }
  return (match) => {
    const { publishedOn } = match.vulnerability;
    return publishedOn !== undefined && publishedOn <= (newest.get(placeOf(match)) ?? '');
  };
}

function placeOf({ asset, component }: Match): string {
  return `${asset.name}\u001f${component.name}`;
}
