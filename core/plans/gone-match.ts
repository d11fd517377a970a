import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Match } from '#core/matching/match.ts';

/** A vulnerability by its index in the feed. */
interface Flaw {
  readonly vulnerability: Vulnerability;
  readonly index: number;
}

/** What the rules judge of something that is no longer there: it affects nothing, and nobody says anything of it. */
export function goneMatch(asset: Asset, component: Component, { vulnerability, index }: Flaw): Match {
  return {
    asset,
    component,
    vulnerability,
    index,
    advisories: [],
    verdict: 'not affected',
    disputed: false,
    reason: undefined,
    because: [],
    fixedIn: [],
    scheme: 'generic',
    reported: [],
  };
}
