// Which column is which in a list of assets: by its heading, else by a word in it, else by what it holds.
import type { ColumnQuestion } from '#core/components/estate-reading.ts';
import { assetColumns, type AssetColumn } from '#core/formats/assets-csv/columns.ts';
import { findColumns, foldHeading, type FoundColumns, type ToldHeadings } from '#core/formats/bases/headings.ts';

/** Headings that name a host in one list and a product in the next. */
const ambiguous: ReadonlySet<string> = new Set(['name', 'nom', 'nombre', 'bezeichnung']);

/** Any of these columns says what the list is of. */
export const subjects: readonly AssetColumn[] = [
  'host',
  'address',
  'serial',
  'tag',
  'product',
  'model',
  'os',
  'purl',
  'cpe',
];

/**
 * Headings of findings: a scanner's report that no format knows must not be taken for a list of what runs, its findings
 * passed over.
 */
const findings =
  /^(cve|cves|cveids?|cvenumber|vulnerability(id|name|ids)?|vulnerabilities|findingid|findingname|issueid|qid|pluginid|advisoryid|cwe|cweid)$|^cvss|severity$/;

/** The columns that their headings name; `undefined` where the row is not the heading of a list of assets. */
export function findAssetColumns(folded: readonly string[], told: ToldHeadings): FoundColumns | undefined {
  if (folded.some((heading) => findings.test(heading) && !told.has(heading))) return undefined;
  const at = new Map(findColumns(assetColumns, folded, told));
  const guessed = new Set<string>();
  settleName(at, guessed, folded, told);
  if (at.size < 2 || !subjects.some((column) => at.has(column))) return undefined;
  return { at, guessed };
}

/** `Name` is the host's beside a product, and the product's beside a host or a version. */
function settleName(
  at: Map<string, number>,
  guessed: Set<string>,
  folded: readonly string[],
  told: ToldHeadings,
): void {
  const index = nameIndex(at, folded, told);
  if (index === undefined) return;
  const isSoftware = looksLikeSoftware(at);
  const isHost = at.get('host') === index;
  if (isHost && (at.has('product') || !isSoftware)) return;
  if (isHost) at.delete('host');
  const column = isSoftware ? 'product' : 'host';
  if (at.has(column)) return;
  at.set(column, index);
  guessed.add(column);
}

function nameIndex(at: ReadonlyMap<string, number>, folded: readonly string[], told: ToldHeadings): number | undefined {
  const host = at.get('host');
  const index =
    host !== undefined && ambiguous.has(folded[host] ?? '')
      ? host
      : folded.findIndex((heading) => ambiguous.has(heading));
  return index < 0 || told.has(folded[index] ?? '') ? undefined : index;
}

function looksLikeSoftware(at: ReadonlyMap<string, number>): boolean {
  const hasDevice = at.has('model') || at.has('os') || at.has('firmware') || at.has('serial');
  return !hasDevice && (at.has('version') || at.has('publisher'));
}

/** Words that say what a column holds, in folded headings; the first that fits counts. */
const words: readonly (readonly [AssetColumn, RegExp])[] = [
  ['osVersion', /^(?:os|operatingsystem|betriebssystem)\w*(?:version|build)/],
  ['firmware', /firmw|^fw|fwver/],
  ['version', /version|rev$|revision$|^swver|^softwarever|^ver$|softwarestand|release$/],
  ['address', /ipaddr|ipadr|^ipv?4?$|adresseip|direccionip/],
  ['vendor', /vendor|manufactur|hersteller|fabricant|fabricante|constructeur/],
  ['os', /^os$|operatingsystem|betriebssystem|systemedexploitation|sistemaoperativo/],
  ['model', /model/],
  [
    'exposed',
    /(?:exposed|reachable|facing|accessible|visible|erreichbar|accesible).*(?:internet|public)|(?:internet|public).*(?:exposed|reachable|facing|accessible|erreichbar)/,
  ],
  ['host', /host|computer|device|machine|rechner|gerat|appareil|ordinateur|equipo|dispositivo|assetname|nodename/],
  ['product', /product|software|application|program|produkt|anwendung|logiciel|aplicacion/],
];

