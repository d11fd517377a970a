import type { Component } from '#core/components/component.ts';
import { productLookUpName } from '#core/components/product-name.ts';
import { resolve } from '#core/components/products/resolve.ts';

/** The further names that records may speak of a component under, with its version as those records write it. */
export interface KnownNames {
  readonly cpes: readonly `cpe:${string}`[];
  readonly products: readonly `product:${string}`[];
  readonly version: string | undefined;
  /** The version that is stated is none of the product's. */
  readonly isContradicted: boolean;
}

/**
 * For what has no package: the names of the product that it certainly or likely is, its maker's own and those of the
 * catalogue of exploited vulnerabilities among them; `undefined` where that isn't known.
 */
export function knownNames(component: Component): KnownNames | undefined {
  if (component.package !== undefined) return undefined;
  const resolution = resolve(component);
  if (resolution === undefined || resolution.confidence === 'doubtful') return undefined;
  const { cpes, products, kev, version, contradicted } = resolution;
  const own = [resolution, ...kev].map(({ vendor, product }) => productLookUpName(vendor, product));
  return { cpes, products: [...new Set([...products, ...own])], version, isContradicted: contradicted !== undefined };
}
