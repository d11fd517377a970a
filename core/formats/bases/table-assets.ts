// Rows of assets: a host, a device, or a product on a host each; lists of people's own and of what makes no scanner report.
import type { AssetKind } from '#core/components/asset.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { assetCountOf, criticalityOf, exposureOf } from '#core/formats/bases/asset-words.ts';
import { TableCells } from '#core/formats/bases/table-cells.ts';
import { deviceOf, productOf, systemVersionOf } from '#core/formats/bases/table-components.ts';
import { tableDay } from '#core/formats/bases/table-day.ts';
import { TableHosts, type RowFacts } from '#core/formats/bases/table-hosts.ts';
import { assetKindIn, deviceKind, kindAmongControllers } from '#core/formats/bases/table-kinds.ts';
import { TableSystems } from '#core/formats/bases/table-system.ts';
import type { RowReader, TableRow } from '#core/formats/estate-format.ts';
import type { Day } from '#core/kernel/days.ts';
import { Tally } from '#core/kernel/tally.ts';

export interface AssetRowsOptions {
  /** As readings name it. */
  readonly format: string;
  /** What all of them are, where the rows don't say otherwise. */
  readonly kind?: AssetKind;
  /** What they are where nothing tells. */
  readonly otherwise?: AssetKind;
}

/**
 * Columns by these names are read: host, dnsName, address, mac, serial, tag; vendor, publisher, product, version, purl, cpe; model,
 * firmware; os, osVersion, osRelease; exposed, criticality, zone, level, location, kind, role, count, loses, maintenanceWindow,
 * seenOn.
 */
export class AssetRows implements RowReader {
  readonly #tally = new Tally();
  readonly #systems = new TableSystems();
  readonly #hosts: TableHosts;
  readonly #source: string;
  readonly #options: AssetRowsOptions;
  /** Devices that nothing names: how many alike. */
  readonly #unnamed = new Map<string, number>();

  readonly #createdOn: Day | undefined;

  constructor(source: string, options: AssetRowsOptions, preamble: readonly (readonly string[])[] = []) {
    this.#createdOn = statedDay(preamble);
    this.#source = source;
    this.#options = options;
    this.#hosts = new TableHosts(source, this.#tally);
  }

  take(row: TableRow): void {
    const cells = new TableCells(row, this.#tally);
    const system = this.#systems.of({
      name: cells.text('os'),
      version: systemVersionOf(cells),
      release: cells.text('osRelease'),
    });
    const product = productOf(cells);
    const isNamed = product !== undefined || system.component !== undefined;
    const device = deviceOf(cells, isNamed && this.#options.kind === undefined);
    const components = [product, system.component, device].filter((one) => one !== undefined);
    const { name, isOwn } = this.#nameOf(cells);
    if (name === undefined) {
      cells.report('row names no host', cells.whole());
      return;
    }
    if (components.length === 0) cells.report('row names no product', cells.whole());
    if (product !== undefined && isOwn && this.#hosts.holds(name, product))
      cells.report('row stands twice', `${name}, ${product.name}`);
    const stated = cells.word('count', assetCountOf, 1);
    this.#hosts.add(
      this.#factsOf(cells, { name, system: system.kind, count: this.#counted(name, isOwn, stated) }),
      components,
      cells.line,
    );
  }

  finish(): Omit<EstateReading, 'columns'> {
    return {
      format: this.#options.format,
      createdOn: this.#createdOn,
      tool: undefined,
      assets: this.#hosts.assets(),
      statements: [],
      dropped: this.#tally.list(),
    };
  }