/** Columns that speak of something else by the same words: `Device owner`, `Software license key`, `OS install date`. */
const otherwise =
  /latest|available|target|required|minimum|recommended|owner|user|date|time|count|key|status|state|size|path|guid|uuid|price|cost|licen|lizenz|besitz|benutzer|datum|anzahl|complian|group|gruppe|category|policy|join|encrypt|manag|enrol|regist|phone|support/;

/** Lines that are looked at for what their columns hold. */
const sampleRowsMax = 50;

/** Adds what can be guessed where headings say nothing: from their words, then from what the columns hold. */
export function guessColumns(
  { at, guessed }: FoundColumns,
  folded: readonly string[],
  rows: readonly (readonly string[])[],
  told: ToldHeadings,
): FoundColumns {
  const columns = new Map(at);
  const guesses = new Set(guessed);
  const taken = new Set(at.values());
  const guess = (column: AssetColumn, index: number): void => {
    columns.set(column, index);
    guesses.add(column);
    taken.add(index);
  };
  const isFree = (index: number): boolean => !taken.has(index) && !told.has(folded[index] ?? '');
  for (const [index, heading] of folded.entries()) {
    if (heading === '' || !isFree(index) || otherwise.test(heading)) continue;
    const column = words.find(([, pattern]) => pattern.test(heading))?.[0];
    if (column !== undefined && !columns.has(column)) guess(column, index);
  }
  for (const [column, pattern] of contents) {
    if (columns.has(column)) continue;
    const index = folded.findIndex((_, at) => isFree(at) && holdsMostly(rows, at, pattern));
    if (index >= 0) guess(column, index);
  }
  return { at: columns, guessed: withoutSaid(guesses, columns, folded) };
}

/** A heading `Windows` over names of Windows says the same as what it holds. */
function withoutSaid(
  guessed: ReadonlySet<string>,
  at: ReadonlyMap<string, number>,
  folded: readonly string[],
): ReadonlySet<string> {
  return folded[at.get('os') ?? -1] === 'windows' ? new Set([...guessed].filter((one) => one !== 'os')) : guessed;
}

const contents: readonly (readonly [AssetColumn, RegExp])[] = [
  ['os', /^(?:microsoft )?win(?:dows)?(?: server| xp| vista| nt)? ?\d/i],
  ['address', /^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$/],
  ['mac', /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i],
  // Two points at least: prices and sizes have one.
  ['version', /^[vV]?\d{1,5}(?:\.\d{1,6}){2,3}(?:[-+_ ]?[0-9A-Za-z.]{1,20})?$/],
];

function holdsMostly(rows: readonly (readonly string[])[], index: number, pattern: RegExp): boolean {
  const cells = rows.slice(0, sampleRowsMax).map((row) => row[index]?.trim() ?? '');
  const filled = cells.filter((cell) => cell !== '');
  const fitting = filled.filter((cell) => cell.length <= 60 && pattern.test(cell));
  // Three cells, or all there are: a single number is no pattern.
  return fitting.length >= Math.min(3, Math.max(1, rows.length)) && fitting.length >= 0.8 * filled.length;
}

/** Without which little can be told of what a list names. */
const sought: readonly AssetColumn[] = ['version'];

/** What to ask: each guess, and what is sought and in none of the columns. */
export function openColumns(
  { at, guessed }: FoundColumns,
  headings: readonly string[],
  told: ToldHeadings,
): readonly ColumnQuestion[] {
  const read = new Set(at.values());
  const unread = headings.filter((heading, index) => {
    const folded = foldHeading(heading);
    return folded !== '' && !read.has(index) && !told.has(folded);
  });
  const asked = [...guessed].map((meaning) => {
    const guess = headings[at.get(meaning) ?? -1] ?? '';
    return { meaning, guess, candidates: [guess, ...unread] };
  });
  const missing = sought.filter((column) => !at.has(column) && !at.has('firmware') && !at.has('osVersion'));
  // A computer's model has no version that matters.
  if (unread.length === 0 || !(at.has('product') || (at.has('model') && !at.has('os')))) return asked;
  return [...asked, ...missing.map((meaning) => ({ meaning, guess: undefined, candidates: unread }))];
}
