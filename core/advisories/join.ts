// Which flaws of many publishers are one: union-find over their names. `related` and `upstream` ids never come here.
import { cveId, isIdentifier } from '#core/advisories/flaws.ts';

/** The names that one advisory gives to one flaw. */
export interface NamedFlaw {
  readonly publisher: string;
  /** The advisory's own id. */
  readonly own: string;
  /** At most one of them a CVE id; as published. */
  readonly ids: readonly string[];
}

/** One real flaw: its id, and all its other names, sorted. */
export interface Cluster {
  readonly id: string;
  readonly aliases: readonly string[];
}

/** A join that was refused, since it would have made one flaw of two CVEs. */
export interface DisputedJoin {
  readonly own: string;
  readonly refused: string;
}

export interface Joined {
  /** The cluster of each flaw, in the order given. */
  readonly clusterOf: readonly number[];
  readonly clusters: readonly Cluster[];
  readonly disputed: readonly DisputedJoin[];
}

/**
 * Joins flaws that share a name, in any letter case. Two CVEs are never joined: where names would do so, the join that the
 * publisher of a name states itself stands before others, then the one that more advisories state, and the rest are refused.
 * An advisory without a CVE whose names belong to several CVEs is joined to none of them. The outcome does not depend on
 * the order of the flaws.
 */
export function joinFlaws(flaws: readonly NamedFlaw[]): Joined {
  const names = new Names();
  const read = flaws.map((flaw) => readNames(flaw, names));
  const disputed: DisputedJoin[] = [];
  for (const { cve, name, own } of joinsWithCve(read, names)) {
    if (!names.join(cve, name)) disputed.push({ own, refused: names.written(name) });
  }
  for (const { nodes, own } of read.filter(({ cve }) => cve === undefined).sort(byText)) {
    const [first, ...others] = nodes;
    if (first === undefined) continue;
    const cves = new Set(nodes.map((node) => names.cveOf(node)).filter((cve) => cve !== undefined));
    if (cves.size > 1) disputed.push(...others.map((node) => ({ own, refused: names.written(node) })));
    else for (const node of others) names.join(first, node);
  }
  return { ...names.clusters(read.map(({ cve, nodes }) => cve ?? nodes[0] ?? 0)), disputed };
}

interface ReadFlaw {
  readonly own: string;
  /** The node of its CVE. */
  readonly cve: number | undefined;
  /** The nodes of all its names, its own first. */
  readonly nodes: readonly number[];
  /** All nodes in one text, to sort by. */
  readonly text: string;
}

function readNames({ publisher, own, ids }: NamedFlaw, names: Names): ReadFlaw {
  const joinable = ids.filter(isIdentifier).sort((a, b) => (a === own ? -1 : b === own ? 1 : compareNames(a, b)));
  // An advisory without any name that could be another's is known by its publisher's own id alone.
  const nodes =
    joinable.length > 0 ? joinable.map((id) => names.node(id)) : [names.node(own, `${publisher}\u0000${own}`)];
  const cve = joinable.find((id) => cveId(id) !== undefined);
  return {
    own,
    cve: cve === undefined ? undefined : names.node(cve),
    nodes,
    text: `${own}\u0000${joinable.join('\u0000')}`,
  };
}

interface Join {
  readonly cve: number;
  readonly name: number;
  readonly own: string;
  readonly stated: number;
}

/** What is stated of CVEs and other names, the weightiest first. */
function joinsWithCve(read: readonly ReadFlaw[], names: Names): readonly Join[] {
  const joins = new Map<string, Join>();
  for (const { cve, nodes, own } of [...read].sort(byText)) {
    if (cve === undefined) continue;
    for (const name of nodes) {
      if (name === cve) continue;
      const key = `${cve} ${name}`;
      const known = joins.get(key);
      const weight = names.written(name).toUpperCase() === own.toUpperCase() ? ownWeight : 1;
      joins.set(key, { cve, name, own: known?.own ?? own, stated: (known?.stated ?? 0) + weight });
    }
  }
  return [...joins.values()].sort(
    (a, b) =>
      b.stated - a.stated ||
      compareNames(names.written(a.name), names.written(b.name)) ||
      compareNames(names.written(a.cve), names.written(b.cve)),
  );
}

