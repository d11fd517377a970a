// What could be done: an action before it is chosen, dated and told.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Hardening } from '#core/guidance/hardening.ts';
import { shortHash } from '#core/kernel/short-hash.ts';
import type { Action, ActionKind } from '#core/plans/action.ts';
import type { Removal } from '#core/plans/coverage.ts';
import type { Family } from '#core/plans/families.ts';
import type { Hours, Work } from '#core/plans/hours.ts';
import type { Risk } from '#core/plans/risk.ts';

/** A version to go to, and what it leaves. */
export interface Target {
  /** `undefined`: a release that no record names. */
  readonly version: string | undefined;
  /** The same release as records write it, where they name it in another flavour only: `32.0.0-android` for `-jre`. */
  readonly written?: string | undefined;
  /** The last version that is known to be affected, where no record names a better one. */
  readonly beyond: string | undefined;
  readonly breaking: boolean;
  /** Known vulnerabilities that it still has. */
  readonly open: number;
  /** A version that closes part of it: of the same major, where the target is of another; named, where the target is not. */
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

/** What packages that are released together go to: one version for all of them. */
export interface Kin {
  readonly family: Family;
  readonly target: Target;
  /** Packages of the family without a known vulnerability that stand there too and go along. */
  readonly along: readonly string[];
  /** Raised packages for which no record names the target: by name, with the version that records do name. */
  readonly taken: readonly { readonly called: string; readonly named: string }[];
  /** A release of another major version that closes more, and is not gone to. */
  readonly apart: Refused | undefined;
}

/** What a scanner found on assets themselves, and says how to mend. */
interface Mend {
  /** The finding's title, or the first sentence of the solution that several share. */
  readonly called: string;
  /** `Nessus, 2024-10-02`. */
  readonly by: string;
}

/** What is particular to a kind. */
export type Doing =
  /** `mend`: what a scanner found on the assets themselves; then no package is raised. */
  | { readonly kind: 'upgrade'; readonly mend?: Mend; readonly raises: readonly Raise[]; readonly kin?: Kin }
  /** `texts` hold what publishers say, with who says it. */
  | { readonly kind: 'mitigate'; readonly called: string; readonly texts: readonly Told[] }
  /** Whether this may be done, of whoever made or installed what it is done to. */
  | { readonly kind: 'ask'; readonly about: Doing }
  | { readonly kind: 'harden'; readonly entry: Hardening }
  | { readonly kind: 'isolate' }
  | { readonly kind: 'investigate' }
  /** `remove`: nothing takes its place. `renew`: a newer release goes over it, as an update does. */
  | {
      readonly kind: 'replace';
      readonly called: string;
      readonly why: string;
      readonly source: string;
      readonly way?: 'remove' | 'renew';
    }
  | {
      readonly kind: 'confirm';
      readonly called: string;
      /** `range`: a catalogue lists the product, and no record says which versions. `build`: of Windows. */
      readonly missing: 'version' | 'build' | 'range' | 'identity' | 'fix';
      /** The named fix that is not gone to, and how many it leaves. */
      readonly worse?: Omit<Refused, 'risks'>;
    };

/** A version that would close something, and is not gone to. */
export interface Refused {
  readonly version: string;
  /** Known vulnerabilities that it has. */
  readonly open: number;
  readonly risks: readonly Risk[];
  /** Packages for which no record names a release of its major version; without any it would make things worse. */
  readonly missing: readonly string[];
}

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
  /** Weight that it takes away beside what it closes: of what is not known yet, or of no single flaw. */
  readonly own?: number;
  /** What nobody can tell of what it takes away, and is not looked up for that. */
  readonly doubts?: readonly Risk[];
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

/** What is raised, as it is spoken of: a family as a whole. */
export function spokenOf(doing: Doing): readonly { readonly called: string; readonly target: Target }[] {
  if (doing.kind !== 'upgrade') return [];
  const { raises, kin } = doing;
  if (kin === undefined) return raises;
  const [first] = raises;
  return [
    { called: raises.length === 1 && first !== undefined ? first.called : kin.family.called, target: kin.target },
  ];
}

/** The assets of risks, each once, by name. */
export function assetsOf(risks: readonly Risk[]): readonly Asset[] {
  const byName = new Map(risks.map(({ asset }) => [asset.name, asset]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The versions that are there now, each once, as the inventory orders them. */
export function versionsOf(risks: readonly Risk[]): readonly string[] {
  return [...new Set(risks.flatMap(({ match }) => match.component.version ?? []))];
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
