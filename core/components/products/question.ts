// What can't be told from names is asked: once for all like names.
import { withVendor } from '#core/components/product-name.ts';
import type { NamedThing, Resolution } from '#core/components/products/resolve.ts';

/** Names shown in one question. */
const namesShownMax = 5;
/** Reasons for the doubt shown in one question. */
const reasonsShownMax = 2;
/** Assets named beside each. */
const hostsShownMax = 2;

/** A display name that may stand for a product. */
export interface DoubtfulName {
  readonly thing: NamedThing;
  readonly resolution: Resolution;
  /** The assets on which it stands. */
  readonly hosts?: readonly string[];
}

export interface ProductQuestion {
  readonly product: string;
  readonly vendor: string;
  /** All display names that the answer settles, each once, as written, behind the vendor beside them. */
  readonly names: readonly string[];
  readonly because: readonly string[];
  /** The version that is none of the product's, as stated, where there is one. */
  readonly contradicted: string | undefined;
  /** Outside text inside. */
  readonly text: string;
}

/** The name behind the vendor that was stated beside it: `Fortinte FortiOS`. */
export function writtenName({ vendor, name }: Pick<NamedThing, 'vendor' | 'name'>): string {
  return withVendor(vendor, name);
}

/** What a product is called in full: `Ivanti Connect Secure`, `Fortinet FortiOS`. */
export function fullName({ vendor, product }: Pick<Resolution, 'vendor' | 'product'>): string {
  return writtenName({ vendor, name: product });
}

/** One question for each product that doubtful names may stand for, and each version that is none of its, those with most names first. */
export function productQuestions(doubtful: readonly DoubtfulName[]): readonly ProductQuestion[] {
  const groups = new Map<string, DoubtfulName[]>();
  for (const one of doubtful) {
    const { confidence, vendor, product, contradicted } = one.resolution;
    if (confidence !== 'doubtful' && contradicted === undefined) continue;
    const key = [vendor, product, contradicted ?? ''].join('\u0000');
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [one]);
    else list.push(one);
  }
  return [...groups.values()].map(questionOn).sort((a, b) => b.names.length - a.names.length);
}

function questionOn(group: readonly DoubtfulName[]): ProductQuestion {
  const hosts = new Map<string, Set<string>>();
  for (const { thing, hosts: on = [] } of group) {
    const name = writtenName(thing);
    hosts.set(name, new Set([...(hosts.get(name) ?? []), ...on]));
  }
  const [first] = group;
  const { product = '', vendor = '', contradicted } = first?.resolution ?? {};
  const shown = [...hosts].slice(0, namesShownMax).map(([name, on]) => `"${name}"${onHosts([...on])}`);
  const more = hosts.size > namesShownMax ? ` and ${hosts.size - namesShownMax} more like it` : '';
  const because = [...new Set(group.map(({ resolution }) => resolution.because))];
  const meant = withVendor(vendor, product) === product ? product : `${product} of ${vendor}`;
  return {
    product,
    vendor,
    names: [...hosts.keys()],
    because,
    contradicted,
    text: `Is ${shown.join(', ')}${more} ${meant}? Doubtful: ${because.slice(0, reasonsShownMax).join('; ')}.`,
  };
}

function onHosts(names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > hostsShownMax ? ` and ${names.length - hostsShownMax} more` : '';
  return ` (on ${names.slice(0, hostsShownMax).join(', ')}${more})`;
}
