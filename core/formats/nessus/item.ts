// One result of one plugin on one host, as XML and CSV both tell it, and what it means.
import type { ScanSeverity, ScanStatement } from '#core/components/scan-statement.ts';
import { installedOf } from '#core/formats/nessus/installed.ts';
import { programsOf } from '#core/formats/nessus/programs.ts';
import { runsUnsupported, unsupportedWindowsPlugin } from '#core/formats/nessus/unsupported-windows.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { runs } from '#core/formats/bases/stated-system.ts';
import { severityOf, vulnerabilitiesIn, webAddressesIn } from '#core/formats/bases/scan-words.ts';
import type { Day } from '#core/kernel/days.ts';

export interface NessusItem {
  readonly plugin: string;
  readonly title: string;
  readonly family: string;
  /** A number from 0 to 4, or a word. */
  readonly severity: string | undefined;
  /** `Active`, `Fixed`, `Resurfaced`, `New`, where it is told. */
  readonly state: string | undefined;
  /** Texts in which CVE names stand. */
  readonly cve: string | undefined;
  readonly cpes: readonly string[];
  readonly solution: string | undefined;
  readonly output: string | undefined;
  readonly place: string | undefined;
  readonly seeAlso: string | undefined;
  readonly seenOn: Day | undefined;
  /** For an audit of settings: which one, and `PASSED`, `FAILED`, `WARNING` or `ERROR`. */
  readonly check: string | undefined;
  readonly result: string | undefined;
}

const levels: ReadonlyMap<string, ScanSeverity> = new Map([
  ['0', 'none'],
  ['1', 'low'],
  ['2', 'medium'],
  ['3', 'high'],
  ['4', 'critical'],
]);

/** Families of plugins that look at settings, not at flaws. */
const settings: ReadonlySet<string> = new Set(['policy compliance', 'http security header', 'default unix accounts']);

/** States what the item says, and installs what it names. */
export function tell(item: NessusItem, host: ScanHost, report: ScanReport): void {
  if (item.plugin === '19506') report.tool ??= toolOf(item.output);
  describe(item, host);
  installedOf(item, host);
  const severity = item.result === undefined ? levelOf(item.severity) : levelOfResult(item.result);
  const kind = kindOf(item, severity);
  for (const { component, fixedIn, path } of programsOf(item, host)) {
    // A result that is only information names what runs only where it tells its version.
    const named = kind === 'information' && component?.version === undefined ? undefined : component;
    host.state({
      component: named === undefined ? undefined : host.install(named),
      kind,
      id: report.keep(item.check === undefined ? `Nessus ${item.plugin}` : `Nessus ${item.plugin} ${item.check}`),
      vulnerabilities: vulnerabilitiesIn(item.cve).map((name) => report.keep(name)),
      stance: stanceOf(item),
      title: report.keep(item.check ?? item.title),
      severity,
      solution: report.keep(solutionOf(item.solution)),
      evidence: item.output,
      fixedIn,
      place: withPath(item.place, path),
      seenOn: item.seenOn ?? host.seenOn,
      references: webAddressesIn(item.seeAlso).map((address) => report.keep(address)),
    });
  }
}

/** A guess from the network is none that versions can be compared with; what was read with credentials is. */
const confidenceMin = 90;

/** Plugins that say what the host runs: 11936, OS Identification; 93962, Microsoft Security Rollup Enumeration; 108797. */
function describe({ plugin, output = '' }: NessusItem, host: ScanHost): void {
  const text = output.slice(0, 10_000);
  if (plugin === '11936') {
    const confidence = Number(/^\s*Confidence level\s*:\s*(\d{1,3})\s*$/m.exec(text)?.[1] ?? '0');
    const system = /^\s*Remote operating system\s*:\s*(\S.*)$/m.exec(text)?.[1];
    if (confidence >= confidenceMin) runs(host, system);
  }
  if (plugin === unsupportedWindowsPlugin) runsUnsupported(host, text);
  // The file that it looks at is replaced by every cumulative update, and bears the system's build.
  if (plugin === '93962') host.kernel = /^\s*File version\s*:\s*(10\.0\.\d{5}\.\d{1,5})\s*$/m.exec(text)?.[1];
  host.learnBuild(text);
}

function levelOf(text: string | undefined): ScanSeverity {
  return levels.get(text?.trim() ?? '') ?? severityOf(text) ?? 'unknown';
}

/** Nessus rates no setting; `WARNING` asks a person to look. */
function levelOfResult(result: string): ScanSeverity {
  return /^(PASSED|INFO)$/i.test(result) ? 'none' : 'unknown';
}

function kindOf(item: NessusItem, severity: ScanSeverity): ScanStatement['kind'] {
  if (item.result !== undefined) return 'misconfiguration';
  if (severity === 'none') return 'information';
  return settings.has(item.family.toLowerCase()) && item.cve === undefined ? 'misconfiguration' : 'vulnerability';
}

function stanceOf({ state, result }: NessusItem): ScanStatement['stance'] {
  if (result !== undefined) {
    if (/^(PASSED|INFO)$/i.test(result)) return 'not affected';
    return /^FAILED$/i.test(result) ? 'affected' : 'under investigation';
  }
  return /^(fixed|mitigated)$/i.test(state ?? '') ? 'fixed' : 'affected';
}

function solutionOf(text: string | undefined): string | undefined {
  const plain = text?.trim() ?? '';
  return /^(n\/?a|)$/i.test(plain) ? undefined : plain;
}

function withPath(port: string | undefined, path: string | undefined): string | undefined {
  return port === undefined || path === undefined ? (port ?? path) : `${port} ${path}`;
}

function toolOf(output: string | undefined): string | undefined {
  const version = /Nessus version\s*:\s*(\d[\w.]*)/.exec(output?.slice(0, 10_000) ?? '')?.[1];
  return version === undefined ? undefined : `Nessus ${version}`;
}
