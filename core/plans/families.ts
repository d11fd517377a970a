// Which packages are released together. That is read from the inventory, not from names alone: packages of one namespace that
// stand at the same version on the same asset, and nowhere at different ones. A reviewed table adds what this cannot show.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { PackageName } from '#core/components/package-name.ts';
import { isOnItsOwn, knownFamilyOf } from '#core/plans/known-families.ts';
import { majorOf } from '#core/plans/naming.ts';
import type { Risk } from '#core/plans/risk.ts';

/** Packages that are released together, on one major version. */
export interface Family {
  /** Stands for it in ids. */
  readonly key: string;
  /** `Jetty`, `io.netty`, `@angular`. */
  readonly called: string;
  /** Who says that its packages belong together; `undefined`: the inventory, by their versions. */
  readonly source: string | undefined;
}

export type FamilyOf = (component: Component) => Family | undefined;

/** A name that packages share, before anything shows that they belong together. */
interface Namespace extends Family {
  readonly isKnown: boolean;
}

/** On one asset, of one namespace and major version: the versions of each package. */
type Standing = Map<PackageName, Set<string>>;
type Standings = Map<string, Standing>;

/** Two packages at one number are released together; at a first release (`2.0.0`), where many begin, it takes three. */
const together = 2;
const togetherAtFirst = 3;
const first = /^v?\d{1,9}(?:\.0){0,4}$/;

/** The families among the packages of the assets that have risks. */
export function familiesOn(risks: readonly Risk[]): FamilyOf {
  const namespaces = new Map<PackageName, Namespace | undefined>();
  const namespaceOf = (component: Component): Namespace | undefined => {
    const { package: name, version } = component;
    if (name === undefined || version === undefined || majorOf(version) === '') return undefined;
    if (!namespaces.has(name)) namespaces.set(name, readNamespace(name));
    return namespaces.get(name);
  };
  const wanted = new Set(risks.flatMap(({ match }) => namespaceOf(match.component)?.key ?? []));
  if (wanted.size === 0) return () => undefined;
  const lines = new Map<string, { readonly namespace: Namespace; readonly standings: Standings }>();
  for (const [asset, components] of componentsOf(risks)) {
    for (const component of components) {
      const namespace = namespaceOf(component);
      if (namespace === undefined || !wanted.has(namespace.key)) continue;
      const id = lineOf(namespace, component);
      const line = lines.get(id) ?? { namespace, standings: new Map<string, Standing>() };
      lines.set(id, line);
      note(line.standings, asset, component);
    }
  }
  const families = new Map([...lines].map(([id, { namespace, standings }]) => [id, split(namespace, standings)]));
  return (component) => {
    const namespace = namespaceOf(component);
    if (namespace === undefined) return undefined;
    return families.get(lineOf(namespace, component))?.get(component.package ?? '');
  };
}

function lineOf({ key }: Namespace, { version = '' }: Component): string {
  return `${key}\u001f${majorOf(version)}`;
}

function note(standings: Standings, asset: string, { package: name = '', version = '' }: Component): void {
  const standing = standings.get(asset) ?? new Map<PackageName, Set<string>>();
  standings.set(asset, standing);
  standing.set(name, (standing.get(name) ?? new Set()).add(version));
}

/** All that stands on the assets with risks, by name of the asset. */
function componentsOf(risks: readonly Risk[]): ReadonlyMap<string, readonly Component[]> {
  const assets = new Map<string, Asset>();
  const own = new Map<string, Component[]>();
  for (const { asset, match } of risks) {
    assets.set(asset.name, asset);
    const list = own.get(asset.name) ?? [];
    own.set(asset.name, list);
    list.push(match.component);
  }
  return new Map([...assets].map(([name, { components }]) => [name, [...components, ...(own.get(name) ?? [])]]));
}

/** Maven's group, npm's scope, the first two words of a NuGet package; other ecosystems have no owner in the name. */
function readNamespace(name: PackageName): Namespace | undefined {
  if (isOnItsOwn(name)) return undefined;
  const known = knownFamilyOf(name);
  if (known !== undefined) return { key: known.key, called: known.called, source: known.source, isKnown: true };
  const [type = '', ...rest] = name.split('/');
  const called = type === 'nuget' ? dotted(rest) : rest.slice(0, -1).join('/');
  if (called === undefined || called === '') return undefined;
  if (type !== 'maven' && type !== 'nuget' && !(type === 'npm' && called.startsWith('@'))) return undefined;
  const key = `${type}/${type === 'nuget' ? called.toLowerCase() : called}`;
  return { key, called, source: undefined, isKnown: false };
}

/** `Microsoft.AspNetCore` of `Microsoft.AspNetCore.Mvc`. */
function dotted([name = '']: readonly string[]): string | undefined {
  const words = name.split('.');
  return words.length < 2 ? undefined : words.slice(0, 2).join('.');
}

/** The families of a namespace on one major version: the largest bears its name. */
function split({ isKnown, ...family }: Namespace, standings: Standings): ReadonlyMap<PackageName, Family> {
  const groups = isKnown ? wholeOf(standings) : groupsOf(standings);
  const sorted = groups
    .map((names) => [...names].sort())
    .sort((a, b) => b.length - a.length || (`${a[0]}` < `${b[0]}` ? -1 : 1));
  return new Map(
    sorted.flatMap((names, at) => {
      const own = at === 0 ? family : { ...family, key: names[0] ?? family.key };
      return names.map((name) => [name, own] as const);
    }),
  );
}

/** A known family is there where two of its packages are. */
function wholeOf(standings: Standings): readonly ReadonlySet<PackageName>[] {
  if ([...standings.values()].every(({ size }) => size < together)) return [];
  return [new Set([...standings.values()].flatMap((standing) => [...standing.keys()]))];
}

/** Packages that stand at one version somewhere are joined; what stands at different ones anywhere is no family. */
function groupsOf(standings: Standings): readonly ReadonlySet<PackageName>[] {
  const groups = new Map<PackageName, Set<PackageName>>();
  for (const standing of standings.values()) {
    for (const [version, names] of byVersion(standing)) {
      if (names.length >= (first.test(version) ? togetherAtFirst : together)) join(groups, names);
    }
  }
  return [...new Set(groups.values())].filter((group) =>
    [...standings.values()].every((standing) => isAtOneVersion(group, standing)),
  );
}

function join(groups: Map<PackageName, Set<PackageName>>, names: readonly PackageName[]): void {
  const whole = new Set<PackageName>();
  for (const name of names) if (!whole.has(name)) for (const one of groups.get(name) ?? [name]) whole.add(one);
  for (const name of whole) groups.set(name, whole);
}

function byVersion(standing: Standing): ReadonlyMap<string, readonly PackageName[]> {
  const found = new Map<string, PackageName[]>();
  for (const [name, versions] of standing) {
    for (const version of versions) {
      const names = found.get(version) ?? [];
      found.set(version, names);
      names.push(name);
    }
  }
  return found;
}

/** One version is there of each package of the group that is there at all. */
function isAtOneVersion(group: ReadonlySet<PackageName>, standing: Standing): boolean {
  const there = [...standing].flatMap(([name, versions]) => (group.has(name) ? [versions] : []));
  const [some = new Set<string>()] = there;
  return there.length < together || [...some].some((version) => there.every((versions) => versions.has(version)));
}
