import type { Component } from '#core/components/component.ts';
import { resolve } from '#core/components/products/resolve.ts';

/** The further names that records may speak of a component under, with its version as those records write it. */
export interface KnownNames {
  readonly cpes: readonly `cpe:${string}`[];
  readonly products: readonly `product:${string}`[];
  readonly version: string | undefined;
}

/** For what has no package: the names of the product that it certainly or likely is; `undefined` where that isn't known. */
export function knownNames(component: Component): KnownNames | undefined {
  if (component.package !== undefined) return undefined;
  const resolution = resolve(component);
  return resolution === undefined || resolution.confidence === 'doubtful' ? undefined : resolution;
}
