// What is laid beside a scanner's word: our findings of one asset, and when two documents mean one program.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';
import { isDistribution, lookUpNames } from '#core/matching/look-up-names.ts';
import type { Match } from '#core/matching/match.ts';
import type { Finding } from '#core/matching/match-inventory.ts';

/** Our side of one asset. */
export interface OurSide {
  /** `undefined` where the inventory does not hold it. */
  readonly asset: Asset | undefined;
  readonly findings: readonly Finding[];
  readonly told: (finding: Finding) => Match;
  readonly feed: Feed;
  /** Whether the feed says anything of any package of the same distribution or kind that stands here. */
  readonly speaksOf: (component: Component) => boolean;
}

/**
 * By the packages of all assets: where the feed says nothing of any of one distribution, it lacks that distribution's records,
 * and its silence on one of them says nothing. What has no package is spoken of by all sources alike.
 */
export function speakingOf(assets: readonly Asset[], feed: Feed): OurSide['speaksOf'] {
  const spoken = new Map<string, boolean>();
  for (const component of assets.flatMap(({ components }) => components)) {
    const kind = kindOf(component);
    if (kind === undefined || spoken.get(kind) === true) continue;
    spoken.set(
      kind,
      lookUpNames(component).some(({ name }) => feed.statements(name).length > 0),
    );
  }
  return (component) => {
    const kind = kindOf(component);
    return kind === undefined || spoken.get(kind) !== false;
  };
}

/** `deb/debian` of distributions, the kind of package of others. */
function kindOf({ package: name }: Component): string | undefined {
  if (name === undefined) return undefined;
  return isDistribution(name) ? name.slice(0, name.lastIndexOf('/')) : name.slice(0, name.indexOf('/'));
}

/** One program, however the two documents write it. */
export function isSame(one: Component, other: Component | undefined): boolean {
  if (other === undefined) return false;
  if (one === other) return true;
  if (one.package !== undefined && other.package !== undefined) {
    return one.package === other.package && (one.version ?? '') === (other.version ?? '');
  }
  return folded(one) === folded(other);
}

function folded({ name, version }: Component): string {
  return `${name} ${version ?? ''}`.toLowerCase().replace(/[^a-z0-9.]+/g, '');
}
