// What Microsoft Defender's vulnerability management says, a record for each device, program and vulnerability, or for
// each device and program, or for each device.
import type { ScanStatement } from '#core/components/scan-statement.ts';
import { reported, reportedSeverity } from '#core/formats/bases/reported.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { webAddressesIn } from '#core/formats/bases/scan-words.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { tableSystem } from '#core/formats/bases/table-system.ts';
import { dayOf } from '#core/kernel/days.ts';
import { textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';

/** Whether a record is one of these; those of other products are told by the names of their fields. */
export function isDefenderRecord(record: JsonRecord): boolean {
  const isDevice = 'computerDnsName' in record && ('osPlatform' in record || 'machineTags' in record);
  const isProgram = 'softwareName' in record && 'softwareVendor' in record && 'deviceId' in record;
  const isFinding = 'cveId' in record && ('machineId' in record || 'deviceId' in record);
  return isDevice || isProgram || isFinding;
}

export function addRecord(record: JsonRecord, report: ScanReport): void {
  const host = hostOf(record, report);
  if (host === undefined) {
    report.tally.add('record names no device', textOf(record['cveId']) ?? '');
    return;
  }
  learn(host, record, report);
  const id = textOf(record['cveId']);
  const component = componentOf(record);
  const held = component && host.install(component);
  if (id === undefined) {
    if (component === undefined && textOf(record['computerDnsName']) === undefined)
      report.tally.add('record names neither a program nor a vulnerability', host.wish);
    return;
  }
  const paths = [...textsOf(record['diskPaths']), ...textsOf(record['registryPaths'])];
  const update = updateOf(record);
  host.state(
    reported({
      kind: 'vulnerability',
      id,
      component: held,
      vulnerabilities: [id.toUpperCase()],
      stance: stanceOf(record),
      title: held === undefined ? id : `${id} in ${held.name}`,
      severity: reportedSeverity(textOf(record['severity']) ?? textOf(record['vulnerabilitySeverityLevel'])),
      solution: update,
      evidence: paths.length === 0 ? undefined : paths.join('\n'),
      place: paths[0],
      seenOn: dayOf(textOf(record['lastSeenTimestamp'])),
      references: webAddressesIn([textOf(record['recommendedSecurityUpdateUrl']), textOf(record['cveUrl'])].join('\n')),
    }),
  );
}

/** A device has an id, and in the newer exports a name. */
function hostOf(record: JsonRecord, report: ScanReport): ScanHost | undefined {
  const isDevice = 'computerDnsName' in record;
  const id = textOf(record['machineId']) ?? textOf(record['deviceId']) ?? (isDevice ? textOf(record['id']) : undefined);
  const name = textOf(record['deviceName']) ?? textOf(record['computerDnsName']);
  const key = id ?? name;
  if (key === undefined) return undefined;
  const host = report.host(report.keep(key));
  host.call(name?.includes('.') === true ? 'fqdn' : 'host', report.keep(name));
  return host;
}

function learn(host: ScanHost, record: JsonRecord, report: ScanReport): void {
  for (const field of ['lastIpAddress', 'aadDeviceId']) host.also(textOf(record[field]));
  const seenOn = dayOf(textOf(record['lastSeenTimestamp']) ?? textOf(record['lastSeen']));
  if (seenOn !== undefined && (host.seenOn ?? '') < seenOn) host.seenOn = seenOn;
  const platform = textOf(record['osPlatform']);
  if (platform !== undefined) learnSystem(host, platform, record);
  if (platform !== undefined && host.kind === 'unknown')
    report.tally.add('platform of the device is not known', platform);
}

function learnSystem(host: ScanHost, platform: string, record: JsonRecord): void {
  const build = record['osBuild'];
  const version = textOf(record['osVersion']) ?? (typeof build === 'number' ? `10.0.${build}` : undefined);
  const { component, kind } = systemOf(platform, version, textOf(record['version']));
  if (host.kind === 'unknown') host.kind = kind;
  if (component !== undefined) host.system ??= host.install(component);
}

function componentOf(record: JsonRecord): ReturnType<typeof seenComponent> | undefined {
  const name = textOf(record['softwareName']) ?? textOf(record['productName']);
  if (name === undefined) return undefined;
  const vendor = textOf(record['softwareVendor']) ?? textOf(record['productVendor']);
  const version = textOf(record['softwareVersion']) ?? textOf(record['productVersion']);
  const isSystem = vendor?.toLowerCase() === 'microsoft' && /^windows_(?:server|\d)/i.test(name);
  return isSystem ? systemOf(name.replaceAll('_', ' '), version).component : seenComponent({ name, vendor, version });
}

/** `windows_server_2019`, `WindowsServer2019` and `Windows10` are written as people write them. */
function systemOf(name: string, version: string | undefined, release?: string): ReturnType<typeof tableSystem> {
  const words = name
    .replace(/^windows ?(server)? ?(?=\d)/i, (_all, server?: string) => (server ? 'Windows Server ' : 'Windows '))
    .replace(/ r(\d)$/i, ' R$1');
  return tableSystem({ name: words, version, release });
}

/** Exports of what changed say of what was there before and is not now that it is fixed. */
function stanceOf(record: JsonRecord): ScanStatement['stance'] {
  return textOf(record['status'])?.toLowerCase() === 'fixed' ? 'fixed' : 'affected';
}

function updateOf(record: JsonRecord): string | undefined {
  const number = textOf(record['fixingKbId']) ?? textOf(record['recommendedSecurityUpdateId']);
  const named = number !== undefined && /^\d{6,8}$/.test(number) ? `KB${number}` : number;
  const words = textOf(record['recommendedSecurityUpdate']);
  if (named === undefined || words?.includes(named) === true) return words;
  return words === undefined ? named : `${words} (${named})`;
}
