// A host as Qualys names it.
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { runs } from '#core/formats/bases/stated-system.ts';

export interface QualysHost {
  readonly ip: string | undefined;
  readonly dns: string | undefined;
  readonly netBios: string | undefined;
  readonly system: string | undefined;
}

/** `undefined` where neither an address nor a name is told. */
export function hostOf({ ip, dns, netBios, system }: QualysHost, report: ScanReport): ScanHost | undefined {
  const address = ip ?? dns ?? netBios;
  if (address === undefined) return undefined;
  const host = report.host(report.keep([ip, dns, netBios].join('\u0001')), report.keep(address));
  host.call(dns?.includes('.') === true ? 'fqdn' : 'host', report.keep(dns));
  host.call('netBios', report.keep(netBios));
  runs(host, report.keep(system));
  return host;
}