  #factsOf(cells: TableCells, { name, system, count }: { name: string; system: AssetKind; count: number }): RowFacts {
    const stated = cells.word('kind', assetKindIn, 'unknown');
    const zone = cells.text('zone') ?? cells.text('location');
    const seenOn = tableDay(cells.text('seenOn'));
    if (seenOn === undefined && cells.text('seenOn') !== undefined)
      cells.report('day on which it was last seen is not known', cells.text('seenOn') ?? '');
    return {
      name,
      exposure: cells.word('exposed', exposureOf, 'unknown'),
      criticality: cells.word('criticality', criticalityOf, 'unknown'),
      zone,
      kind: stated === 'unknown' ? this.#kindOf(cells, system) : stated,
      count,
      maintenanceWindow: cells.text('maintenanceWindow'),
      loses: cells.text('loses'),
      alsoKnownAs: [
        ...addressesIn(cells.text('dnsName')),
        ...addressesIn(cells.text('address')),
        ...addressesIn(cells.text('mac')),
      ].filter((one) => one !== name),
      seenOn,
    };
  }

  /** By what it is for, else by its system, else by who makes it. */
  #kindOf(cells: TableCells, system: AssetKind): AssetKind {
    const { kind, otherwise = 'unknown' } = this.#options;
    const device = deviceIn(cells);
    const role = assetKindIn(cells.text('role') ?? '');
    if (kind !== undefined && (role ?? device) === 'appliance') return 'appliance';
    if (kind === 'ot') return amongControllers(cells, system);
    if (kind !== undefined) return kind;
    return role ?? (system === 'unknown' ? undefined : system) ?? device ?? otherwise;
  }

  /** By its own name, else by what tells it apart, else by what it is and where it stands. */
  #nameOf(cells: TableCells): { readonly name: string | undefined; readonly isOwn: boolean } {
    const own = ownName(cells);
    if (own !== undefined) return { name: own, isOwn: true };
    const model = cells.text('model') ?? (cells.text('firmware') === undefined ? undefined : cells.text('product'));
    if (model !== undefined) {
      const location = cells.text('location');
      const what = [cells.text('vendor'), model].filter((part) => part !== undefined).join(' ');
      return { name: location === undefined ? what : `${what} (${location})`, isOwn: false };
    }
    // A list of programs that names no host in any row is of one place: whatever the file is named for.
    if (cells.has('host') || cells.text('product') === undefined) return { name: undefined, isOwn: true };
    cells.report('row names no host; it stands on one that is named for the file', cells.whole());
    return { name: this.#source.replace(/\.[^.]{1,5}$/, ''), isOwn: true };
  }

  #counted(name: string, isOwn: boolean, count: number): number {
    if (isOwn) return count;
    const counted = (this.#unnamed.get(name) ?? 0) + count;
    this.#unnamed.set(name, counted);
    return counted;
  }
}

function deviceIn(cells: TableCells): AssetKind | undefined {
  const model = cells.text('model');
  return model === undefined ? undefined : deviceKind(cells.text('vendor'), model);
}

function amongControllers(cells: TableCells, system: AssetKind): AssetKind {
  const called = ['vendor', 'model', 'product', 'host'].map((column) => cells.text(column) ?? '').join(' ');
  return kindAmongControllers({ role: cells.text('role'), called, system, level: cells.text('level') });
}

/** A tag of letters is what people call it; one of digits only tells it apart. */
function ownName(cells: TableCells): string | undefined {
  const [address] = addressesIn(cells.text('address'));
  const tag = cells.text('tag');
  const called = tag !== undefined && /\p{L}/u.test(tag) ? tag : undefined;
  return cells.text('host') ?? called ?? cells.text('dnsName') ?? address ?? tag ?? cells.text('serial');
}

/** The day in the titles above the headings, where they name one only: `Exported 2026-03-01`. */
function statedDay(preamble: readonly (readonly string[])[]): Day | undefined {
  const words = preamble.flat().flatMap((cell) => cell.slice(0, 200).split(/\s+/));
  const days = new Set(words.map(tableDay).filter((day) => day !== undefined));
  const [day] = days;
  return days.size === 1 ? day : undefined;
}

const addressesMax = 50;

function addressesIn(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return text
    .split(/[\s,;|]+/)
    .filter((part) => part !== '' && !/^(n\/?a|none|unknown|dhcp|-+)$/i.test(part))
    .slice(0, addressesMax);
}
