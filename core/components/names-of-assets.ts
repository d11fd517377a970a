// Documents call one asset by different names: a list of PCs `PC-14`, a scanner `pc-14.example.org` or `10.1.4.7`.
import type { StatedAsset } from '#core/components/assemble.ts';

type Named = Pick<StatedAsset, 'name' | 'alsoKnownAs'>;

/** The name under which an asset stands in the inventory: that of the first document that speaks of it. */
export type NameOf = (asset: Named) => string;

/**
 * Two are one where their names are the same but for letter case; where one is a host name and the other the same name
 * with a domain, of which there is only one; where one is called by an address that the other, and no third, lists as its
 * own; or where they share a hardware address. A shared network address alone says nothing: it moves from one to the next.
 */
export function namesOfAssets(assets: readonly Named[]): NameOf {
  const index = indexOf(assets);
  const { first, domains, owners } = index;
  const { join, rootOf } = joiner(index);
  for (const [host, fulls] of domains) {
    const [full] = fulls;
    if (fulls.size === 1 && full !== undefined && first.has(host)) join(host, ownerOf(full, index));
  }
  for (const [name, by] of owners) {
    const [owner] = by;
    if (owner === undefined) continue;
    if (first.has(name) && by.size === 1) join(name, owner);
    if (isHardwareAddress(name)) for (const another of by) join(owner, another);
  }
  return ({ name }) => first.get(rootOf(name.toLowerCase())) ?? name;
}

interface Index {
  /** Names in lower case, each as it was first written, in the order of the documents. */
  readonly first: ReadonlyMap<string, string>;
  readonly order: ReadonlyMap<string, number>;
  /** Full names by the host's own. */
  readonly domains: ReadonlyMap<string, ReadonlySet<string>>;
  /** Assets by the other names that they list. */
  readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
}

function indexOf(assets: readonly Named[]): Index {
  const first = new Map<string, string>();
  const order = new Map<string, number>();
  const domains = new Map<string, Set<string>>();
  const owners = new Map<string, Set<string>>();
  for (const { name, alsoKnownAs = [] } of assets) {
    const folded = name.toLowerCase();
    if (!first.has(folded)) {
      order.set(folded, first.size);
      first.set(folded, name);
    }
    for (const full of [name, ...alsoKnownAs].filter(isHostWithDomain)) add(domains, hostOf(full), full.toLowerCase());
    for (const other of alsoKnownAs) add(owners, other.toLowerCase(), folded);
  }
  return { first, order, domains, owners };
}

function joiner({ order }: Index): {
  readonly join: (a: string, b: string) => void;
  readonly rootOf: (name: string) => string;
} {
  const joined = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
    return root;
  };
  const join = (a: string, b: string): void => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one === other) return;
    // The first document's name stands, but a name goes before an address.
    const isFirst = (order.get(one) ?? Infinity) <= (order.get(other) ?? Infinity);
    const stays = isAddress(one) === isAddress(other) ? isFirst : isAddress(other);
    joined.set(stays ? other : one, stays ? one : other);
  };
  return { join, rootOf };
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

/** The asset that bears a full name, itself or among its others. */
function ownerOf(full: string, { first, owners }: Index): string {
  if (first.has(full)) return full;
  const [owner] = owners.get(full) ?? [];
  return owner ?? full;
}

function hostOf(full: string): string {
  return full.slice(0, full.indexOf('.')).toLowerCase();
}

function isHostWithDomain(name: string): boolean {
  return /^[a-z0-9][\w-]*(\.[\w-]+)+$/i.test(name) && !isAddress(name);
}

function isAddress(name: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(name) || /^[0-9a-f]*:[0-9a-f:.]+$/i.test(name);
}

function isHardwareAddress(name: string): boolean {
  return /^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i.test(name) && !/^(00[:-]?){6}$|^(ff[:-]?){6}$/i.test(name);
}
