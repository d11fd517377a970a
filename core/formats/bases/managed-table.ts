// Tables of management tools: a device, a program on a device, or an update that a device lacks in each row.
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { assetCountOf } from '#core/formats/bases/asset-words.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { severityOf, vulnerabilitiesIn, webAddressesIn } from '#core/formats/bases/scan-words.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { tableDay } from '#core/formats/bases/table-day.ts';
import { assetKindIn } from '#core/formats/bases/table-kinds.ts';
import { TableSystems } from '#core/formats/bases/table-system.ts';
import type { RowReader, TableEstateFormat, TableRow } from '#core/formats/estate-format.ts';

/** A table of one tool. */
export interface ManagedTable {
  readonly title: string;
  /** As people know it: `Microsoft Intune`. */
  readonly tool: string;
  readonly columns: TableEstateFormat['columns'];
  readonly required: readonly string[];
  /** The tool manages no servers. */
  readonly isClient?: boolean;
  /** Rows say on how many devices (`devices`) a program is, and not on which. */
  readonly isSummed?: boolean;
  readonly tried?: boolean;
}

/** Columns by the names of `managed-columns.ts` are read, and `host`. */
export function managedTable(table: ManagedTable): TableEstateFormat {
  const { title, tool, columns, required, isClient = false, isSummed = false, tried = false } = table;
  return {
    title,
    tried,
    columns,
    required,
    open: (source) => new ManagedRows({ title, tool, source, isClient, isSummed }),
  };
}

interface Opened {
  readonly title: string;
  readonly tool: string;
  readonly source: string;
  readonly isClient: boolean;
  readonly isSummed: boolean;
}

const nameCharactersMax = 255;

class ManagedRows implements RowReader {
  readonly #report = new ScanReport();
  readonly #opened: Opened;
  readonly #systems = new TableSystems();
  /** The most that any row tells of. */
  #devices = 1;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.#report.tool = opened.tool;
  }

  take(row: TableRow): void {
    const host = this.#hostOf(row);
    if (host === undefined) return;
    this.#system(row, host);
    const product = this.#product(row, host);
    if (row.has('update') || row.has('title')) this.#update(row, host, product);
  }

  finish(): Omit<EstateReading, 'columns'> {
    const reading = this.#report.finish(this.#opened.title);
    if (!this.#opened.isSummed) return reading;
    const assets = reading.assets.map((asset) => ({ ...asset, kind: 'workstation' as const, count: this.#devices }));
    return { ...reading, assets };
  }

  #count(reason: string, row: TableRow, what = row.whole()): void {
    this.#report.tally.add(reason, `line ${row.line}: ${what}`);
  }

  #hostOf(row: TableRow): ScanHost | undefined {
    const [address] = listOf(row.cell('address'));
    const name = row.cell('host') ?? row.cell('dnsName') ?? address;
    if (this.#opened.isSummed) return this.#allDevices(row);
    if (name === undefined && row.has('host')) {
      this.#count('row names no host', row);
      return undefined;
    }
    if (name === undefined) {
      const source = this.#opened.source.replace(/\.[^.]{1,5}$/, '');
      this.#count('row names no host; it stands on one that is named for the file', row);
      return this.#host(source === '' ? this.#opened.title : source);
    }
    if (name.length > nameCharactersMax) {
      this.#count(`name is longer than ${nameCharactersMax} characters`, row, name);
      return undefined;
    }
    return this.#host(name);
  }

  /** One row stands for all of them: what it says holds for some. */
  #allDevices(row: TableRow): ScanHost {
    const devices = row.cell('devices');
    const count = devices === undefined ? 1 : assetCountOf(devices);
    if (count === undefined) this.#count('number of devices can not be read; the row is kept without it', row);
    this.#devices = Math.max(this.#devices, count ?? 1);
    this.#count('row tells on how many devices a program is, not on which; it is kept', row);
    return this.#host(`PCs of ${this.#opened.source} (not told apart)`);
  }

  #host(name: string): ScanHost {
    const own = this.#report.keep(name);
    const host = this.#report.host(own.toLowerCase(), own);
    host.call('host', own);
    return host;
  }

  #system(row: TableRow, host: ScanHost): void {
    for (const name of [row.cell('dnsName'), ...listOf(row.cell('address')), ...listOf(row.cell('mac'))])
      host.also(this.#report.keep(name));
    this.#seen(row, host);
    const system = this.#systems.of({
      name: row.cell('os'),
      version: row.cell('osVersion'),
      release: row.cell('osRelease'),
      isClient: this.#opened.isClient,
    });
    if (system.component !== undefined) host.system = host.install(system.component);
    const role = row.cell('role');
    const kind = (role === undefined ? undefined : assetKindIn(role)) ?? system.kind;
    if (kind !== 'unknown') host.kind = kind;
  }

  #seen(row: TableRow, host: ScanHost): void {
    const text = row.cell('seenOn');
    if (text === undefined) return;
    const day = tableDay(text);
    if (day === undefined) this.#count('day on which it was last seen can not be told', row, text);
    else if (host.seenOn === undefined || host.seenOn < day) host.seenOn = day;
  }

  #product(row: TableRow, host: ScanHost): StatedComponent | undefined {
    const name = row.cell('product');
    if (name === undefined) {
      if (row.has('product') && !row.has('title') && !row.has('update')) this.#count('row names no product', row);
      return undefined;
    }
    const publisher = row.cell('publisher');
    return host.install(
      seenComponent({
        name: this.#report.keep(name),
        version: this.#report.keep(row.cell('version')),
        vendor: publisher === undefined ? undefined : this.#report.keep(publisher),
      }),
    );
  }

  #update(row: TableRow, host: ScanHost, product: StatedComponent | undefined): void {
    const title = row.cell('title');
    const ids = updatesIn(row.cell('update')) ?? updatesIn(title, true) ?? (title === undefined ? [] : [title]);
    if (ids.length === 0) {
      this.#count('row names no update', row);
      return;
    }
    const status = row.cell('status');
    const state = stateOf(row, status);
    for (const id of ids) {
      if (state === 'installed') host.updates.add(id);
      else if (state === 'not needed') this.#count('update does not concern the device', row, `${id}: ${status ?? ''}`);
      else host.state(this.#said(row, { id, title, status, component: product }));
    }
  }

  #said(
    row: TableRow,
    {
      id,
      title,
      status,
      component,
    }: Pick<Said, 'id' | 'component'> & { title: string | undefined; status: string | undefined },
  ): Said {
    const named = this.#report.keep(title ?? id);
    return {
      component,
      kind: 'update',
      id: this.#report.keep(id),
      vulnerabilities: vulnerabilitiesIn(row.cell('vulnerabilities')),
      stance: 'affected',
      title: named,
      severity: severityOf(row.cell('severity')) ?? 'unknown',
      solution: `Install ${named}`,
      evidence: status === undefined ? undefined : this.#report.keep(status),
      fixedIn: listOf(row.cell('fixedIn')),
      place: undefined,
      seenOn: tableDay(row.cell('seenOn')),
      references: webAddressesIn(row.cell('link')),
    };
  }
}

