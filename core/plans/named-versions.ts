// The versions that records name, as somewhere to go: in the flavour in use, those of the same major version first.
import { inFlavourOf } from '#core/plans/flavour.ts';
import { majorOf } from '#core/plans/naming.ts';
import type { VersionKey } from '#core/versions/scheme.ts';

export interface NamedVersion {
  readonly version: string;
  /** As the records write it, where that is another flavour of the same release. */
  readonly written: string;
  readonly key: VersionKey;
  readonly sameMajor: boolean;
  /** 0 where the records of the risks name it, one more for each step of what came with a version. */
  readonly round: number;
}

export interface From {
  /** A version that is there now: its major version and its flavour are kept where they can be. */
  readonly current: string;
  /** Nothing below it is somewhere to go. */
  readonly floor: VersionKey | undefined;
  /** Only versions of the same major. */
  readonly stays: boolean;
  readonly keyOf: (version: string) => VersionKey | undefined;
}

/** Versions at or above the current one that records name: those of the same major first, releases before previews. */
export class NamedVersions {
  readonly #byKey = new Map<VersionKey, NamedVersion>();
  readonly #tried = new Set<VersionKey>();
  readonly #from: From;
  readonly #major: string;
  #sorted: readonly NamedVersion[] | undefined;

  constructor(from: From) {
    this.#from = from;
    this.#major = majorOf(from.current);
  }

  /** What is named, as somewhere to go from here; `undefined` where it is below, or too far. */
  read(written: string, round = 0): NamedVersion | undefined {
    const { current, floor, stays, keyOf } = this.#from;
    const version = inFlavourOf(current, written);
    const key = keyOf(version);
    const sameMajor = majorOf(version) === this.#major;
    if (key === undefined || (floor !== undefined && key < floor) || (stays && !sameMajor)) return undefined;
    return { version, written, key, sameMajor, round };
  }

  add(versions: readonly string[], round: number): void {
    for (const written of versions) {
      const one = this.read(written, round);
      if (one === undefined) continue;
      const known = this.#byKey.get(one.key);
      // What some record names itself needs no other flavour to vouch for it.
      if (known !== undefined && (known.written === known.version || written !== one.version)) continue;
      this.#byKey.set(one.key, one);
      this.#sorted = undefined;
    }
  }

  /** The next that was not asked for before. */
  next(isWanted: (key: VersionKey) => boolean): NamedVersion | undefined {
    const next = this.all().find(({ key }) => !this.#tried.has(key) && isWanted(key));
    if (next !== undefined) this.#tried.add(next.key);
    return next;
  }

  all(): readonly NamedVersion[] {
    const rank = ({ sameMajor, version }: NamedVersion): number => (sameMajor ? 0 : 2) + (isPreview(version) ? 1 : 0);
    this.#sorted ??= [...this.#byKey.values()].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
    return this.#sorted;
  }
}

export function isPreview(version: string): boolean {
  return /(?:alpha|beta|rc|preview|snapshot|dev|pre|canary|next|m\d)/i.test(version.slice(0, 100));
}
