// Plugins that list what is installed: programs, packages, updates, and the CPEs that the scanner derived.
import type { NessusItem } from '#core/formats/nessus/item.ts';
import { installProgram } from '#core/formats/bases/listed-program.ts';
import { linesOf } from '#core/formats/bases/scan-output.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { componentOfCpe, packageComponent, partOfCpe, splitPackage } from '#core/formats/bases/seen-component.ts';
import { distributionOf } from '#core/formats/bases/stated-system.ts';

type Lister = (line: string, host: ScanHost) => void;

/** By the plugin's number. */
const listers: ReadonlyMap<string, Lister> = new Map<string, Lister>([
  ['20811', windowsProgram], // Microsoft Windows Installed Software Enumeration
  ['22869', unixPackage], // Software Enumeration (SSH)
  ['45590', namedCpe], // Common Platform Enumeration
  ['62042', update], // SMB QuickFixEngineering Enumeration
]);

export function installedOf(item: NessusItem, host: ScanHost): void {
  const lister = listers.get(item.plugin);
  if (lister === undefined) return;
  for (const line of linesOf(item.output)) lister(line, host);
}

/** `Adobe Acrobat Reader DC  [version 20.013.20064]  [installed on 2021/01/05]` */
function windowsProgram(line: string, host: ScanHost): void {
  const match = /^(.{2,200}?)\s+\[version ([^\]]{1,100})\]/.exec(line);
  if (match === null) return;
  const [, name = '', version] = match;
  installProgram({ name, version }, host);
}

/** `ii  openssl  1.1.1n-0+deb11u3  amd64  Secure Sockets Layer toolkit`, or `openssl-1.0.2k-16.el7|(none)`. */
function unixPackage(line: string, host: ScanHost): void {
  const distribution = distributionOf(host.systemText ?? '');
  const dpkg = /^[hi]i\s+([a-z0-9][a-z0-9.+-]*)(?::(\w+))?\s+(\d\S*)(?:\s+(amd64|arm64|i386|all|armhf)\b)?/.exec(line);
  if (dpkg !== null) {
    host.install(packageComponent(distribution, dpkg[1] ?? '', dpkg[3], dpkg[4] ?? dpkg[2]));
    return;
  }
  const [text = '', epoch] = line.split('|', 2);
  const rpm = /^\S+-\S+-\S+$/.test(text) ? splitPackage(text, 'rpm') : undefined;
  if (rpm === undefined) return;
  const number = /^\((\d+)\)/.exec(epoch ?? '')?.[1];
  const version = number === undefined || number === '0' ? rpm.version : `${number}:${rpm.version}`;
  host.install(packageComponent(distribution, rpm.name, version));
}

/** `cpe:/a:openbsd:openssh:7.6p1 -> OpenBSD OpenSSH` */
function namedCpe(line: string, host: ScanHost): void {
  const text = /^(cpe:\S+)/i.exec(line)?.[1];
  const component = text === undefined || partOfCpe(text) !== 'program' ? undefined : componentOfCpe(text);
  if (component?.version !== undefined) host.install(component);
}

/** `KB5031356, Installed on: 2023/10/11` */
function update(line: string, host: ScanHost): void {
  const number = /^KB\d{6,8}\b/.exec(line)?.[0];
  if (number !== undefined) host.updates.add(number);
}
