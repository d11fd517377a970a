// By which keys a new statement is led to the components that it may speak of, without looking at all others: whoever keeps
// components sorted by name and key finds them by a scan over a range.
import type { Component } from '#core/components/component.ts';
import { productNamesOf } from '#core/components/products/packages.ts';
import type { FeedStatement, LookUpName } from '#core/feed/feed.ts';
import { lookUpNames, type LookUp } from '#core/matching/look-up-names.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme, VersionKey } from '#core/versions/scheme.ts';

/** A name that a component is looked up under; without a key every statement under the name may speak of it. */
export interface LookUpKey {
  readonly name: LookUpName;
  readonly key: VersionKey | undefined;
}

/** From the key on, up to but without the other; `undefined`: no bound on that side. */
export interface KeyRange {
  readonly from: VersionKey | undefined;
  readonly to: VersionKey | undefined;
}

/** Each name once, in the order in which they are looked up. */
export function lookUpKeys(component: Component): readonly LookUpKey[] {
  const keys = new Map<LookUpName, VersionKey | undefined>();
  const lookUps = lookUpNames(component);
  for (const lookUp of lookUps) {
    const key = keyOf(lookUp);
    // One name may be asked under two versions, as a source package is.
    keys.set(lookUp.name, keys.has(lookUp.name) && keys.get(lookUp.name) !== key ? undefined : key);
  }
  // Of the product that a package is, what is exploited is heard too.
  for (const name of productNamesOf(lookUps[0]?.name ?? '') ?? []) if (!keys.has(name)) keys.set(name, undefined);
  return [...keys].map(([name, key]) => ({ name, key }));
}

/**
 * Where the keys lie of the components that a statement under this name may give another verdict. Components without a key
 * are to be looked at in any case. What a range only leaves out changes no verdict.
 */
export function keyRangesOf(name: LookUpName, statement: FeedStatement): readonly KeyRange[] {
  const { range, scheme, unreadable } = statement;
  if (unreadable.length > 0 || schemeOf(scheme)?.id !== schemeUnder(name)?.id)
    return [{ from: undefined, to: undefined }];
  return range.map(({ from, to }) => ({ from: from?.key, to: to?.key }));
}

/** Versions of Windows, and those whose epoch is not told, are compared in more ways than by one key. */
function keyOf({ name, version, windows, epoch }: LookUp): VersionKey | undefined {
  if (version === undefined || windows !== undefined || epoch !== undefined) return undefined;
  return schemeUnder(name)?.key(version);
}

/** The scheme in which records state versions under a name: a package's by its type, a product's generic. */
function schemeUnder(name: LookUpName): Scheme | undefined {
  if (!name.startsWith('pkg:')) return schemeOf('generic');
  return schemeOf(name.slice('pkg:'.length).split('/', 1)[0] ?? '');
}
