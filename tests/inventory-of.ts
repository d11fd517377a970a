// Inventories of a few components, for tests of matching and planning.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { packageName, parse } from '#core/components/purl.ts';

const nothing = {
  qualifiers: {},
  cpes: [],
  vendor: undefined,
  depth: 'unknown',
  through: [],
  document: 0,
  statements: [],
} as const;

export function ofPurl(text: string, more: Partial<Component> = {}): Component {
  const purl = parse(text);
  if (!purl.ok) throw new Error(`${text}: ${purl.why}`);
  const { name, version, qualifiers } = purl.value;
  const known = Object.fromEntries(Object.entries(qualifiers ?? {}));
  return { ...nothing, name, version, purl: text, package: packageName(purl.value), qualifiers: known, ...more };
}

export function ofProduct(vendor: string, name: string, version: string | undefined): Component {
  return { ...nothing, name, version, purl: undefined, package: undefined, vendor };
}

export function ofCpe(cpe: string, name = 'x', version?: string): Component {
  return { ...nothing, name, version, purl: undefined, package: undefined, cpes: [cpe] };
}

export function assetWith(components: readonly Component[], more: Partial<Asset> = {}): Asset {
  return {
    name: 'host',
    exposure: { value: 'unknown', source: undefined, on: undefined },
    criticality: { value: 'unknown', source: undefined, on: undefined },
    zone: undefined,
    kind: 'unknown',
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
    components,
    ...more,
  };
}

export function inventoryOf(...components: readonly Component[]): Inventory {
  return { documents: [], assets: [assetWith(components)] };
}
