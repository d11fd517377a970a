// The truth about made hosts, computed from raw CVE and KEV records alone, by other code than that under test.
import { sharedLines } from '#tests/shared.ts';

/** What a record says of one version: affected, not affected, or open: neither can be told, or the record is silent. */
export type Truth = 'affected' | 'not affected' | 'open' | 'silent';

interface RawVersion {
  readonly version?: string;
  readonly status?: string;
  readonly lessThan?: string;
  readonly lessThanOrEqual?: string;
  readonly versionType?: string;
  readonly changes?: readonly { readonly at: string; readonly status: string }[];
}

export interface RawAffected {
  readonly vendor?: string;
  readonly product?: string;
  readonly defaultStatus?: string;
  readonly platforms?: readonly string[];
  readonly versions?: readonly RawVersion[];
}

export interface RawCve {
  readonly cveMetadata: { readonly cveId: string; readonly assignerShortName?: string; readonly state: string };
  readonly containers: {
    readonly cna?: { readonly affected?: readonly RawAffected[] };
    readonly adp?: readonly { readonly affected?: readonly RawAffected[] }[];
  };
}

export const rawFile = 'data/vulnrichment/cve5-raw.ndjson.gz';

/** Published records that nobody but their CNA says versions in: what others add is not for this test to judge. */
export function rawRecords(): readonly RawCve[] {
  return sharedLines<RawCve>(rawFile).filter(({ cveMetadata }) => cveMetadata.state === 'PUBLISHED');
}

/** All entries of each CVE by product, as its CNA writes them. */
export function entriesBy(
  records: readonly RawCve[],
  productOf: (entry: RawAffected) => string | undefined,
): ReadonlyMap<string, ReadonlyMap<string, readonly RawAffected[]>> {
  const products = new Map<string, Map<string, RawAffected[]>>();
  for (const { cveMetadata, containers } of records) {
    for (const entry of containers.cna?.affected ?? []) {
      const product = productOf(entry);
      if (product === undefined) continue;
      const byCve = products.get(product) ?? new Map<string, RawAffected[]>();
      products.set(product, byCve);
      byCve.set(cveMetadata.cveId, [...(byCve.get(cveMetadata.cveId) ?? []), entry]);
    }
  }
  return products;
}

/** CVEs on which a publisher beside the CNA lists products, whose statements count too. */
export function withOthers(records: readonly RawCve[]): ReadonlySet<string> {
  return new Set(
    records
      .filter(({ containers }) => containers.adp?.some(({ affected = [] }) => affected.length > 0) === true)
      .map(({ cveMetadata }) => cveMetadata.cveId),
  );
}

/** Numbers of a version, compared one by one; a missing one is zero. */
export type Numbers = readonly number[];

export function compareNumbers(a: Numbers, b: Numbers): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** How a vendor's versions are read by this test: numbers in their order, or nothing where the text is another. */
export type Read = (text: string) => Numbers | undefined;

export const dotted: Read = (text) =>
  /^\d{1,6}(?:\.\d{1,6}){1,4}$/.test(text) ? text.split('.').map(Number) : undefined;

/** `10.2.7-h8` */
export const panOs: Read = (text) => {
  const found = /^(\d+)\.(\d+)(?:\.(\d+))?(?:-h(\d+))?$/.exec(text);
  return found === null ? undefined : found.slice(1, 5).map((part) => Number(part ?? 0));
};

/** `21.2R3-S5`; `21.2` stands before its first release. */
export const junos: Read = (text) => {
  if (text === '0') return [0];
  const found = /^(\d+)\.(\d+)(?:R(\d+)(?:-S(\d+))?)?$/.exec(text);
  return found === null ? undefined : found.slice(1, 5).map((part) => Number(part ?? 0));
};

/** `ESXi80U2sb-23305545`: update 2 of 8.0 in that build; `8.0.2 build-23305545` on the host. */
export const esxi: Read = (text) => {
  if (/^\d\.\d$/.test(text.trim())) return text.trim().split('.').map(Number);
  const found = /^ESXi(\d)(\d)(?:U(\d))?[a-z]*-(\d+)$/.exec(text) ?? /^(\d)\.(\d)\.(\d) build-(\d+)$/.exec(text);
  return found === null ? undefined : found.slice(1, 5).map((part) => Number(part ?? 0));
};