/** What a publisher states of its own id outweighs what any number of others state of it. */
const ownWeight = 1_000_000;

function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

/** Names as nodes of a forest, each tree of which holds at most one CVE. */
class Names {
  readonly #nodes = new Map<string, number>();
  readonly #written: string[] = [];
  readonly #parents: number[] = [];
  readonly #cves: (string | undefined)[] = [];

  node(name: string, key = name.toUpperCase()): number {
    const known = this.#nodes.get(key);
    if (known === undefined) {
      const node = this.#parents.length;
      this.#nodes.set(key, node);
      this.#parents.push(node);
      this.#cves.push(cveId(name));
      this.#written.push(cveId(name) ?? name);
      return node;
    }
    // Of several spellings the first in order, whichever came first.
    if (cveId(name) === undefined && name > this.written(known)) this.#written[known] = name;
    return known;
  }

  written(node: number): string {
    return this.#written[node] ?? '';
  }

  cveOf(node: number): string | undefined {
    return this.#cves[this.#root(node)];
  }

  /** `false`, and nothing is joined, where the two trees hold different CVEs. */
  join(a: number, b: number): boolean {
    const one = this.#root(a);
    const other = this.#root(b);
    if (one === other) return true;
    const cve = this.#cves[one];
    const otherCve = this.#cves[other];
    if (cve !== undefined && otherCve !== undefined) return false;
    this.#parents[other] = one;
    this.#cves[one] = cve ?? otherCve;
    return true;
  }

  /** @param anchors a node of each flaw */
  clusters(anchors: readonly number[]): Pick<Joined, 'clusterOf' | 'clusters'> {
    const members = new Map<number, string[]>();
    const ofRoot = new Map<number, number>();
    for (const anchor of anchors) {
      const root = this.#root(anchor);
      if (!ofRoot.has(root)) ofRoot.set(root, ofRoot.size);
    }
    this.#written.forEach((name, node) => {
      const root = this.#root(node);
      const list = members.get(root);
      if (list === undefined) members.set(root, [name]);
      else list.push(name);
    });
    return {
      clusterOf: anchors.map((anchor) => ofRoot.get(this.#root(anchor)) ?? 0),
      clusters: [...ofRoot.keys()].map((root) => {
        const [id = '', ...others] = (members.get(root) ?? []).sort(compareNames);
        return { id, aliases: others.sort() };
      }),
    };
  }

  #root(node: number): number {
    let root = node;
    for (let parent = this.#parents[root] ?? root; parent !== root; parent = this.#parents[root] ?? root) {
      // Path halving: each step lifts the node to its grandparent.
      const grandparent = this.#parents[parent] ?? parent;
      this.#parents[root] = grandparent;
      root = grandparent;
    }
    return root;
  }
}

/** Whose ids name a flaw before others' do. */
const publisherOrder = ['CVE-', 'GHSA-', 'PYSEC-', 'RUSTSEC-', 'GO-'];

/** The order of names by publisher, then by text; of CVE ids by year and number. */
export function compareNames(a: string, b: string): number {
  const [one, other] = [sortText(a), sortText(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A text by whose code units names sort as `compareNames` says; worth keeping where many are sorted. */
export function sortText(name: string): string {
  const cve = cveId(name);
  if (cve !== undefined) return `0${cve.slice(0, 9)}${cve.slice(9).padStart(numberDigitsMax, '0')}`;
  const upper = name.slice(0, 8).toUpperCase();
  const rank = publisherOrder.findIndex((prefix) => upper.startsWith(prefix));
  return `${rank < 0 ? publisherOrder.length : rank}${name}`;
}

const numberDigitsMax = 19;
