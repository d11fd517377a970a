// What a row of a list says runs: a product, and the device itself with its firmware.
import * as cpe from '#core/components/cpe.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { identify, type Identity } from '#core/formats/bases/identity.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import type { TableCells } from '#core/formats/bases/table-cells.ts';

/** The product of a row, by its purl, its CPE, or its name. */
export function productOf(cells: TableCells): StatedComponent | undefined {
  const version = versionOf(cells);
  const identity = cells.identifier('purl', (text) => identify(text, version, undefined));
  const platform = cells.identifier('cpe', cpe.normalise);
  const name = cells.text('product') ?? identity?.name;
  if (name === undefined) return undefined;
  return {
    name,
    version: version ?? identity?.version,
    ...named(identity),
    cpes: platform === undefined ? [] : [platform],
    vendor: cells.text('publisher') ?? makerOf(cells),
    depth: 'direct',
    through: [],
    statements: [],
  };
}

/** A firmware is the product's where no model is told. */
function versionOf(cells: TableCells): string | undefined {
  const version = pointed(cells.text('version'));
  return version === undefined && cells.text('model') === undefined ? pointed(cells.text('firmware')) : version;
}

/** Where commas stand for points, as spreadsheets and some installers write numbers: `7,0,5`. */
function pointed(version: string | undefined): string | undefined {
  return version !== undefined && /^[vV]?\d+(?:,\d+)+$/.test(version) ? version.replaceAll(',', '.') : version;
}

function named(identity: Identity | undefined): Pick<StatedComponent, 'purl' | 'package' | 'qualifiers'> {
  if (identity === undefined) return { purl: undefined, package: undefined, qualifiers: {} };
  return { purl: identity.purl, package: identity.package, qualifiers: identity.qualifiers };
}

/** Who makes a computer does not make the programs on it; who makes a device does. */
function makerOf(cells: TableCells): string | undefined {
  return cells.text('model') !== undefined && cells.text('os') !== undefined ? undefined : cells.text('vendor');
}

/** The system's version: its own, or, in a list without products, one that only a system has: `22H2`, `10.0.19045`. */
export function systemVersionOf(cells: TableCells): string | undefined {
  const own = pointed(cells.text('osVersion'));
  if (own !== undefined || cells.has('product') || cells.text('os') === undefined) return own;
  const version = pointed(cells.text('version'));
  return version !== undefined && /^(\d\dH\d|1[5-9]\d\d|2004|10\.0\.\d{5}.*)$/i.test(version) ? version : undefined;
}

/**
 * The device by its model, where its version is told, or the row names nothing else that runs: of a computer the model
 * says nothing that its operating system does not say better.
 */
export function deviceOf(cells: TableCells, namesOther: boolean): StatedComponent | undefined {
  const model = cells.text('model');
  const stated = cells.text('product') === undefined ? pointed(cells.text('version')) : undefined;
  // Of a device whose system has no name, the system's version is its own.
  const system = cells.text('os') === undefined ? pointed(cells.text('osVersion')) : undefined;
  const version = pointed(cells.text('firmware')) ?? system ?? (stated === systemVersionOf(cells) ? undefined : stated);
  if (model === undefined || (namesOther && version === undefined)) return undefined;
  return seenComponent({ name: model, vendor: cells.text('vendor'), version });
}
