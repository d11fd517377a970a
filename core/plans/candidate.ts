// What could be done: an action before it is chosen, dated and told.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import { shortHash } from '#core/kernel/short-hash.ts';
import type { Action, ActionKind } from '#core/plans/action.ts';
import type { Removal } from '#core/plans/coverage.ts';
import type { Hours, Work } from '#core/plans/hours.ts';
import type { Risk } from '#core/plans/risk.ts';

/** A version to go to, and what it leaves. */
export interface Target {
  /** `undefined`: a release that no record names. */
  readonly version: string | undefined;
  /** The last version that is known to be affected, where no record names a better one. */
  readonly beyond: string | undefined;
  readonly breaking: boolean;
  /** Known vulnerabilities that it still has. */
  readonly open: number;
  /** A version of the same major that closes part of it, where the target is of another. */
  readonly nearer: { readonly version: string; readonly closes: number } | undefined;
}

/** One package to raise. */
export interface Raise {
  readonly component: Component;
  readonly subject: string;
  readonly called: string;
  readonly from: readonly string[];
  readonly target: Target;
  readonly closes: readonly Risk[];
}

/** What is particular to a kind. */
export type Doing =
  | { readonly kind: 'upgrade'; readonly raises: readonly Raise[] }
  /** `texts` hold what publishers say, with who says it. */
  | { readonly kind: 'mitigate'; readonly called: string; readonly texts: readonly Told[] }
  | { readonly kind: 'isolate' }
  | { readonly kind: 'investigate' }
  | { readonly kind: 'replace'; readonly called: string; readonly why: string; readonly source: string }
  | {
      readonly kind: 'confirm';
      readonly called: string;
      readonly missing: 'version' | 'identity' | 'fix';
      /** The named fix that leaves more or graver vulnerabilities than there are, and how many it leaves. */
      readonly worse?: { readonly version: string; readonly open: number };
    };

export interface Told {
  readonly text: string;
  readonly source: string;
  readonly url: string | undefined;
}

export interface Candidate {
  readonly id: string;
  readonly doing: Doing;
  /** Package, product or asset. */
  readonly subject: string;
  readonly assets: readonly Asset[];
  /** What it closes or makes smaller. */
  readonly closes: readonly Risk[];
  readonly removes: readonly Removal[];
  /** Ids of candidates that must come before. */
  readonly needs: readonly string[];
  readonly work: Work;
}

/** A candidate with its hours and what the state knows of it. */
export interface Estimated extends Candidate {
  readonly hours: Hours;
  readonly state: Action['state'];
}

/** Makes ids: the same for the same kind, subject and assets, and never one for two. */
export class Ids {
  readonly #owners = new Map<string, string>();

  of(kind: ActionKind, subject: string, assets: readonly { readonly name: string }[]): string {
    const names = assets.map(({ name }) => name).sort();
    const whole = [kind, subject, ...names].join('\u001f');
    for (let text = whole; ; text += '\u001f') {
      const id = shortHash(text);
      const owner = this.#owners.get(id);
      if (owner === undefined || owner === whole) {
        this.#owners.set(id, whole);
        return id;
      }
    }
  }
}

/** The assets of risks, each once, by name. */
export function assetsOf(risks: readonly Risk[]): readonly Asset[] {
  const byName = new Map(risks.map(({ asset }) => [asset.name, asset]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export function workOf(kind: ActionKind, assets: readonly Asset[], raises: readonly Raise[] = []): Work {
  return {
    kind,
    assets,
    morePackages: Math.max(0, raises.length - 1),
    breaking: raises.some(({ target }) => target.breaking),
    transitive: raises.some(({ component }) => component.depth === 'transitive'),
    window: assets.some(({ maintenanceWindow }) => maintenanceWindow !== undefined),
  };
}

/** Sorted lists by key, in the order in which keys first appear. */
export function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
