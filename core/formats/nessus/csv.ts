// The CSV of Nessus and of Tenable's other products: one row for each result of a plugin on a host.
import { tell } from '#core/formats/nessus/item.ts';
import { callApplication, describeSystem } from '#core/formats/nessus/xml.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { dayIn, placeOf } from '#core/formats/bases/scan-words.ts';
import type { RowReader, TableEstateFormat, TableRow } from '#core/formats/estate-format.ts';

export const nessusCsv: TableEstateFormat = {
  title: 'Nessus CSV',
  tried: true,
  columns: {
    plugin: ['pluginid', 'plugin', 'definitionid'],
    result: ['name', 'pluginname', 'definitionname'],
    family: ['family', 'pluginfamily', 'definitionfamily'],
    severity: ['risk', 'severity', 'riskfactor', 'definitionseverity'],
    state: ['vulnerabilitystate', 'state'],
    host: ['host', 'ipaddress', 'assetname', 'assetdisplayipv4address', 'dnsname'],
    address: ['ipaddress', 'hostip', 'assetdisplayipv4address'],
    'IPv6 address': ['assetdisplayipv6address'],
    'full name': ['fqdn', 'dnsname', 'assetdisplayfqdn'],
    'host name': ['assethostname', 'assetname'],
    'NetBIOS name': ['netbios', 'netbiosname', 'assetnetbiosname'],
    'MAC address': ['macaddress', 'assetdisplaymacaddress'],
    'asset number': ['assetid', 'hostid', 'agentid', 'assetuuid'],
    'operating system': ['os', 'operatingsystem', 'assetoperatingsystem'],
    'kind of system': ['systemtype', 'assetsystemtype'],
    protocol: ['protocol'],
    port: ['port'],
    vulnerabilities: ['cve', 'definitioncve'],
    CPE: ['cpe', 'definitioncpe'],
    solution: ['solution', 'stepstoremediate', 'definitionsolution'],
    output: ['pluginoutput', 'plugintext', 'output'],
    description: ['description', 'definitiondescription'],
    references: ['seealso', 'definitionseealso'],
    'last seen': ['lastfound', 'lastobserved', 'lastseen', 'hostend'],
  },
  required: ['plugin', 'result', 'severity', 'host'],
  open: () => new NessusRows(),
};

class NessusRows implements RowReader {
  readonly #report = new ScanReport();

  readonly take: RowReader['take'] = (row) => {
    const plugin = row.cell('plugin');
    const name = row.cell('host') ?? row.cell('full name') ?? row.cell('address');
    if (plugin === undefined || !/^\d{1,9}$/.test(plugin)) {
      this.#report.tally.add('row names no plugin', `line ${row.line}: ${row.whole()}`);
    } else if (name === undefined) {
      this.#report.tally.add('row names no host', `line ${row.line}: ${row.whole()}`);
    } else this.#tell(row, plugin, this.#host(row, name));
  };

  readonly finish: RowReader['finish'] = () => this.#report.finish('Nessus CSV');

  #tell(row: TableRow, plugin: string, host: ScanHost): void {
    const severity = row.cell('severity');
    // In the CSV of an audit, the risk is its result.
    const result = /^(passed|failed|warning|error)$/i.test(severity ?? '') ? severity : undefined;
    const title = row.cell('result') ?? `Nessus plugin ${plugin}`;
    tell(
      {
        plugin,
        title,
        family: row.cell('family') ?? '',
        severity,
        state: row.cell('state'),
        cve: row.cell('vulnerabilities'),
        cpes: (row.cell('CPE') ?? '').split(/[\s,]+/).filter((cpe) => cpe !== ''),
        solution: row.cell('solution'),
        output: row.cell('output')?.replace(/^(?:'\s*\n|Plugin Output:\s)/, ''),
        place: placeOf(row.cell('port'), row.cell('protocol')),
        seeAlso: row.cell('references'),
        seenOn: dayIn(row.cell('last seen')),
        check: result === undefined ? undefined : (checkIn(row.cell('description')) ?? title),
        result,
      },
      host,
      this.#report,
    );
  }

  #host(row: TableRow, name: string): ScanHost {
    const ip = row.cell('address');
    const netBios = row.cell('NetBIOS name');
    const key = row.cell('asset number') ?? [name, ip, netBios].join('\u0001');
    const host = this.#report.host(this.#report.keep(key), ip ?? name);
    if (/^https?:\/\//i.test(name)) callApplication(host, name);
    host.call('fqdn', row.cell('full name'));
    host.call('netBios', netBios);
    host.call('host', row.cell('host name'));
    if (/[a-z]/i.test(name) && !name.includes(':')) host.call(name.includes('.') ? 'fqdn' : 'host', name);
    for (const column of ['IPv6 address', 'MAC address'] as const) host.also(row.cell(column));
    describeSystem(host, row.cell('operating system'), row.cell('kind of system'));
    host.saw(dayIn(row.cell('last seen')));
    return host;
  }
}

/** The setting that an audit looked at: `"1.1.2 Ensure that …" : [FAILED]`. */
function checkIn(description: string | undefined): string | undefined {
  return /^"?(.{1,300}?)"?\s*:\s*\[[A-Z]+\]/.exec(description?.slice(0, 400) ?? '')?.[1]?.trim();
}
