// What an inventory proves of what was seen before. Absence of knowledge is no proof: only evidence closes anything.
import type { Inventory, InventoryDocument } from '#core/components/inventory.ts';
import type { Match } from '#core/matching/match.ts';
import { freeOf } from '#core/plans/free-of.ts';
import { namesOf } from '#core/plans/memory.ts';
import { subjectOf } from '#core/plans/naming.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Closes, Seen, SeenDocument, State } from '#core/plans/state.ts';

/**
 * - `here`: it still affects, or nobody can tell whether it does;
 * - `answered`: the operator says that it does not affect them;
 * - `gone`: what bore it is there in a version that is not affected, or a newer document no longer holds it;
 * - `unseen`: none of these. It stays open.
 */
type Standing = 'here' | 'answered' | 'gone' | 'unseen';

export interface Sight {
  readonly ofSeen: (seen: Seen) => Standing;
  /** Of one component of an asset; `documents` are the paths that showed it. */
  readonly ofComponent: (one: Closes, documents: readonly string[]) => Standing;
}

export function sightOf({ input, risks }: Pick<Prepared, 'input' | 'risks'>): Sight {
  const before = new Set(input.state.seen.map((one) => key(one.asset, one.vulnerability)));
  for (const { closes } of input.state.actions) for (const one of closes) before.add(key(one.asset, one.vulnerability));
  // Nobody asks about anything else, and of most inventories that is little or nothing.
  if (before.size === 0) return { ofSeen: () => 'unseen', ofComponent: () => 'unseen' };
  const isAsked = (match: Match): boolean => isNamed(match, before);
  const here = keysOf([...risks.affected, ...risks.doubtful].map(({ match }) => match).filter(isAsked));
  const answered = keysOf(risks.answered.filter(isAsked));
  const assets = new Set(
    [...input.state.seen, ...input.state.actions.flatMap(({ closes }) => closes)].map(({ asset }) => asset),
  );
  const free = keysOf(freeOf(input, ({ name }) => assets.has(name)).filter(isAsked));
  const present = new Set(
    input.inventory.assets.flatMap(({ name, components }) => components.map((one) => key(name, subjectOf(one)))),
  );
  const isNewer = newerThan(input.state, input.inventory);
  const isGone = (one: Closes, documents: readonly string[]): boolean =>
    present.has(key(one.asset, one.component))
      ? free.has(key(one.asset, one.vulnerability, one.component))
      : isNewer(one.asset, documents);
  const standing = (place: string, gone: () => boolean): Standing => {
    if (here.has(place)) return 'here';
    if (answered.has(place)) return 'answered';
    return gone() ? 'gone' : 'unseen';
  };
  return {
    ofSeen: ({ asset, vulnerability, components, documents }) =>
      standing(key(asset, vulnerability), () =>
        // States of old named no components: then only a version that is not affected is proof.
        components.length === 0
          ? free.has(key(asset, vulnerability))
          : components.every((component) => isGone({ asset, vulnerability, component }, documents)),
      ),
    ofComponent: (one, documents) =>
      standing(key(one.asset, one.vulnerability, one.component), () => isGone(one, documents)),
  };
}

/** The documents of the assets of which something was seen; those that are missing this time are kept as they were. */
export function documentsAfter(state: State, inventory: Inventory, seen: readonly Seen[]): readonly SeenDocument[] {
  const wanted = pathsOf(seen);
  const now = documentsByAsset(inventory);
  const found = new Map<string, { readonly path: string; readonly digest: string; readonly assets: Set<string> }>();
  const add = ({ path, digest }: Place, asset: string): void => {
    const one = found.get(key(path, digest)) ?? { path, digest, assets: new Set() };
    one.assets.add(asset);
    found.set(key(path, digest), one);
  };
  for (const asset of wanted.keys()) for (const place of now.get(asset)?.values() ?? []) add(place, asset);
  for (const known of state.documents) {
    for (const asset of known.assets) {
      const documents = now.get(asset);
      if (documents?.has(known.path) === true) continue;
      if (documents === undefined || wanted.get(asset)?.has(known.path) === true) add(known, asset);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { path, digest, assets }]) => ({ path, digest, assets: [...assets].sort() }));
}

/** By asset: the documents that showed what is still open there. */
function pathsOf(seen: readonly Seen[]): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Map<string, Set<string>>();
  for (const { asset, documents, closedOn } of seen) {
    const own = paths.get(asset) ?? new Set();
    if (closedOn === undefined) for (const path of documents) own.add(path);
    paths.set(asset, own);
  }
  return paths;
}

type Place = Pick<InventoryDocument, 'path' | 'digest'>;
type ByAsset = ReadonlyMap<string, ReadonlyMap<string, Place>>;

function documentsByAsset({ assets, documents }: Inventory): ByAsset {
  return new Map(
    assets.map(({ name, components }) => {
      const indexes = new Set(components.map(({ document }) => document));
      const own = [...indexes].flatMap((index) => documents[index] ?? []);
      return [name, new Map(own.map(({ path, digest }) => [path, { path, digest }]))];
    }),
  );
}

/**
 * Whether an asset has a document that is newer than those that showed something: with a digest that was not there, under
 * one of their paths or a path that was not there either. A renewed document of something else proves nothing.
 */
function newerThan(state: State, inventory: Inventory): (asset: string, paths: readonly string[]) => boolean {
  const now = documentsByAsset(inventory);
  const digests = new Set<string>();
  const places = new Set<string>();
  for (const { path, digest, assets } of state.documents) {
    for (const asset of assets) {
      digests.add(key(asset, digest));
      places.add(key(asset, path));
    }
  }
  return (asset, paths) =>
    [...(now.get(asset)?.values() ?? [])].some(
      ({ path, digest }) => !digests.has(key(asset, digest)) && (paths.includes(path) || !places.has(key(asset, path))),
    );
}

function isNamed(match: Match, places: ReadonlySet<string>): boolean {
  return namesOf(match).some((name) => places.has(key(match.asset.name, name)));
}

/** Every name of every vulnerability on its asset, and on its component there. */
function keysOf(matches: Iterable<Match>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const match of matches) {
    for (const name of namesOf(match)) {
      keys.add(key(match.asset.name, name));
      keys.add(key(match.asset.name, name, subjectOf(match.component)));
    }
  }
  return keys;
}

function key(...parts: readonly string[]): string {
  return parts.join('\u001f');
}
