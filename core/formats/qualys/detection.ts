// One detection on one host, as XML and CSV both tell it, and what it means.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanSeverity, ScanStatement } from '#core/components/scan-statement.ts';
import { installProgram } from '#core/formats/bases/listed-program.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { severityOf, vulnerabilitiesIn, webAddressesIn } from '#core/formats/bases/scan-words.ts';
import { packageComponent } from '#core/formats/bases/seen-component.ts';
import { distributionOf } from '#core/formats/bases/stated-system.ts';
import { endedIn } from '#core/formats/qualys/ended.ts';
import type { Day } from '#core/kernel/days.ts';

/** What Qualys knows of a QID, wherever it is found. */
export interface QualysEntry {
  readonly title: string | undefined;
  /** From 1 to 5, or a word. */
  readonly severity: string | undefined;
  readonly category: string | undefined;
  readonly solution: string | undefined;
  /** Texts in which CVE names stand. */
  readonly cves: string | undefined;
  /** Texts in which addresses stand. */
  readonly references: string | undefined;
}

/** Where it was found. */
export interface QualysDetection {
  readonly qid: string;
  /** `Vuln`, `Practice` or `Potential`, `Ig` or `Info`. */
  readonly type: string | undefined;
  /** `New`, `Active`, `Re-Opened`, `Fixed`. */
  readonly status: string | undefined;
  readonly result: string | undefined;
  readonly place: string | undefined;
  readonly seenOn: Day | undefined;
}

/** Qualys calls them minimal, medium, serious, critical and urgent; these are the words that its own reports map them to. */
const levels: ReadonlyMap<string, ScanSeverity> = new Map([
  ['1', 'low'],
  ['2', 'low'],
  ['3', 'medium'],
  ['4', 'high'],
  ['5', 'critical'],
]);

/** States what the detection says, and installs what it names. */
export function tell(detection: QualysDetection, entry: QualysEntry, host: ScanHost, report: ScanReport): void {
  const kind = kindOf(detection);
  const base: Omit<Parameters<ScanHost['state']>[0], 'component' | 'fixedIn'> = {
    kind,
    id: report.keep(`QID ${detection.qid}`),
    vulnerabilities: vulnerabilitiesIn(entry.cves).map((name) => report.keep(name)),
    stance: /^fixed$/i.test(detection.status ?? '') ? 'fixed' : 'affected',
    title: report.keep(entry.title ?? `QID ${detection.qid}`),
    severity: kind === 'information' ? 'none' : levelOf(entry.severity),
    solution: report.keep(plainText(entry.solution)),
    evidence: report.keep(evidenceOf(detection)),
    place: report.keep(detection.place),
    seenOn: detection.seenOn,
    references: webAddressesIn(entry.references).map((address) => report.keep(address)),
  };
  const seen = kind === 'information' ? [] : packagesIn(detection.result, host);
  if (kind === 'information') installListed(detection, host, report);
  // One update mends all packages of a detection: it is told of the first, and all of them run on the host.
  const [first] = seen.map(({ component, fixedIn }) => ({ component: host.install(component), fixedIn }));
  const other = kind === 'information' ? undefined : endedIn(entry.title, host);
  host.state({ ...base, ...(first ?? { component: other ?? systemOf(entry, host), fixedIn: [] }) });
}

function levelOf(text: string | undefined): ScanSeverity {
  return levels.get(text?.trim() ?? '') ?? severityOf(text) ?? 'unknown';
}

export function kindOf({ type }: QualysDetection): ScanStatement['kind'] {
  return /^(ig|info|information( gathered)?)$/i.test(type ?? '') ? 'information' : 'vulnerability';
}

/** Practices are flaws that Qualys could not confirm: whoever reads it must know. */
function evidenceOf({ type, result }: QualysDetection): string | undefined {
  const text = plainText(result);
  if (!/^(practice|potential)/i.test(type ?? '')) return text;
  return ['Type: potential, not confirmed', text].filter((one) => one !== undefined).join('\n');
}

/** An operating system's own flaws are flaws of that component. */
function systemOf({ category }: QualysEntry, host: ScanHost): StatedComponent | undefined {
  return /^windows$/i.test(category ?? '') && host.system?.vendor === 'Microsoft' ? host.system : undefined;
}

const rowsMax = 20_000;

function rowsOf(result: string | undefined): readonly (readonly string[])[] {
  const lines = result?.slice(0, 4_000_000).split(/\r?\n/, rowsMax) ?? [];
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** `Package	Installed Version	Required Version`: one component a line, with the version that mends it. */
function packagesIn(
  result: string | undefined,
  host: ScanHost,
): readonly { readonly component: StatedComponent; readonly fixedIn: readonly string[] }[] {
  const [heading = [], ...rows] = rowsOf(result);
  const at = (pattern: RegExp): number => heading.findIndex((cell) => pattern.test(cell));
  const [name, installed, required] = [at(/^package/i), at(/^installed version/i), at(/^required version/i)];
  if (name < 0 || installed < 0) return [];
  const distribution = distributionOf(host.systemText ?? '');
  return rows.flatMap((row) => {
    const [what, version, mended] = [row[name] ?? '', row[installed] ?? '', row[required] ?? ''];
    if (what === '' || version === '') return [];
    return { component: packageComponent(distribution, what, version), fixedIn: mended === '' ? [] : [mended] };
  });
}

/** Lists of what is installed: QIDs 90235 (programs on Windows) and 45141 (packages on Unix). */
function installListed({ qid, result }: QualysDetection, host: ScanHost, report: ScanReport): void {
  if (qid !== '90235' && qid !== '45141') return;
  const [heading = [], ...rows] = rowsOf(result);
  const at = (pattern: RegExp): number => heading.findIndex((cell) => pattern.test(cell));
  const [name, version, maker] = [
    at(/^(display name|package( name)?|name)$/i),
    at(/version/i),
    at(/^(publisher|vendor)$/i),
  ];
  const distribution = distributionOf(host.systemText ?? '');
  for (const row of rows) {
    const [what, stated, vendor] = [row[name], row[version], row[maker]].map(found);
    if (what === undefined) continue;
    if (distribution !== undefined) host.install(packageComponent(distribution, what, stated));
    else installProgram({ name: what, version: stated, vendor }, host);
    if (stated === undefined) report.tally.add('version is missing; the component is kept', what);
  }
}

/** Qualys writes so what the registry does not hold. */
function found(cell: string | undefined): string | undefined {
  return cell === undefined || cell === '' || /^not found$/i.test(cell) ? undefined : cell;
}

const htmlCharactersMax = 50_000;

/** Qualys writes its texts in HTML: paragraphs, lines and links. */
function plainText(html: string | undefined): string | undefined {
  if (html === undefined || html === 'N/A' || html === '-') return undefined;
  // Longer than any text of Qualys' own: it is cut, and counted, as it stands.
  if (html.length > htmlCharactersMax || !html.includes('<')) return html;
  return html
    .replace(/<a\s[^>]{0,500}?href\s{0,5}=\s{0,5}["']?\s{0,5}(https?:[^\s"'>]{1,500})[^>]{0,200}>/gi, ' $1 ')
    .replace(/<(?:br|p|\/p|li|tr|dd|dt)\b[^>]{0,200}>/gi, '\n')
    .replace(/<\/?[a-z][^>]{0,500}>/gi, '')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
