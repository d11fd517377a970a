// Makes what a management tool and a scanner write of thousands of hosts: two tables, and a report as large as asked for.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { byVersion, choiceOf, type Program, type WindowsRelease } from '#bench/estate-programs.ts';

export interface EstateSize {
  readonly hosts: number;
  readonly programsOnEach: number;
  /** So many of the hosts are scanned, each with as much as fills the report. */
  readonly scanned: number;
  readonly reportBytes: number;
}

/** The size that the goal speaks of. */
export const wholeEstate: EstateSize = { hosts: 5000, programsOnEach: 150, scanned: 1800, reportBytes: 200e6 };

/** A part of it, alike in all else. */
export function partOf(share: number): EstateSize {
  return {
    ...wholeEstate,
    hosts: Math.round(wholeEstate.hosts * share),
    scanned: Math.round(wholeEstate.scanned * share),
    reportBytes: wholeEstate.reportBytes * share,
  };
}

export interface EstateFiles {
  readonly devices: string;
  readonly software: string;
  readonly report: string;
}

/** So many programs of records run somewhere, and as many of none; a few are on nearly every host, most on few. */
const programsInAll = 1000;

interface Host {
  readonly name: string;
  readonly address: string;
  readonly windows: WindowsRelease;
  readonly build: string;
  readonly installed: readonly (readonly [Program, string])[];
}

/** Writes the files into a folder; the same size gives the same bytes. */
export function makeEstate(folder: string, size: EstateSize): EstateFiles {
  const hosts = hostsOf(size);
  const files = {
    devices: join(folder, 'devices.csv'),
    software: join(folder, 'software.csv'),
    report: join(folder, 'scan.nessus'),
  };
  write(files.devices, devicesTable(hosts));
  write(files.software, softwareTable(hosts));
  write(files.report, scannerReport(hosts.slice(0, size.scanned), size));
  return files;
}

function write(path: string, parts: Iterable<string>): void {
  const file = openSync(path, 'w');
  for (const part of parts) writeSync(file, part);
  closeSync(file);
}

function hostsOf({ hosts, programsOnEach }: EstateSize): readonly Host[] {
  const chance = dice(20_241_031);
  const { onClients, onServers, windows } = choiceOf(programsInAll);
  return Array.from({ length: hosts }, (_, index): Host => {
    const isServer = index % 10 === 9;
    const own = windows.filter((one) => one.isServer === isServer);
    const release = own[Math.floor(chance() * own.length)] ?? windows[0];
    if (release === undefined) throw new Error('the records name no build of Windows');
    const programs = isServer ? onServers : onClients;
    const chosen = new Set<Program>();
    // Squared: the first ones are on many hosts.
    while (chosen.size < programsOnEach) {
      const program = programs[Math.floor(chance() ** 2 * programs.length)];
      if (program !== undefined) chosen.add(program);
    }
    return {
      name: `${isServer ? 'SRV' : 'PC'}-${String(index).padStart(5, '0')}`,
      address: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
      windows: release,
      // Most are on this month's build or the one before.
      build: release.builds[Math.floor(chance() ** 3 * release.builds.length)] ?? '',
      installed: [...chosen].map((program) => [program, versionOf(program, chance())]),
    };
  });
}

/** Four in five are up to date. */
function versionOf({ versions }: Program, chance: number): string {
  const [oldest = '1.0', old = oldest, ...newer] = versions;
  if (chance < 0.04) return oldest;
  if (chance < 0.2) return old;
  return newer[chance < 0.7 ? 0 : newer.length - 1] ?? old;
}

