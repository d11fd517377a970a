// What one statement says of one component, before it is weighed against what others say.
import * as cpe from '#core/components/cpe.ts';
import type { FeedStatement } from '#core/feed/feed.ts';
import type { LookUp } from '#core/matching/look-up-names.ts';
import type { Verdict } from '#core/matching/match.ts';
import { contains, type Range } from '#core/versions/range.ts';
import type { Scheme, VersionKey } from '#core/versions/scheme.ts';

/** Finds the scheme that a statement's range is written in. */
export type SchemeLookUp = (name: string) => Scheme | undefined;

export const reasons = {
  outside: 'the version is outside the affected range',
  past: 'the version is at or above the one that ends the affected range',
  fixed: 'the publisher names this version as fixed',
  fixedBefore: 'the distribution names this build, or an earlier one, as fixed',
  stated: 'the publisher states that it is not affected',
  withdrawn: 'every statement on it has been withdrawn',
  noVersion: 'the inventory states no version',
  inexact: 'the version that the inventory states is not exact enough to compare',
  contradicted: 'the version that the inventory states is none of this product’s: one of the two is wrong',
  noOrder: 'the version can not be ordered',
  noRelease: 'which release of the distribution this is was not stated',
  noEpoch: 'the listing does not print epochs, by which this package’s versions are ordered',
  unreadable: 'the publisher writes the affected versions in words that can not be compared',
  investigated: 'the publisher is still investigating',
  noLine:
    'which release and build of Windows this is was not stated: run winver, or read "OS build" in Settings, About',
  noBuild: 'which update of Windows is installed was not stated: run winver, or read "OS build" in Settings, About',
  otherBuild: 'the record names a build of another release of Windows, which can not be compared',
  betweenBuilds: 'the build lies between two updates of which either fixes it: look up which kind is installed',
  noFixedBuild: 'the record names no build of Windows that mends it: an update that is installed may',
  noArchitecture: 'the record is for some processors only, and which one this has was not stated',
  noInstallation: 'the record is for Server Core installations, and whether this is one was not stated',
  laterUpdates: 'the build is later than each that the record names as fixed in this release',
  otherUpdates:
    'the record names fixed builds of other cumulative updates only, and later ones than this: look up the vendor’s advisory',
  laterUpdate: 'an installed update is later than the one that fixes it',
  listed:
    'CISA lists this product as exploited, and no record here states which versions: look up the vendor’s advisory',
  product:
    'CISA lists the product of this package as exploited, and no record states which versions of the package: look up the vendor’s advisory',
} as const;

export interface Opinion {
  readonly statement: FeedStatement;
  readonly lookUp: LookUp;
  readonly says: Verdict;
  /** "Not affected" because it is said so of this version, not because the version lies outside an affected range. */
  readonly explicit: boolean;
  /** For `not affected` and `unknown`: one of {@link reasons}. */
  readonly reason: string | undefined;
}

/** The key of a look-up's version in a scheme; `undefined` where it can't be ordered there. */
export type KeyOf = (scheme: string) => VersionKey | undefined;

/** Remembers keys, since many statements under one name are written in one scheme. */
export function keysOf(version: string | undefined, schemes: SchemeLookUp): KeyOf {
  const known = new Map<string, VersionKey | undefined>();
  return (scheme) => {
    if (version === undefined) return undefined;
    if (!known.has(scheme)) known.set(scheme, schemes(scheme)?.key(version));
    return known.get(scheme);
  };
}

/** The opinion of one statement; `undefined` where it says nothing of this version (another release, another edition). */
export function opinionOf(statement: FeedStatement, lookUp: LookUp, keyOf: KeyOf): Opinion | undefined {
  const limited = withinLimit(statement, lookUp);
  if (limited === 'no') return undefined;
  const opinion = byVersion(statement, lookUp, keyOf);
  if (limited === 'perhaps' && opinion?.says === 'affected') {
    return { ...opinion, says: 'unknown', reason: reasons.noRelease };
  }
  return opinion;
}

/** Whether the statement speaks of this release, or edition, at all. */
export function withinLimit(statement: FeedStatement, lookUp: LookUp): 'yes' | 'no' | 'perhaps' {
  const { limit } = statement;
  switch (limit.kind) {
    case 'none':
    case 'product':
      return 'yes';
    case 'release':
      if (lookUp.release === undefined) return 'perhaps';
      return lookUp.release === limit.release || lookUp.release.startsWith(`${limit.release}.`) ? 'yes' : 'no';
    case 'cpe':
      return lookUp.cpe === undefined || cpe.matchesButVersion(limit.cpe, lookUp.cpe) ? 'yes' : 'no';
  }
}

function byVersion(statement: FeedStatement, lookUp: LookUp, keyOf: KeyOf): Opinion | undefined {
  const { version } = lookUp;
  if (coversEverything(statement)) return covered(statement, lookUp);
  // Only a statement of "affected" leaves a doubt behind; whether a "fixed" covers an unknown version changes nothing.
  const doubt = (reason: string): Opinion | undefined =>
    statement.stance === 'affected' ? { statement, lookUp, says: 'unknown', explicit: false, reason } : undefined;
  if (version === undefined) return doubt(noVersionReason(lookUp));
  if (statement.versions.includes(version)) return covered(statement, lookUp);
  const key = keyOf(statement.scheme);
  if (key !== undefined && contains(statement.range, key)) return covered(statement, lookUp);
  if (statement.unreadable.length > 0) return doubt(reasons.unreadable);
  if (key === undefined && statement.range.length > 0) return doubt(reasons.noOrder);
  if (statement.stance !== 'affected') return undefined;
  const reason = key !== undefined && isPast(statement.range, key) ? reasons.past : reasons.outside;
  return { statement, lookUp, says: 'not affected', explicit: false, reason };
}

/** Whether a version is at or above the one that all of a range lies below: not where only the last affected is named. */
function isPast(range: Range, key: VersionKey): boolean {
  const end = range.at(-1)?.to;
  return end?.side === 'before' && key >= end.key;
}

function noVersionReason({ stated, isContradicted }: LookUp): string {
  if (stated === undefined) return reasons.noVersion;
  return isContradicted === true ? reasons.contradicted : reasons.inexact;
}

function coversEverything(statement: FeedStatement): boolean {
  const [only, ...others] = statement.range;
  return only !== undefined && others.length === 0 && only.from === undefined && only.to === undefined;
}

function covered(statement: FeedStatement, lookUp: LookUp): Opinion {
  const plain = { statement, lookUp, explicit: true };
  switch (statement.stance) {
    case 'affected':
      return { ...plain, says: 'affected', reason: undefined };
    case 'fixed':
      return { ...plain, says: 'not affected', reason: reasons.fixed };
    case 'not affected':
      return { ...plain, says: 'not affected', reason: reasons.stated };
    case 'under investigation':
      return { ...plain, says: 'unknown', reason: reasons.investigated };
  }
}
