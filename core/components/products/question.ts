// What can't be told from names is asked: once for all like names.
import type { NamedThing, Resolution } from '#core/components/products/resolve.ts';

/** Names shown in one question. */
const namesShownMax = 5;

/** A display name that may stand for a product. */
export interface DoubtfulName {
  readonly thing: NamedThing;
  readonly resolution: Resolution;
}

export interface ProductQuestion {
  readonly product: string;
  readonly vendor: string;
  /** All display names that the answer settles, each once, as written. */
  readonly names: readonly string[];
  readonly because: readonly string[];
  /** Outside text inside. */
  readonly text: string;
}

/** One question for each product that doubtful names may stand for, those with most names first. */
export function productQuestions(doubtful: readonly DoubtfulName[]): readonly ProductQuestion[] {
  const groups = new Map<string, DoubtfulName[]>();
  for (const one of doubtful) {
    if (one.resolution.confidence !== 'doubtful') continue;
    const key = `${one.resolution.vendor}\u0000${one.resolution.product}`;
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [one]);
    else list.push(one);
  }
  return [...groups.values()].map(questionOn).sort((a, b) => b.names.length - a.names.length);
}

function questionOn(group: readonly DoubtfulName[]): ProductQuestion {
  const names = [...new Set(group.map(({ thing }) => thing.name))];
  const [first] = group;
  const { product = '', vendor = '' } = first?.resolution ?? {};
  const shown = names.slice(0, namesShownMax).map((name) => `"${name}"`);
  const more = names.length > namesShownMax ? ` and ${names.length - namesShownMax} more like it` : '';
  return {
    product,
    vendor,
    names,
    because: [...new Set(group.map(({ resolution }) => resolution.because))],
    text: `Is ${shown.join(', ')}${more} the product ${product} of ${vendor}?`,
  };
}
