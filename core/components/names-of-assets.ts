// Documents call one asset by different names: a list of PCs `PC-14`, a scanner `pc-14.example.org` or `10.1.4.7`.
import type { StatedAsset } from '#core/components/assemble.ts';

type Named = Pick<StatedAsset, 'name' | 'alsoKnownAs'>;

/** The name under which an asset stands in the inventory: that of the first document that speaks of it. */
export type NameOf = (asset: Named) => string;

/**
 * Two are one where their names are the same but for letter case; where one is a host name and the other the same name
 * with a domain, of which there is only one; where one is called by an address that the other, and no third, lists as its
 * own; or where they share a hardware address that is one device's. A shared network address alone says nothing: it moves
 * from one to the next.
 *
 * @param documents the assets that each speaks of
 */
export function namesOfAssets(documents: readonly (readonly Named[])[]): NameOf {
  const index = indexOf(documents.flat());
  const { first, domains, owners } = index;
  const { join, rootOf } = joiner(index);
  for (const [host, fulls] of domains) {
    const [full] = fulls;
    const owner = fulls.size === 1 && full !== undefined ? ownerOf(full, index) : undefined;
    if (owner !== undefined && first.has(host)) join(host, owner);
  }
  const shared = sharedAddresses(documents);
  const isOfOne = (name: string): boolean => isHardwareAddress(name) && !shared.has(name);
  for (const [name, [owner = name, ...others]] of owners) {
    if (others.length === 0 && first.has(name)) join(name, owner);
    for (const another of isOfOne(name) ? others : []) join(owner, another);
  }
  return ({ name }) => first.get(rootOf(foldedName(name))) ?? name;
}

interface Index {
  /** Names folded, each as it was first written, in the order of the documents. */
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
    const folded = foldedName(name);
    if (!first.has(folded)) {
      order.set(folded, first.size);
      first.set(folded, name);
    }
    for (const full of [name, ...alsoKnownAs].filter(isHostWithDomain)) add(domains, hostOf(full), full.toLowerCase());
    for (const other of alsoKnownAs) add(owners, foldedName(other), folded);
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

/** Hardware addresses under which one document names several hosts: of a dock, or of an adapter that every machine has. */
function sharedAddresses(documents: readonly (readonly Named[])[]): ReadonlySet<string> {
  const shared = new Set<string>();
  for (const assets of documents) {
    const bearers = new Map<string, string>();
    for (const { name, alsoKnownAs = [] } of assets) {
      if (isAddress(name)) continue;
      for (const address of alsoKnownAs.map(foldedName).filter(isHardwareAddress)) {
        const known = bearers.get(address);
        if (known === undefined) bearers.set(address, name);
        else if (known !== name) shared.add(address);
      }
    }
  }
  return shared;
}

/** The one asset that bears a full name, itself or among its others. */
function ownerOf(full: string, { first, owners }: Index): string | undefined {
  if (first.has(full)) return full;
  const [owner, ...others] = owners.get(full) ?? [];
  return others.length === 0 ? owner : undefined;
}

function hostOf(full: string): string {
  return full.slice(0, full.indexOf('.')).toLowerCase();
}

function isHostWithDomain(name: string): boolean {
  return /^[a-z0-9][\w-]*(\.[\w-]+)+$/i.test(name) && !isAddress(name);
}

function isAddress(name: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(name) || /^[0-9a-f]*:[0-9a-f:.]+$/i.test(foldedName(name));
}

// As Windows, switches and lists of devices write them: 3c-18-a0-00-00-01, 3c18.a000.0001, 3c18a0-000001, 3c18a0000001.
const hardwareAddress =
  /^(?:[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{2}(?:\.[0-9a-f]{2}){5}|[0-9a-f]{4}([.:-])[0-9a-f]{4}\1[0-9a-f]{4}|[0-9a-f]{6}[:-][0-9a-f]{6}|(?=\d*[a-f])[0-9a-f]{12})$/;

/** A name as it is compared: in lower case, and a hardware address as `3c:18:a0:00:00:01`, however it was written. */
export function foldedName(name: string): string {
  const lower = name.toLowerCase();
  // Twelve digits alone may be any number.
  if (!hardwareAddress.test(lower)) return lower;
  return (lower.replace(/[^0-9a-f]/g, '').match(/../g) ?? []).join(':');
}

/** Of adapters that software makes, with the same address on every machine: VMware, Cisco's and Fortinet's VPN, Windows' RAS. */
const ofNoDevice: ReadonlySet<string> = new Set([
  '005056c00001',
  '005056c00008',
  '00059a3c7a00',
  '00090faa0001',
  '00090ffe0001',
  '204153594eff',
  '000000000000',
]);

/** Of a folded name: given by a maker to one device; not broadcast, and not of the kind that anybody may give (the second bit is set). */
function isHardwareAddress(name: string): boolean {
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/.test(name)) return false;
  return (Number.parseInt(name.slice(0, 2), 16) & 3) === 0 && !ofNoDevice.has(name.replaceAll(':', ''));
}
