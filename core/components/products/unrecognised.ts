// Products that nothing is looked up for, since their names are not known for certain: named, so that somebody can mend them.
import type { Asset } from '#core/components/asset.ts';
import { namedDistribution } from '#core/components/named-distribution.ts';
import { fullName, writtenName } from '#core/components/products/question.ts';
import { remembered } from '#core/components/remembered.ts';
import { resolve, type NamedThing } from '#core/components/products/resolve.ts';

/** So many are named; the rest is counted. */
const namedMax = 10;
/** A name is shown no longer than this. */
const shownCharactersMax = 120;

/** An asset of an inventory, or of a document that was just read. */
interface Named<Component> extends Pick<Asset, 'name' | 'exposure' | 'criticality'> {
  readonly components: readonly Component[];
}

export interface Unrecognised {
  readonly count: number;
  /** `Ivanty Connect Secure 22.3R1 on VPN2: did you mean Ivanti Connect Secure?`; what is public first. Outside text inside. */
  readonly names: readonly string[];
}

interface One {
  readonly thing: NamedThing;
  readonly hosts: string[];
  need: number;
}

/** @param isKnown what can be told by other means than its name */
export function unrecognised<Component extends NamedThing>(
  assets: readonly Named<Component>[],
  isKnown: (component: Component) => boolean,
): Unrecognised {
  const found = new Map<string, One>();
  // What is the same component on thousands of assets is sought once.
  const oneOf = remembered((component: Component): One | undefined => {
    const { vendor, name, version } = component;
    if (isKnown(component) || isCertain(component)) return undefined;
    const key = `${vendor ?? ''}\u001f${name}`;
    const one = found.get(key) ?? { thing: { vendor, name, version }, hosts: [], need: 0 };
    found.set(key, one);
    return one;
  });
  for (const asset of assets) {
    const need = needOf(asset);
    for (const component of asset.components) {
      const one = oneOf(component);
      if (one === undefined) continue;
      if (one.hosts.at(-1) !== asset.name) one.hosts.push(asset.name);
      one.need = Math.max(one.need, need);
    }
  }
  const all = [...found.values()].sort((a, b) => b.need - a.need);
  return { count: all.length, names: all.slice(0, namedMax).map(told) };
}

/** Whether nothing is left to ask about its name. */
export function isCertain(thing: NamedThing): boolean {
  // Of a distribution its packages are looked up.
  if (namedDistribution(thing) !== undefined) return true;
  const resolution = resolve(thing);
  return resolution !== undefined && resolution.confidence !== 'doubtful';
}

function needOf({ exposure, criticality }: Pick<Asset, 'exposure' | 'criticality'>): number {
  return (exposure.value === 'public' ? 2 : 0) + (criticality.value === 'essential' ? 1 : 0);
}

function told({ thing, hosts: [first = '', ...others] }: One): string {
  const version = thing.version === undefined || thing.name.includes(thing.version) ? '' : ` ${thing.version}`;
  const what = `${writtenName(thing)}${version}`.slice(0, shownCharactersMax);
  const where = others.length === 0 ? first : `${first} and ${others.length} more`;
  const like = resolve(thing);
  return `${what} on ${where}${like === undefined ? '' : `: did you mean ${fullName(like)}?`}`;
}
