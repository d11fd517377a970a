// The last affected version, which some records name in place of a fix: the way out is a release beyond it.
import type { Component } from '#core/components/component.ts';
import { lookUpNames } from '#core/matching/look-up-names.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import type { Risk } from '#core/plans/risk.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { VersionKey } from '#core/versions/scheme.ts';

export interface LastAffected {
  readonly version: string;
  readonly scheme: string;
  /** The first key behind it. */
  readonly behind: VersionKey;
}

/** Of a risk, above its current version; `undefined` where the range that holds this has no end, or ends with a fix. */
export type LastAffectedOf = (risk: Risk) => LastAffected | undefined;

export function lastAffectedIn(feed: PlanInput['feed']): LastAffectedOf {
  // One program stands on many assets.
  const known = new Map<Component, Map<number, LastAffected | undefined>>();
  return ({ match: { component, index } }) => {
    let own = known.get(component);
    if (own === undefined) {
      own = new Map();
      known.set(component, own);
    }
    if (!own.has(index)) own.set(index, lastOf(component, index, feed));
    return own.get(index);
  };
}

/** Records of one flaw may disagree: the one that reaches furthest counts. */
function lastOf(component: Component, index: number, feed: PlanInput['feed']): LastAffected | undefined {
  const ends: LastAffected[] = [];
  for (const { name, version } of lookUpNames(component)) {
    for (const { vulnerability, stance, scheme, range } of feed.statements(name)) {
      if (vulnerability !== index || stance !== 'affected') continue;
      const key = version === undefined ? undefined : schemeOf(scheme)?.key(version);
      if (key === undefined) continue;
      const end = range.find(
        ({ from, to }) => (from === undefined || key >= from.key) && to !== undefined && key < to.key,
      )?.to;
      if (end?.side === 'after' && end.version !== version)
        ends.push({ version: end.version, scheme, behind: end.key });
    }
  }
  return furthest(ends);
}

/** Of those that are written in the scheme of the first. */
export function furthest(ends: readonly LastAffected[]): LastAffected | undefined {
  const [first, ...others] = ends;
  let most = first;
  for (const end of others)
    if (most !== undefined && end.scheme === most.scheme && end.behind > most.behind) most = end;
  return most;
}

/** Whether a version lies beyond it; a version that its scheme can't order does not. */
export function isBeyond(version: string, { scheme, behind }: LastAffected): boolean {
  const key = schemeOf(scheme)?.key(version);
  return key !== undefined && key >= behind;
}
