// One machine as `systeminfo` tells it, whichever way it writes it.
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { tableSystem } from '#core/formats/bases/table-system.ts';
import { withArchitecture } from '#core/formats/bases/windows-architecture.ts';

/** `10.0.19045 N/A Build 19045` */
export const versionPattern = /^(\d{1,2}\.\d\.\d{4,5})\b.*?(?:\s(\d{4,5}))?$/;

interface Machine {
  readonly name: string | undefined;
  readonly system: string | undefined;
  readonly version: string | undefined;
  readonly domain: string | undefined;
  /** All that is said of it; parts of a list bear numbers: `[01]: KB5031356`. */
  readonly values: readonly string[];
}

const valueCharactersMax = 32_768;

export function readMachine(
  { name, system, version = '', domain = '', values }: Machine,
  report: ScanReport,
  source: string,
): void {
  if (name === undefined || name === '' || system === undefined) {
    report.tally.add('machine has no name', source);
    return;
  }
  const host = report.host(name);
  host.call('netBios', name);
  const number = versionPattern.exec(version.slice(0, 200))?.[1];
  const { component, kind } = tableSystem({ name: system, version: number });
  host.kind = kind === 'unknown' ? 'host' : kind;
  if (component !== undefined) host.system = host.install(withArchitecture(component, values));
  const parts = values.map((value) => value.slice(0, valueCharactersMax));
  for (const update of parts.flatMap(updatesIn)) host.updates.add(update);
  // A workgroup's name has no dot.
  const isDomain = /^[\w-]+(?:\.[\w-]+)+$/.test(domain.slice(0, 300));
  if (isDomain) host.also(`${name}.${domain}`.toLowerCase());
  learnAddress(parts, host);
  if (host.updates.size === 0) report.tally.add('machine lists no installed updates', name);
}

/** Before there were KB numbers, there were Q ones. */
function updatesIn(value: string): readonly string[] {
  const found = value.matchAll(/\[\d{1,4}\]:\s{0,9}((?:KB|Q)\d{5,8})\b/gi);
  return [...found].map(([, update = '']) => update.toUpperCase());
}

function learnAddress(values: readonly string[], host: ScanHost): void {
  const addresses = values.flatMap((value) =>
    [...value.matchAll(/\[\d{1,4}\]:\s{0,9}(\d{1,3}(?:\.\d{1,3}){3})(?=$|,)/g)].map(([, address = '']) => address),
  );
  const own = [...new Set(addresses.filter((address) => !/^(?:127\.|169\.254\.)/.test(address)))];
  // Of several, some are those of networks inside the machine, which every machine has alike.
  if (own.length === 1) host.also(own[0]);
}
