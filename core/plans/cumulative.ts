// Updates of Windows, and of programs that have one line of releases, hold all earlier ones: what has the fix of one day has
// those of the days before, whether or not their records name a version.
import type { Day } from '#core/kernel/days.ts';
import type { Component } from '#core/components/component.ts';
import { lookUpNames } from '#core/matching/look-up-names.ts';
import type { Match } from '#core/matching/match.ts';
import { reasons } from '#core/matching/opinion.ts';
import { windowsHost } from '#core/matching/windows-host.ts';

/** Whether the component is, as far as its version tells, at least as new as this vulnerability. */
export type IsOutrun = (match: Match) => boolean;

/** @param matches of every verdict: those that a build was compared for tell how new it is */
export function outrunBy(matches: readonly Match[]): IsOutrun {
  const newest = new Map<string, Day>();
  for (const match of matches) {
    const { publishedOn } = match.vulnerability;
    const isFixed =
      match.verdict === 'not affected' && (match.reason === reasons.outside || match.reason === reasons.fixed);
    if (!isFixed || publishedOn === undefined || !isCumulative(match.component)) continue;
    if (publishedOn > (newest.get(placeOf(match)) ?? '')) newest.set(placeOf(match), publishedOn);
  }
  return (match) => {
    const { publishedOn } = match.vulnerability;
    return publishedOn !== undefined && publishedOn <= (newest.get(placeOf(match)) ?? '');
  };
}

/** Programs that are only ever replaced by their newest release. */
const singleLine: ReadonlySet<string> = new Set([
  'cpe:google:chrome',
  'cpe:microsoft:edge_chromium',
  'cpe:mozilla:firefox',
  'cpe:7-zip:7-zip',
  'cpe:videolan:vlc_media_player',
  'cpe:rarlab:winrar',
]);

function isCumulative(component: Component): boolean {
  const host = windowsHost(component);
  if (host !== undefined) return host.revision !== undefined;
  return component.version !== undefined && lookUpNames(component).some(({ name }) => singleLine.has(name));
}

function placeOf({ asset, component }: Match): string {
  return `${asset.name}\u001f${component.name}`;
}
