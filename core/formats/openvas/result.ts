// One result of one test on one host, as XML and CSV both tell it, and what it means.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanSeverity, ScanStatement } from '#core/components/scan-statement.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { severityOf, severityOfScore, vulnerabilitiesIn, webAddressesIn } from '#core/formats/bases/scan-words.ts';
import { foundIn, versionsIn, type Found } from '#core/formats/bases/scan-output.ts';
import { componentOfCpe, packageComponent, partOfCpe, seenComponent } from '#core/formats/bases/seen-component.ts';
import { distributionOf } from '#core/formats/bases/stated-system.ts';
import type { Day } from '#core/kernel/days.ts';

export interface OpenVasResult {
  /** The test's number (`1.3.6.1.4.1.25623.1.0.100111`), or a CVE where products are looked up by CPE. */
  readonly test: string;
  readonly title: string;
  readonly family: string;
  readonly threat: string | undefined;
  readonly score: string | undefined;
  readonly solution: string | undefined;
  /** What the test saw. */
  readonly output: string | undefined;
  /** The product that another test found, by which this one judged. */
  readonly product: string | undefined;
  readonly cves: string | undefined;
  readonly references: string | undefined;
  readonly place: string | undefined;
  readonly seenOn: Day | undefined;
}

/** Whether it is the number of a test; messages of the scanner have none, or `0`. */
export function isTest(text: string): boolean {
  return text.length <= 100 && /^(\d+(\.\d+)+|CVE-\d{4}-\d+)$/i.test(text);
}

/** States what the result says, and installs what it names. */
export function tell(result: OpenVasResult, host: ScanHost, report: ScanReport): void {
  const severity = severityOfResult(result);
  const isNews = severity === 'none' && !/^false positive$/i.test(result.threat ?? '');
  host.learnBuild(result.output);
  const { component, fixedIn } = programOf(result, host);
  const isCve = /^CVE-/i.test(result.test);
  host.state({
    component: component && host.install(component),
    kind: kindOf(result, isNews),
    id: report.keep(isCve ? result.test.toUpperCase() : `OpenVAS ${result.test}`),
    vulnerabilities: vulnerabilitiesIn(`${result.test}\n${result.cves ?? ''}`).map((name) => report.keep(name)),
    stance: /^false positive$/i.test(result.threat ?? '') ? 'not affected' : 'affected',
    title: report.keep(result.title),
    severity,
    solution: report.keep(result.solution),
    evidence: report.keep(result.output),
    fixedIn,
    place: result.place === undefined || result.place.startsWith('general/') ? undefined : report.keep(result.place),
    seenOn: result.seenOn,
    references: webAddressesIn(result.references).map((address) => report.keep(address)),
  });
}

function severityOfResult({ threat, score }: OpenVasResult): ScanSeverity {
  const word = threat?.trim().toLowerCase() ?? '';
  if (word === 'debug' || word === 'error' || word === 'alarm') return word === 'alarm' ? 'high' : 'none';
  return severityOf(word) ?? severityOfScore(score) ?? 'unknown';
}

/** Families of tests that look at settings, not at flaws. */
const settings: ReadonlySet<string> = new Set([
  'policy',
  'compliance',
  'it-grundschutz',
  'default accounts',
  'brute force attacks',
]);

function kindOf({ family, cves, test }: OpenVasResult, isNews: boolean): ScanStatement['kind'] {
  if (isNews) return 'information';
  const names = vulnerabilitiesIn(`${test}\n${cves ?? ''}`);
  return settings.has(family.trim().toLowerCase()) && names.length === 0 ? 'misconfiguration' : 'vulnerability';
}

/** More text is not searched. */
const outputCharactersMax = 20_000;

interface Program {
  readonly component: StatedComponent | undefined;
  readonly fixedIn: readonly string[];
}

/** The program or package that the result judged: by the output's own lines, else by the product it was told. */
function programOf(result: OpenVasResult, host: ScanHost): Program {
  const found = foundIn(result.output);
  const packaged = packagesOf(found, result, host);
  if (packaged !== undefined) return packaged;
  const [first] = found;
  const version = /^\d[\w.:~+-]*/.exec(first?.installed ?? '')?.[0];
  const component = byCpe(result, version, host) ?? byTitle(result, version, host);
  return { component, fixedIn: versionsIn(first?.fixed) };
}

function byCpe(result: OpenVasResult, version: string | undefined, host: ScanHost): StatedComponent | undefined {
  const text = `${result.product ?? ''}\n${result.output?.slice(0, outputCharactersMax) ?? ''}`;
  const cpe = /\bcpe:\/[aoh]:[^\s<>"]+/i.exec(text)?.[0];
  if (cpe === undefined) return undefined;
  const part = partOfCpe(cpe);
  if (part === 'program') return componentOfCpe(cpe, version);
  return part === 'system' ? (host.system ?? componentOfCpe(cpe)) : undefined;
}

function byTitle(result: OpenVasResult, version: string | undefined, host: ScanHost): StatedComponent | undefined {
  if (/^windows : microsoft bulletins$/i.test(result.family)) return host.system;
  const name = /^(.{2,80}?) (?:<|Detection|Multiple|End of Life)/i.exec(result.title)?.[1];
  return name === undefined || version === undefined ? undefined : seenComponent({ name, version });
}

/**
 * `Vulnerable package: openssl`, `Installed version: openssl-1.1.1n-0+deb11u3`, `Fixed version: >=openssl-1.1.1n-0+deb11u4`,
 * once for each package. One update mends them: the result is told of the first, and all of them run on the host.
 */
function packagesOf(found: readonly Found[], { output }: OpenVasResult, host: ScanHost): Program | undefined {
  if (output === undefined || !/^[ \t]*Vulnerable package[ \t]*:/im.test(output.slice(0, outputCharactersMax)))
    return undefined;
  const distribution = distributionOf(host.systemText ?? '');
  const programs = found.flatMap(({ product, installed, fixed }): Program[] => {
    if (product === undefined || installed === undefined) return [];
    const component = host.install(packageComponent(distribution, product, versionOfPackage(product, installed)));
    const mended = fixed === undefined ? undefined : versionOfPackage(product, fixed.replace(/^[<>=]+\s*/, ''));
    return [{ component, fixedIn: mended === undefined ? [] : [mended] }];
  });
  return programs[0];
}

function versionOfPackage(name: string, text: string): string {
  const [word = ''] = text.trim().split(/\s/, 1);
  return word.startsWith(`${name}-`) ? word.slice(name.length + 1) : word;
}
