// How some vendors write versions into CVE records otherwise than the format means it, put into its words.
import { textOf, type JsonRecord } from '#core/kernel/json.ts';
import { withinBrowser, withShortYears } from '#sources/cve/acrobat.ts';
import { fortinetEntries } from '#sources/cve/fortinet.ts';

interface Habit {
  readonly vendor: RegExp;
  readonly plain: (entries: readonly JsonRecord[]) => readonly JsonRecord[];
}

const habits: readonly Habit[] = [
  // Citrix states the release and the build within it: 14.1 before 25.53 is before 14.1-25.53.
  { vendor: /^(?:citrix|netscaler)$/i, plain: withinReleases },
  // Palo Alto Networks, Juniper and VMware name a whole line of releases by its first two numbers.
  { vendor: /^(?:palo alto networks|juniper networks|vmware)\b/i, plain: (entries) => entries.map(wholeLine) },
  // Acrobat's tracks have two digits of their year, and four in older records.
  { vendor: /^adobe\b/i, plain: (entries) => entries.map(withShortYears) },
  // A dot is written twice in some builds: 10.0.20348..2762.
  { vendor: /^microsoft\b/i, plain: (entries) => entries.map((one) => mapTexts(one, withSingleDots)) },
];

/** The version entries as their vendor means them. */
export function plainEntries(vendor: string, entries: readonly JsonRecord[]): readonly JsonRecord[] {
  return habits.find((habit) => habit.vendor.test(vendor))?.plain(entries) ?? entries;
}

const bounds = ['lessThan', 'lessThanOrEqual'] as const;

/** So many editions of one release are told apart; a list of more is no list of editions. */
const editionsMax = 20;

function withinReleases(entries: readonly JsonRecord[]): readonly JsonRecord[] {
  const whole = entries.map(withinRelease);
  const editions = new Map<string, JsonRecord[]>();
  for (const entry of whole) {
    for (const release of releasesOf(entry)) {
      const known = editions.get(release);
      if (known === undefined) editions.set(release, [entry]);
      else known.push(entry);
    }
  }
  return whole.map((entry) => {
    const release = textOf(entry['version'])?.trim() ?? '';
    const own = editions.get(release.toLowerCase()) ?? [];
    return own.length === 0 || own.length > editionsMax ? entry : { ...entry, changes: besides(release, own) };
  });
}

function withinRelease(entry: JsonRecord): JsonRecord {
  const version = textOf(entry['version'])?.trim() ?? '';
  if (textOf(entry['versionType'])?.toLowerCase() !== 'patch' || !/^\d/.test(version)) return entry;
  const whole: Record<string, unknown> = { ...entry };
  for (const member of bounds) {
    const bound = textOf(entry[member])?.trim();
    const isWithin = bound !== undefined && /^(?:CU)?\d/i.test(bound) && !bound.startsWith(version);
    if (isWithin) whole[member] = `${version}-${bound}`;
  }
  return whole;
}

/** `13.1-FIPS` is an edition of 13.1, with builds of its own. */
function releasesOf(entry: JsonRecord): readonly string[] {
  const version = (textOf(entry['version'])?.trim() ?? '').toLowerCase().slice(0, versionCharactersMax);
  return [...version.matchAll(/(?<=.)-(?=[a-z])/g)].map(({ index }) => version.slice(0, index));
}

/** Nobody writes a longer one. */
const versionCharactersMax = 100;

/** The release's own builds stand behind its editions, of which each is held to its own bound. */
function besides(release: string, editions: readonly JsonRecord[]): readonly JsonRecord[] {
  const told = editions.flatMap((edition) => [
    { at: textOf(edition['version'])?.trim() ?? '', status: 'affected' },
    { at: textOf(edition['lessThan']) ?? '', status: 'unaffected' },
  ]);
  return [...told, { at: `${release}-0.1`, status: 'affected' }];
}

function wholeLine(entry: JsonRecord): JsonRecord {
  const version = textOf(entry['version'])?.trim() ?? '';
  const isSingle = bounds.every((member) => textOf(entry[member]) === undefined);
  return isSingle && /^\d{1,3}\.\d{1,2}$/.test(version) ? { ...entry, lessThanOrEqual: `${version}.*` } : entry;
}

function mapTexts(entry: JsonRecord, plain: (text: string) => string): JsonRecord {
  const whole: Record<string, unknown> = { ...entry };
  for (const member of ['version', ...bounds]) {
    const text = textOf(entry[member]);
    if (text !== undefined) whole[member] = plain(text.trim());
  }
  return whole;
}

function withSingleDots(text: string): string {
  return text.replace(/\.{2,}/g, '.');
}

/** The entries that an entry of its vendor stands for; a vendor's name that some records misspell is put right. */
export function plainAffected(affected: JsonRecord): readonly JsonRecord[] {
  const vendor = textOf(affected['vendor'])?.trim() ?? '';
  if (vendor === 'NetSclaer') return [{ ...affected, vendor: 'NetScaler' }];
  if (/^adobe\b/i.test(vendor)) return [withinBrowser(affected)];
  return /^fortinet\b/i.test(vendor) ? fortinetEntries(affected) : [affected];
}

/** Vendors that leave the vendor's place empty put their name before the product's. */
export function vendorBefore(product: string, issuer: string | undefined): string | undefined {
  if (issuer === undefined || issuer.length < 3) return undefined;
  const isNamed = product.toLowerCase().startsWith(issuer.toLowerCase()) && /^[ (®]/.test(product.slice(issuer.length));
  return isNamed ? product.slice(0, issuer.length) : undefined;
}
