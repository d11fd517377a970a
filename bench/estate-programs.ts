// Programs for made hosts: real names from our table of products and from CVE records, in versions about those that records
// name as fixed; and the builds of Windows that came out month by month.
import { desktop } from '#core/components/products/desktop.ts';
import { readTable } from '#core/components/products/known-product.ts';
import { microsoft } from '#core/components/products/microsoft.ts';
import { offices } from '#core/components/products/offices.ts';
import { remoteAccess } from '#core/components/products/remote-access.ts';
import { securityAgents } from '#core/components/products/security-agents.ts';
import { servers } from '#core/components/products/servers.ts';
import { sharedLines } from '#tests/shared.ts';

/** A fix that a record names: the vulnerability, and the first version that is free of it. */
export interface Fix {
  readonly cve: string;
  readonly version: string;
}

export interface Program {
  readonly name: string;
  readonly vendor: string;
  /** By version, lowest first. */
  readonly fixes: readonly Fix[];
  /** What hosts run: below the fixes, at one, and above. */
  readonly versions: readonly string[];
}

export interface WindowsRelease {
  readonly name: string;
  readonly release: string;
  readonly isServer: boolean;
  /** Builds of the last months, newest first: `19045.5011`. */
  readonly builds: readonly string[];
}

interface CveRecord {
  readonly cveMetadata?: { readonly cveId?: string };
  readonly containers?: { readonly cna?: { readonly affected?: readonly Affected[] } };
}

interface Affected {
  readonly vendor?: string;
  readonly product?: string;
  readonly versions?: readonly { readonly lessThan?: string; readonly status?: string }[];
}

const records = 'data/vulnrichment/cve5-raw.ndjson.gz';
const plainVersion = /^\d{1,5}(\.\d{1,5}){1,3}$/;
const fixesMax = 12;

/** What a host has one of, or none: no program on it. */
const system = /windows|server 20\d\d|linux|macos|mac os|android|\bios\b|ipados|tvos|watchos|fortios|junos|firmware/i;

const clientTables = [desktop, microsoft, offices, remoteAccess, securityAgents];
const serverTables = [servers];

/** Display name and release as management tools write them, and the beginning of the builds. */
const releases = [
  ['Windows 10 Pro', '22H2', '10.0.19045', false],
  ['Windows 11 Pro', '23H2', '10.0.22631', false],
  ['Windows Server 2016 Standard', '1607', '10.0.14393', true],
  ['Windows Server 2019 Standard', '1809', '10.0.17763', true],
  ['Windows Server 2022 Standard', '21H2', '10.0.20348', true],
] as const;

/** What hosts may run; the same at every call. */
export interface Choice {
  /** Twice as many as asked for: those of our own tables first, every second one of no record. */
  readonly onClients: readonly Program[];
  readonly onServers: readonly Program[];
  readonly windows: readonly WindowsRelease[];
}

export function choiceOf(count: number): Choice {
  const fixes = fixesByProduct();
  const windows = releases.map(([name, release, build, isServer]): WindowsRelease => {
    const versions = [...fixes.values()].flatMap(({ all }) => all.map(({ version }) => version));
    const own = [...new Set(versions.filter((version) => version.startsWith(`${build}.`)))].sort(byVersion).reverse();
    return { name, release, isServer, builds: own.slice(0, 6).map((version) => version.slice('10.0.'.length)) };
  });
  return {
    onClients: programsOf(clientTables, fixes, count),
    onServers: programsOf([...serverTables, ...clientTables], fixes, count),
    windows,
  };
}

// oxlint-disable-next-line max-params -- our own names, those of records, and how many
function programsOf(tables: readonly string[], fixes: ReadonlyMap<string, Named>, count: number): readonly Program[] {
  const programs = new Map<string, Program>();
  for (const { product, vendor, names, records: named } of tables.flatMap(readTable)) {
    if (system.test(product)) continue;
    const all = named.flatMap((one) => fixes.get(keyOf(one.vendor, one.product))?.all ?? []);
    programs.set(product, programOf((names[0] ?? '#').includes('#') ? product : (names[0] ?? product), vendor, all));
  }
  // Then what most records name.
  for (const { vendor, product, all } of [...fixes.values()].sort((a, b) => b.all.length - a.all.length)) {
    if (programs.size >= count) break;
    if (!system.test(product) && !programs.has(product)) programs.set(product, programOf(product, vendor, all));
  }
  return [...programs.values()].flatMap((one, index) => [one, ownProgram(index)]);
}

/** Of what runs on a computer, half stands in nobody's records: drivers, parts of other programs, what was made to order. */
function ownProgram(index: number): Program {
  const name = `${words[index % words.length] ?? ''} ${kinds[index % kinds.length] ?? ''} ${index}`;
  return {
    name,
    vendor: `${words[(index * 7) % words.length] ?? ''} Software`,
    fixes: [],
    versions: ['1.0.3', '1.2.0'],
  };
}

const words = [
  'Ledger',
  'Harbor',
  'Granite',
  'Orchard',
  'Beacon',
  'Willow',
  'Summit',
  'Copper',
  'Meadow',
  'Falcon',
  'Tidal',
];
const kinds = [
  'Audio Driver',
  'Payroll',
  'Client',
  'Runtime',
  'Update Agent',
  'Viewer',
  'Plug-in',
  'Language Pack',
  'Console',
];

interface Named {
  readonly vendor: string;
  readonly product: string;
  readonly all: Fix[];
}

function fixesByProduct(): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const { cveMetadata, containers } of sharedLines<CveRecord>(records)) {
    for (const { vendor, product, versions } of containers?.cna?.affected ?? []) {
      if (!isName(vendor) || !isName(product)) continue;
      for (const { lessThan, status } of versions ?? []) {
        if (lessThan === undefined || status !== 'affected' || !plainVersion.test(lessThan)) continue;
        const key = keyOf(vendor, product);
        const named = found.get(key) ?? { vendor, product, all: [] };
        found.set(key, named);
        named.all.push({ cve: cveMetadata?.cveId ?? '', version: lessThan });
      }
    }
  }
  return found;
}

function isName(text: string | undefined): text is string {
  return text !== undefined && /^[\w .+()&-]{2,60}$/.test(text) && !/^n\/?a$/i.test(text);
}

function keyOf(vendor: string, product: string): string {
  return `${vendor}\u0000${product}`.toLowerCase();
}

function programOf(name: string, vendor: string, all: readonly Fix[]): Program {
  const fixes = [...all].sort((a, b) => byVersion(a.version, b.version)).slice(-fixesMax);
  const last = fixes.at(-1)?.version ?? '4.2.0';
  const middle = fixes[fixes.length >> 1]?.version ?? '4.1.7';
  return { name, vendor, fixes, versions: [...new Set([before(middle), before(last), last, after(last)])] };
}

function before(version: string): string {
  const numbers = version.split('.').map(Number);
  const at = numbers.findLastIndex((number) => number > 0);
  return numbers.map((number, index) => (index === at ? number - 1 : number)).join('.');
}

function after(version: string): string {
  return version.replace(/\d+$/, (number) => String(Number(number) + 1));
}

/** By numbers: all of them are such. */
export function byVersion(one: string, other: string): number {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
