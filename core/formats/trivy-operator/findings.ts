// Vulnerabilities and exposed secrets in the Trivy operator's reports.
import * as purls from '#core/components/purl.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import {
  distributionComponent,
  joined,
  reported,
  reportedComponent,
  reportedSeverity,
  titleFrom,
} from '#core/formats/bases/reported.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { webAddressesIn } from '#core/formats/bases/scan-words.ts';
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';
import type { Day } from '#core/kernel/days.ts';
import { textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** A container's image, as a report looked into it. */
export interface Container {
  readonly host: ScanHost;
  readonly tally: Tally;
  readonly seenOn: Day | undefined;
  readonly place: string | undefined;
  readonly distribution: HostDistribution | undefined;
}

export function addVulnerability(record: JsonRecord, container: Container): void {
  const { host, tally, seenOn } = container;
  const id = textOf(record['vulnerabilityID']);
  if (id === undefined) {
    tally.add('vulnerability has no id', textOf(record['resource']) ?? '');
    return;
  }
  const path = textOf(record['packagePath']) ?? textOf(record['target']);
  const component = componentOf(record, container);
  const fixed = textOf(record['fixedVersion'])?.split(',') ?? [];
  host.state(
    reported({
      kind: 'vulnerability',
      id,
      component: component && host.install(component),
      vulnerabilities: [id.toUpperCase()],
      title: textOf(record['title']) ?? titleFrom(textOf(record['description'])) ?? id,
      severity: reportedSeverity(textOf(record['severity'])),
      fixedIn: fixed.map((one) => one.trim()).filter((one) => one !== ''),
      place: joined([container.place, path], ': '),
      seenOn,
      references: webAddressesIn([textOf(record['primaryLink']) ?? '', ...textsOf(record['links'])].join('\n')),
    }),
  );
}

function componentOf(record: JsonRecord, { distribution, tally }: Container): StatedComponent | undefined {
  const name = textOf(record['resource']);
  if (name === undefined) return undefined;
  const version = textOf(record['installedVersion']);
  const purl = textOf(record['packagePURL']);
  if (purl !== undefined) return reportedComponent({ name, version }, purl, distribution, tally);
  const type = textOf(record['packageType'])?.toLowerCase();
  const isSystem = record['class'] === 'os-pkgs' || distributionOfId(type, undefined) !== undefined;
  if (isSystem && distribution !== undefined) return distributionComponent(distribution, { name, version }, {});
  const built = isGoModule(name, version) ? goModule(name, version) : undefined;
  if (built === undefined) tally.add('type of the package is not known; it is kept without a purl', name);
  return reportedComponent({ name, version }, built, undefined, tally);
}

/** Nothing else is called by an address and versioned with a `v`. */
function isGoModule(name: string, version: string | undefined): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S+$/i.test(name) && /^v\d+\.\d+\.\d+/.test(version ?? '');
}

function goModule(path: string, version: string | undefined): string | undefined {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const built = purls.build({ type: 'golang', namespace: path.slice(0, slash), name, version });
  return built.ok ? purls.render(built.value) : undefined;
}

/** What was found is not repeated: it may be the secret. */
export function addSecret(record: JsonRecord, { host, tally, place, seenOn }: Container): void {
  const rule = textOf(record['ruleID']) ?? textOf(record['title']);
  if (rule === undefined) {
    tally.add('secret has no rule', textOf(record['target']) ?? '');
    return;
  }
  const file = textOf(record['target']);
  host.state(
    reported({
      kind: 'secret',
      // Two files with one flaw are two things to mend.
      id: file === undefined ? rule : `${rule} in ${file}`,
      title: textOf(record['title']) ?? rule,
      severity: reportedSeverity(textOf(record['severity'])),
      place: joined([place, file], ': '),
      seenOn,
    }),
  );
}
