// One test on one asset, as XML and CSV both tell it, and what it means.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanSeverity, ScanStatement } from '#core/components/scan-statement.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { severityOf, severityOfScore, vulnerabilitiesIn, webAddressesIn } from '#core/formats/bases/scan-words.ts';
import type { Day } from '#core/kernel/days.ts';

/** What Nexpose knows of a vulnerability, wherever it is found. */
export interface NexposeDefinition {
  readonly title: string | undefined;
  /** From 1 to 10, or a word. */
  readonly severity: string | undefined;
  readonly score: string | undefined;
  readonly solution: string | undefined;
  /** Texts in which CVE names stand. */
  readonly cves: string | undefined;
  /** Texts in which addresses stand. */
  readonly references: string | undefined;
}

/** Where it was found. */
export interface NexposeTest {
  readonly id: string;
  /** `vulnerable-exploited`, `vulnerable-version`, `vulnerable-potential`, `not-vulnerable` … or the codes of the CSV. */
  readonly status: string | undefined;
  readonly proof: string | undefined;
  readonly place: string | undefined;
  readonly component: StatedComponent | undefined;
  readonly seenOn: Day | undefined;
}

/** Whether the test's end says anything of the asset. */
function stanceOf(status: string | undefined): ScanStatement['stance'] | undefined {
  const word = status?.trim().toLowerCase() ?? '';
  // What a version alone suggests is overridden where other checks refute it.
  if (/^(?:not-vulnerable|overridden-vulnerable)|^(?:nv|ov)$/.test(word)) return 'not affected';
  // What a person made an exception of is as vulnerable as before.
  if (word === '' || /^(?:exception-)?(?:vulnerable|potential)|^[ve][evp]$/.test(word)) return 'affected';
  return undefined;
}

/** States what the test says. */
export function tell(test: NexposeTest, definition: NexposeDefinition, host: ScanHost, report: ScanReport): void {
  const stance = stanceOf(test.status);
  if (stance === undefined) {
    report.tally.add('test came to no result', `${test.id}: ${test.status ?? ''}`);
    return;
  }
  host.state({
    component: test.component && host.install(test.component),
    kind: 'vulnerability',
    id: report.keep(`Nexpose ${test.id}`),
    vulnerabilities: vulnerabilitiesIn(`${definition.cves ?? ''}\n${test.id}`).map((name) => report.keep(name)),
    stance,
    title: report.keep(definition.title ?? test.id),
    severity: severityOfDefinition(definition),
    solution: report.keep(definition.solution),
    evidence: test.proof,
    fixedIn: fixedIn(definition.solution),
    place: report.keep(test.place),
    seenOn: test.seenOn ?? host.seenOn,
    references: webAddressesIn(definition.references).map((address) => report.keep(address)),
  });
}

/** Nexpose's own words: 1 to 3 is moderate, 4 to 7 severe, 8 to 10 critical. */
function severityOfDefinition({ severity, score }: NexposeDefinition): ScanSeverity {
  const level = Number.parseInt(severity ?? '', 10);
  if (level >= 8 && level <= 10) return 'critical';
  if (level >= 4) return 'high';
  if (level >= 1) return 'medium';
  return severityOf(severity) ?? severityOfScore(score) ?? 'unknown';
}

/** `Upgrade to the latest version of OpenSSL`, `Upgrade to Apache 2.4.46`: a version only where one is named. */
function fixedIn(solution: string | undefined): readonly string[] {
  const found = /\bupgrade to (?:\S+ ){0,6}?(?:version )?(\d+(?:\.\d+[\w-]*)+)\b/i.exec(solution?.slice(0, 500) ?? '');
  return found?.[1] === undefined ? [] : [found[1]];
}