type Said = Parameters<ScanHost['state']>[0];

const listMax = 50;

function listOf(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return text
    .slice(0, 5000)
    .split(/[\s,;|]+/)
    .filter((part) => part !== '')
    .slice(0, listMax);
}

/** `KB5031356` from it, or from `5031356`; within a title only with its letters. */
function updatesIn(text: string | undefined, isTitle = false): readonly string[] | undefined {
  const pattern = isTitle ? /\bKB ?(\d{6,7})\b/gi : /\b(?:KB ?)?(\d{6,7})\b/gi;
  const numbers = [...(text ?? '').slice(0, 5000).matchAll(pattern)].map(([, number = '']) => `KB${number}`);
  return numbers.length === 0 ? undefined : [...new Set(numbers)].slice(0, listMax);
}

/** Reports mark with an asterisk, or with a word. */
function isMarked(cell: string | undefined): boolean {
  return cell !== undefined && !/^(0|no|false|-)$/i.test(cell);
}

/** What tools write of an update that is there, or that nobody needs; all else is missing. */
function stateOf(row: TableRow, status: string | undefined): 'installed' | 'not needed' | 'missing' {
  if (isMarked(row.cell('installed'))) return 'installed';
  if (row.has('needed') && !isMarked(row.cell('needed'))) return 'not needed';
  // A list that says when, and nothing else, is of what is there: that of PowerShell's Get-HotFix.
  if (row.has('installedOn') && !row.has('status') && !row.has('needed')) return 'installed';
  const stated = status?.trim().toLowerCase() ?? '';
  if (/^(is |update is )?(already )?(installed|compliant|success|succeeded|patched|up to date|yes)\b/.test(stated))
    return 'installed';
  if (/\bnot (applicable|required|needed)\b|^superseded$|^n\/a$/.test(stated)) return 'not needed';
  return 'missing';
}