/** `5.1.6.2722 build 20240402`; `5.1.x` is where its line begins. */
export const qts: Read = (text) => {
  const line = /^(\d+)\.(\d+)\.[x*]$/.exec(text);
  if (line !== null) return line.slice(1).map(Number);
  const found = /^(\d+)\.(\d+)\.(\d+)\.(\d+) build (\d+)$/.exec(text);
  return found === null ? undefined : found.slice(1).map(Number);
};

/** `14.1-25.53` */
export const netScaler: Read = (text) => {
  const found = /^(\d+)\.(\d+)-(\d+)\.(\d+)$/.exec(text);
  return found === null ? undefined : found.slice(1).map(Number);
};

/** What all entries of one CVE say of a version, together; open where one of them is not of a plain shape. */
export function truthOf(entries: readonly RawAffected[], version: Numbers, read: Read): Truth {
  const said = entries.map((entry) => truthOfEntry(entry, version, read));
  if (said.includes('affected')) return 'affected';
  return said.includes('open') ? 'open' : 'not affected';
}

function truthOfEntry({ versions = [], defaultStatus }: RawAffected, version: Numbers, read: Read): Truth {
  if (defaultStatus === 'affected') return 'open';
  let isOpen = versions.length === 0;
  for (const one of versions) {
    const inside = isInside(one, version, read);
    if (inside === undefined) isOpen = true;
    else if (inside && one.status === 'affected') return 'affected';
    else if (one.status === 'unknown') isOpen = true;
  }
  // A list of single versions, and no word on the others, leaves these open.
  if (defaultStatus !== 'unaffected' && versions.every((one) => boundOf(one) === undefined)) return 'open';
  return isOpen ? 'open' : 'not affected';
}

function boundOf({ lessThan, lessThanOrEqual }: RawVersion): string | undefined {
  return lessThan ?? lessThanOrEqual;
}

/** `undefined`: not of a plain shape. */
function isInside(one: RawVersion, version: Numbers, read: Read): boolean | undefined {
  const bound = boundOf(one);
  const from = read(one.version ?? '');
  if (bound === undefined) {
    if (from === undefined) return undefined;
    const isLine = (read === panOs || read === junos || read === esxi) && /^\d+\.\d+$/.test(one.version ?? '');
    return compareNumbers(isLine ? from.slice(0, 2) : from, isLine ? version.slice(0, 2) : version) === 0;
  }
  const to = bound === '*' ? [Infinity] : read(bound);
  if (from === undefined || to === undefined || (one.changes ?? []).some(({ at }) => at !== bound)) return undefined;
  const order = compareNumbers(from, to);
  if (order > 0 || (order === 0 && one.lessThan !== undefined)) return undefined;
  const above = compareNumbers(version, from) >= 0;
  const below = compareNumbers(version, to);
  return above && (one.lessThan === undefined ? below <= 0 : below < 0);
}

/** Of a version's last number: one less, itself, one more. */
export function around(version: Numbers): readonly Numbers[] {
  const head = version.slice(0, -1);
  const last = version.at(-1) ?? 0;
  return [...(last > 0 ? [[...head, last - 1]] : []), version, [...head, last + 1]];
}

/** Counts of how verdicts stand to the truth. */
export interface Score {
  right: number;
  missed: number;
  wrong: number;
  /** The truth is known, and the verdict is "cannot tell". */
  untold: number;
  /** The truth is open, and the verdict says so, or nothing. */
  open: number;
  readonly examples: string[];
}

export function newScore(): Score {
  return { right: 0, missed: 0, wrong: 0, untold: 0, open: 0, examples: [] };
}

/** @param verdict `undefined` where nothing at all was said */
export function tally(score: Score, truth: Truth, verdict: string | undefined, told: string): void {
  const example = (kind: string): void => {
    if (score.examples.length < 12) score.examples.push(`${kind}: ${told}`);
  };
  if (truth === 'open') {
    if (verdict === undefined) {
      score.missed += 1;
      example('silent on what is open');
    } else score.open += 1;
  } else if (truth === 'affected') {
    if (verdict === 'affected') score.right += 1;
    else if (verdict === 'unknown') {
      score.untold += 1;
      example('untold');
    } else {
      score.missed += 1;
      example(`missed (${verdict ?? 'silent'})`);
    }
  } else if (verdict === 'affected') {
    score.wrong += 1;
    example('wrong');
  } else if (verdict === 'unknown') {
    score.untold += 1;
    example('untold');
  } else score.right += 1;
}
