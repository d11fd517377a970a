// One result of a Trivy report: the vulnerabilities, misconfigurations, secrets and licences of one target.
import type { ScanStatement } from '#core/components/scan-statement.ts';
import { reported, reportedSeverity, titleFrom } from '#core/formats/bases/reported.ts';
import type { ScanHost, Said } from '#core/formats/bases/scan-host.ts';
import { vulnerabilitiesIn, webAddressesIn } from '#core/formats/bases/scan-words.ts';
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';
import { fixedVersions } from '#core/formats/trivy/fixed-versions.ts';
import { packageOf, splitTarget, type Origin } from '#core/formats/trivy/package.ts';
import { numberOf, recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** What a result is read for. */
export interface Reading {
  readonly host: ScanHost;
  readonly tally: Tally;
  /** Of all that was looked at, where the report says so. */
  readonly distribution: HostDistribution | undefined;
  readonly seenOn: string | undefined;
  /** Names of the thing itself: a target of such a name says nothing of a place on it. */
  readonly itself: ReadonlySet<string>;
}

interface Target extends Reading {
  readonly origin: Origin;
  readonly place: string | undefined;
}

export function readResult(result: JsonRecord, reading: Reading): void {
  const { name, distribution } = splitTarget(textOf(result['Target']) ?? '');
  const target: Target = {
    ...reading,
    origin: { type: textOf(result['Type'])?.toLowerCase(), distribution: distribution ?? reading.distribution },
    place: name === '' || reading.itself.has(name) ? undefined : name,
  };
  for (const [field, add] of fields) for (const one of recordsOf(result[field])) add(one, target);
}

const fields: readonly (readonly [field: string, add: (record: JsonRecord, target: Target) => void])[] = [
  ['Packages', addPackage],
  ['Vulnerabilities', (one, target) => addVulnerability(one, target, stanceOf(one['Status']))],
  ['Misconfigurations', addMisconfiguration],
  ['Secrets', addSecret],
  ['Licenses', addLicence],
  ['ExperimentalModifiedFindings', addModified],
  ['CustomResources', (one, { tally }) => tally.add('resource of a custom kind is not read', textOf(one['Type']))],
];

function addPackage(record: JsonRecord, { host, origin, tally }: Target): void {
  const name = textOf(record['Name']);
  if (name === undefined) {
    tally.add('package has no name', textOf(record['ID']) ?? '');
    return;
  }
  const epoch = numberOf(record['Epoch']) ?? 0;
  const release = textOf(record['Release']);
  const whole = [textOf(record['Version']), release].filter((part) => part !== undefined).join('-');
  const version = whole === '' ? undefined : epoch > 0 ? `${epoch}:${whole}` : whole;
  const purl = textOf(recordOf(record['Identifier'])?.['PURL']);
  const upstream = textOf(record['SrcName']);
  host.install(packageOf({ name, version, purl, upstream, arch: textOf(record['Arch']) }, origin, tally));
}

/** `fixed` says that there is a fix, not that it is installed. */
function stanceOf(status: unknown): ScanStatement['stance'] {
  if (status === 'not_affected') return 'not affected';
  return status === 'under_investigation' ? 'under investigation' : 'affected';
}

function addVulnerability(record: JsonRecord, target: Target, stance: ScanStatement['stance']): void {
  const { host, tally, origin, place, seenOn } = target;
  const id = textOf(record['VulnerabilityID']);
  const name = textOf(record['PkgName']);
  if (id === undefined) {
    tally.add('vulnerability has no id', name ?? '');
    return;
  }
  // Before there were identifiers, an SBOM's own reference to the component was handed through, often a purl.
  const ref = textOf(record['Ref']);
  const purl =
    textOf(recordOf(record['PkgIdentifier'])?.['PURL']) ?? (ref?.startsWith('pkg:') === true ? ref : undefined);
  const version = textOf(record['InstalledVersion']);
  const status = textOf(record['Status']);
  host.state(
    reported({
      kind: 'vulnerability',
      id,
      component: name === undefined ? undefined : host.install(packageOf({ name, version, purl }, origin, tally)),
      vulnerabilities: [...new Set([id.toUpperCase(), ...vulnerabilitiesIn(textsOf(record['VendorIDs']).join(' '))])],
      stance,
      title: textOf(record['Title']) ?? titleFrom(textOf(record['Description'])) ?? id,
      severity: reportedSeverity(textOf(record['Severity'])),
      evidence: status === undefined ? undefined : `Status: ${status}`,
      fixedIn: fixedVersions(textOf(record['FixedVersion']), tally),
      place: textOf(record['PkgPath']) ?? place,
      seenOn,
      references: addresses(record),
    }),
  );
}

function addMisconfiguration(record: JsonRecord, { host, tally, place, seenOn }: Target): void {
  const status = textOf(record['Status']);
  const title = textOf(record['Title']);
  const id = textOf(record['ID']) ?? textOf(record['AVDID']) ?? title;
  if (status === 'PASS' || status === 'EXCEPTION') {
    tally.add(status === 'PASS' ? 'check passed' : 'check is excepted by the scan', id ?? '');
    return;
  }
  if (id === undefined) {
    tally.add('misconfiguration has no id', textOf(record['Message']) ?? '');
    return;
  }
  host.state(
    within(place, {
      ...reported({ kind: 'misconfiguration', id, title: title ?? id }),
      severity: reportedSeverity(textOf(record['Severity'])),
      solution: textOf(record['Resolution']),
      evidence: textOf(record['Message']),
      place: lineOf(place, recordOf(record['CauseMetadata'])?.['StartLine']),
      seenOn,
      references: addresses(record),
    }),
  );
}

function lineOf(file: string | undefined, stated: unknown): string | undefined {
  const line = numberOf(stated) ?? 0;
  return file === undefined || line < 1 ? file : `${file}:${line}`;
}

/** What was found is not repeated: it may be the secret. */
function addSecret(record: JsonRecord, { host, tally, place, seenOn }: Target): void {
  const id = textOf(record['RuleID']) ?? textOf(record['Title']);
  if (id === undefined) {
    tally.add('secret has no rule', place ?? '');
    return;
  }
  host.state(
    within(place, {
      ...reported({ kind: 'secret', id, title: textOf(record['Title']) ?? id }),
      severity: reportedSeverity(textOf(record['Severity'])),
      place: lineOf(place, record['StartLine']),
      seenOn,
    }),
  );
}

function addLicence(record: JsonRecord, { host, tally, origin, seenOn }: Target): void {
  const licence = textOf(record['Name']);
  const packageName = textOf(record['PkgName']);
  const path = textOf(record['FilePath']);
  if (licence === undefined) {
    tally.add('licence has no name', packageName ?? path ?? '');
    return;
  }
  const component = packageName === undefined ? undefined : packageOf({ name: packageName }, origin, tally);
  host.state(
    within(component === undefined ? path : undefined, {
      ...reported({ kind: 'licence', id: licence, title: `${licence} (${textOf(record['Category']) ?? 'licence'})` }),
      component: component && host.install(component),
      severity: reportedSeverity(textOf(record['Severity'])),
      place: path,
      seenOn,
      references: webAddressesIn(textOf(record['Link'])),
    }),
  );
}

/** Two files with one flaw are two things to mend: where no component tells them apart, the file does. */
function within(file: string | undefined, said: Said): Said {
  return file === undefined ? said : { ...said, id: `${said.id} in ${file}` };
}

/** What a VEX document or an ignore file took out of the findings. */
function addModified(record: JsonRecord, target: Target): void {
  const finding = recordOf(record['Finding']);
  const status = record['Status'];
  const says = status === 'fixed' ? 'fixed' : stanceOf(status);
  if (finding === undefined || record['Type'] !== 'vulnerability' || says === 'affected') {
    target.tally.add('finding that the scan was told to ignore', textOf(finding?.['VulnerabilityID']) ?? '');
    return;
  }
  addVulnerability(finding, target, says);
}

function addresses(record: JsonRecord): readonly string[] {
  return webAddressesIn([textOf(record['PrimaryURL']) ?? '', ...textsOf(record['References'])].join('\n'));
}
