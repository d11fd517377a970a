// An asset may be called otherwise than before: another document speaks of it first, or writes it otherwise. What is
// remembered of it goes with it, else its clocks would begin anew.
import type { Asset } from '#core/components/asset.ts';
import { foldedName } from '#core/components/names-of-assets.ts';
import { pairOf } from '#core/plans/flaw-keys.ts';
import type { Closes, GivenAnswer, Seen, SeenDocument, State } from '#core/plans/state.ts';

/** The state under the names that the inventory gives its assets. */
export function followNames(state: State, inventory: { readonly assets: readonly Asset[] }): State {
  const moved = movedNames(namesIn(state), inventory.assets);
  if (moved.size === 0) return state;
  const nameOf = (name: string): string => moved.get(name) ?? name;
  const closesOf = (closes: readonly Closes[]): readonly Closes[] =>
    closes.map((one) => ({ ...one, asset: nameOf(one.asset) }));
  const asking = <One extends Pick<GivenAnswer, 'kind' | 'assets' | 'closes'>>(one: One): One => ({
    ...one,
    assets: isOfAssets(one) ? renamed(one.assets, nameOf) : one.assets,
    closes: closesOf(one.closes),
  });
  return {
    ...state,
    seen: together(state.seen.map((one) => ({ ...one, asset: nameOf(one.asset) }))),
    documents: state.documents.map((one): SeenDocument => ({ ...one, assets: renamed(one.assets, nameOf) })),
    actions: state.actions.map((one) => ({
      ...one,
      assets: renamed(one.assets, nameOf),
      closes: closesOf(one.closes),
    })),
    questions: state.questions.map(asking),
    answers: state.answers.map(asking),
  };
}

/** Questions on how documents are read list paths, or names of products. */
function isOfAssets({ kind }: Pick<GivenAnswer, 'kind'>): boolean {
  return kind !== 'column' && kind !== 'name';
}

function namesIn({ seen, actions, answers }: State): ReadonlySet<string> {
  return new Set([
    ...seen.map(({ asset }) => asset),
    ...actions.flatMap(({ closes }) => closes.map(({ asset }) => asset)),
    ...answers.filter(isOfAssets).flatMap(({ assets }) => assets),
  ]);
}

/** Names that no asset bears any more, and that one alone, in whatever letters, is also known by. */
function movedNames(names: ReadonlySet<string>, assets: readonly Asset[]): ReadonlyMap<string, string> {
  const current = new Set(assets.map(({ name }) => name));
  const gone = [...names].filter((name) => !current.has(name));
  if (gone.length === 0) return new Map();
  const owners = new Map<string, Set<string>>();
  for (const { name, alsoKnownAs = [] } of assets) {
    for (const one of [name, ...alsoKnownAs].map(foldedName)) {
      owners.set(one, (owners.get(one) ?? new Set()).add(name));
    }
  }
  const moved = new Map<string, string>();
  for (const name of gone) {
    const [owner, ...others] = owners.get(foldedName(name)) ?? [];
    if (owner !== undefined && others.length === 0) moved.set(name, owner);
  }
  return moved;
}

function renamed(names: readonly string[], nameOf: (name: string) => string): readonly string[] {
  return [...new Set(names.map(nameOf))];
}

/** One entry for a vulnerability on an asset: seen since the earlier day, and open where either is. */
function together(all: readonly Seen[]): readonly Seen[] {
  const entries = new Map<string, Seen>();
  for (const one of all) {
    const key = pairOf(one);
    const other = entries.get(key);
    entries.set(key, other === undefined ? one : joined(one, other));
  }
  return [...entries.values()];
}

function joined(one: Seen, other: Seen): Seen {
  const [first, later] = one.firstSeenOn <= other.firstSeenOn ? [one, other] : [other, one];
  const isOpen = one.closedOn === undefined || other.closedOn === undefined;
  return {
    ...first,
    inKev: one.inKev || other.inKev,
    exploitedOn: first.exploitedOn ?? later.exploitedOn,
    components: union(one.components, other.components),
    documents: union(one.documents, other.documents),
    closedOn: isOpen ? undefined : later.closedOn,
  };
}

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort();
}