/** Park and Miller's generator: figures without a pattern, the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function* devicesTable(hosts: readonly Host[]): Generator<string> {
  yield 'Organization,Location,System Name,Display Name,Device Role,OS Name,OS Build Number,OS Release ID,IP Address,Last Contact\n';
  for (const { name, address, windows, build } of hosts) {
    const role = windows.isServer ? 'WINDOWS_SERVER' : 'WINDOWS_WORKSTATION';
    const system = `${windows.name},${build},${windows.release}`;
    yield `Example Group,Main Street,${name},${name},${role},${system},${address},2024-10-31\n`;
  }
}

function* softwareTable(hosts: readonly Host[]): Generator<string> {
  yield 'Organization,System Name,Software Name,Publisher,Version,Install Date\n';
  for (const { name, installed } of hosts) {
    const rows = installed.map(
      ([program, version]) =>
        `Example Group,${name},${quoted(program.name)},${quoted(program.vendor)},${version},2024-05-30\n`,
    );
    yield rows.join('');
  }
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const prose =
  'The version of the program installed on the remote host is prior to the fixed one. It is, therefore, affected by several ' +
  'flaws.\n\n  - A flaw exists in how the program reads what it is given &amp; how long that is. An attacker who gets a person ' +
  'to open a document can exploit this to run code of his own.\n\n';

function* scannerReport(hosts: readonly Host[], { reportBytes, scanned }: EstateSize): Generator<string> {
  yield '<?xml version="1.0" ?>\n<NessusClientData_v2><Policy><policyName>Example</policyName></Policy><Report name="estate">\n';
  const bytesOnEach = reportBytes / scanned;
  for (const host of hosts) {
    const items = [...detections(host)];
    const plain = items.join('');
    // Descriptions make up most of such a report: as long as it takes.
    const repeats = Math.max(1, Math.round((bytesOnEach - plain.length) / items.length / prose.length));
    yield `${properties(host)}${plain.replaceAll('@prose@', () => prose.repeat(repeats))}</ReportHost>\n`;
  }
  yield '</Report></NessusClientData_v2>\n';
}

function properties({ name, address, windows, build }: Host): string {
  const tags = [
    ['host-fqdn', `${name.toLowerCase()}.example.org`],
    ['netbios-name', name],
    ['host-ip', address],
    ['operating-system', `Microsoft ${windows.name} Build ${build}`],
    ['HOST_END', 'Wed Oct 30 10:00:00 2024'],
  ];
  return `<ReportHost name="${address}"><HostProperties>${tags.map(([key, value]) => `<tag name="${key}">${value}</tag>`).join('')}</HostProperties>\n`;
}

function* detections({ installed }: Host): Generator<string> {
  const list = installed.map(
    ([{ name }, version]) => `${escaped(name)}  [version ${version}]  [installed on 2024/05/30]`,
  );
  const listed = `\nThe following software are installed on the remote host :\n\n${list.join('\n')}\n`;
  const enumeration = 'Microsoft Windows Installed Software Enumeration (credentialed check)';
  yield item({ plugin: 20_811, title: enumeration, severity: 0, within: `<plugin_output>${listed}</plugin_output>` });
  for (const [{ name, fixes }, version] of installed) {
    const missing = fixes.filter((fix) => byVersion(version, fix.version) < 0);
    const fixed = missing.at(-1)?.version;
    if (fixed === undefined) continue;
    yield item({
      plugin: 100_000 + (hashOf(name) % 90_000),
      title: `${escaped(name)} &lt; ${fixed} Multiple Vulnerabilities`,
      severity: 1 + (hashOf(name) % 4),
      within: `${missing.map(({ cve }) => `<cve>${cve}</cve>\n`).join('')}<description>@prose@</description>
<plugin_output>
  Path              : C:\\Program Files\\${escaped(name)}
  Installed version : ${version}
  Fixed version     : ${fixed}
</plugin_output>
<see_also>https://example.org/advisories/${hashOf(name)}</see_also>
<solution>Upgrade to ${escaped(name)} version ${fixed} or later.</solution>
`,
    });
  }
}

interface Item {
  readonly plugin: number;
  readonly title: string;
  readonly severity: number;
  readonly within: string;
}

function item({ plugin, title, severity, within }: Item): string {
  return `<ReportItem port="445" svc_name="cifs" protocol="tcp" severity="${severity}" pluginID="${plugin}" pluginName="${title}" pluginFamily="Windows">\n${within}</ReportItem>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function hashOf(text: string): number {
  let hash = 7;
  for (const sign of text) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return hash;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder = '', share = '1'] = process.argv;
  console.log(makeEstate(folder, partOf(Number(share))));
}
