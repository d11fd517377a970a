// What PowerShell's Get-ComputerInfo says of a machine, whichever way it was printed.
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { withArchitecture } from '#core/formats/bases/windows-architecture.ts';
import { tableSystem } from '#core/formats/bases/table-system.ts';
import { textOf } from '#core/kernel/json.ts';

/** A property's value; lists and numbers as text. */
export type Property = (name: string) => string | undefined;

export function readComputer(
  property: Property,
  updates: readonly string[],
  report: ScanReport,
  unnamed: string,
): void {
  const stated = property('CsDNSHostName') ?? property('CsName') ?? property('CsCaption');
  const name = stated ?? unnamed;
  const host = report.host(name);
  host.call('host', name);
  host.also(fullName(stated, property('CsDomain')));
  const { component, kind } = systemOf(property);
  host.kind = kind === 'unknown' ? 'host' : kind;
  if (component !== undefined)
    host.system = host.install(withArchitecture(component, [property('CsSystemType') ?? '']));
  else report.tally.add('machine names no operating system', name);
  for (const update of updates) {
    const number = /\b(?:KB|Q)\d{5,8}\b/i.exec(update.slice(0, 200))?.[0];
    if (number !== undefined) host.updates.add(number.toUpperCase());
    else report.tally.add('update has no number', textOf(update));
  }
}

/** A workgroup's name has no dot. */
function fullName(name: string | undefined, domain = ''): string | undefined {
  const isDomain = /^[\w-]+(?:\.[\w-]+)+$/.test(domain.slice(0, 300));
  return name !== undefined && isDomain ? `${name}.${domain}`.toLowerCase() : undefined;
}

function systemOf(property: Property): ReturnType<typeof tableSystem> {
  const version = property('OsVersion');
  // How far it is updated; not every version of PowerShell says it.
  const revision = /^[1-9]\d*$/.exec(property('WindowsUBR') ?? '')?.[0];
  return tableSystem({
    // WindowsProductName says Windows 10 on Windows 11 too.
    name: property('OsName') ?? property('WindowsProductName'),
    version: version !== undefined && revision !== undefined ? `${version}.${revision}` : version,
    release: property('OSDisplayVersion'),
  });
}
