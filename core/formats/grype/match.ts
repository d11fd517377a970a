// One match of a Grype report.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanStatement } from '#core/components/scan-statement.ts';
import { titleFrom, reported, reportedComponent, reportedSeverity } from '#core/formats/bases/reported.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { webAddressesIn } from '#core/formats/bases/scan-words.ts';
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';
import type { Day } from '#core/kernel/days.ts';
import { listOf, recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Tally } from '#core/kernel/tally.ts';

export interface Reading {
  readonly host: ScanHost;
  readonly tally: Tally;
  readonly distribution: HostDistribution | undefined;
  readonly seenOn: Day | undefined;
}

const placesMax = 20;

export function addMatch(match: JsonRecord, reading: Reading, stance: ScanStatement['stance']): void {
  const { host, tally, seenOn } = reading;
  const vulnerability = recordOf(match['vulnerability']) ?? {};
  const artifact = recordOf(match['artifact']) ?? {};
  const id = textOf(vulnerability['id']);
  const component = componentOf(artifact, reading);
  if (id === undefined || component === undefined) {
    tally.add('match names no vulnerability or no package', id ?? component?.name ?? '');
    return;
  }
  const related = recordsOf(match['relatedVulnerabilities']);
  const fix = recordOf(vulnerability['fix']);
  const state = textOf(fix?.['state']);
  const stated = [vulnerability, ...related];
  host.state(
    reported({
      kind: 'vulnerability',
      id,
      component: host.install(component),
      vulnerabilities: [...new Set(stated.flatMap((one) => textOf(one['id'])?.toUpperCase() ?? []))],
      stance,
      title: titleFrom(stated.map((one) => textOf(one['description'])).find((one) => one !== undefined)) ?? id,
      severity: reportedSeverity(textOf(vulnerability['severity'])),
      evidence: [...foundBy(match), state === undefined ? undefined : `Fix: ${state}`]
        .filter((line) => line !== undefined)
        .join('\n'),
      fixedIn: textsOf(fix?.['versions']),
      place: placesOf(artifact, tally),
      seenOn,
      references: webAddressesIn(addressesOf(vulnerability, stated)),
    }),
  );
}

function componentOf(artifact: JsonRecord, { distribution, tally }: Reading): StatedComponent | undefined {
  const name = textOf(artifact['name']);
  if (name === undefined) return undefined;
  // Texts in older schemas, objects with their origin in newer ones.
  const cpes = listOf(artifact['cpes']).flatMap((one) => textOf(one) ?? textOf(recordOf(one)?.['cpe']) ?? []);
  const seen = { name, version: textOf(artifact['version']), cpes };
  const component = reportedComponent(seen, textOf(artifact['purl']), distribution, tally);
  return component.qualifiers['upstream'] === undefined ? withSource(component, artifact, tally) : component;
}

/** Old reports tell the source of a package beside its purl. */
function withSource(component: StatedComponent, artifact: JsonRecord, tally: Tally): StatedComponent {
  const [first] = recordsOf(artifact['upstreams']);
  const source = textOf(first?.['name']) ?? textOf(recordOf(artifact['metadata'])?.['Source']);
  const isBuilt = /^pkg:(?:deb|rpm|apk)\//.test(component.purl ?? '');
  if (!isBuilt || source === undefined || source === component.name || component.purl === undefined) return component;
  const version = textOf(first?.['version']);
  const upstream = encodeURIComponent(version === undefined ? source : `${source}@${version}`);
  const purl = `${component.purl}${component.purl.includes('?') ? '&' : '?'}upstream=${upstream}`;
  return reportedComponent(component, purl, undefined, tally);
}

/** `rpm-matcher (exact-indirect-match): < 0:0.7-21.el8_9.1 (rpm)`. */
function foundBy(match: JsonRecord): readonly string[] {
  return recordsOf(match['matchDetails']).map((detail) => {
    const matcher = textOf(detail['matcher']) ?? 'matcher';
    const type = textOf(detail['type']);
    const constraint = textOf(recordOf(detail['found'])?.['versionConstraint']) ?? 'no version stated';
    return `${matcher}${type === undefined ? '' : ` (${type})`}: ${constraint}`;
  });
}

function placesOf(artifact: JsonRecord, tally: Tally): string | undefined {
  const paths = recordsOf(artifact['locations']).flatMap((one) => textOf(one['path']) ?? []);
  if (paths.length > placesMax) tally.add(`more than ${placesMax} places of one package`, paths[placesMax]);
  return paths.length === 0 ? undefined : paths.slice(0, placesMax).join(', ');
}

function addressesOf(vulnerability: JsonRecord, stated: readonly JsonRecord[]): string {
  const advisories = recordsOf(vulnerability['advisories']).map((one) => textOf(one['link']) ?? '');
  const named = stated.flatMap((one) => [textOf(one['dataSource']) ?? '', ...textsOf(one['urls'])]);
  return [...advisories, ...named].join('\n');
}
