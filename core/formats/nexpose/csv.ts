// The CSV export of InsightVM: one row for each vulnerability found on an asset.
import { tell } from '#core/formats/nexpose/test-result.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { dayIn, placeOf } from '#core/formats/bases/scan-words.ts';
import { runs } from '#core/formats/bases/stated-system.ts';
import type { RowReader, TableEstateFormat, TableRow } from '#core/formats/estate-format.ts';

export const nexposeCsv: TableEstateFormat = {
  title: 'InsightVM CSV',
  tried: false,
  columns: {
    address: ['assetipaddress', 'ipaddress', 'ip'],
    'host names': ['assetnames', 'assetname', 'hostnames', 'hostname'],
    'MAC address': ['assetmacaddresses', 'assetmacaddress', 'macaddress'],
    'operating system': ['assetosname', 'assetos', 'operatingsystem', 'osname'],
    'version of the operating system': ['assetosversion', 'osversion'],
    vulnerability: ['vulnerabilityid', 'vulnid', 'nexposeid'],
    result: ['vulnerabilitytitle', 'vulntitle', 'vulnerabilityname'],
    status: ['vulnerabilitytestresultcode', 'vulnerabilityteststatus', 'testresultcode', 'vulnstatus'],
    severity: ['vulnerabilityseveritylevel', 'severitylevel', 'vulnerabilityseverity', 'severity'],
    score: ['vulnerabilitycvssv3score', 'cvssv3score', 'vulnerabilitycvssscore', 'cvssscore', 'cvssv2score'],
    'CVE names': ['vulnerabilitycveids', 'vulnerabilitycves', 'cveids', 'vulnerabilityreferenceids'],
    references: ['vulnerabilityreferenceurls', 'vulnerabilitycveurls', 'vulnerabilityreferences'],
    solution: ['vulnerabilitysolution', 'solution', 'fix'],
    proof: ['vulnerabilityproof', 'proof', 'evidence'],
    port: ['serviceport', 'port'],
    protocol: ['serviceprotocol', 'protocol'],
    'last seen': ['vulnerabilitytestdate', 'lastscandate', 'lastassessedforvulnerabilities', 'lasttested', 'lastseen'],
  },
  required: ['address', 'vulnerability', 'result'],
  open: () => new InsightRows(),
};

class InsightRows implements RowReader {
  readonly #report = new ScanReport();

  readonly take: RowReader['take'] = (row) => {
    const id = row.cell('vulnerability');
    const ip = row.cell('address');
    if (id === undefined || id.length > 200 || ip === undefined) {
      const reason = ip !== undefined ? 'row names no vulnerability' : 'row names no host';
      this.#report.tally.add(reason, `line ${row.line}: ${row.whole()}`);
      return;
    }
    const host = this.#host(row, ip);
    const seenOn = dayIn(row.cell('last seen'));
    host.saw(seenOn);
    tell(
      {
        id,
        status: row.cell('status'),
        proof: row.cell('proof'),
        place: placeOf(row.cell('port'), row.cell('protocol')),
        component: undefined,
        seenOn,
      },
      {
        title: row.cell('result'),
        severity: row.cell('severity'),
        score: row.cell('score'),
        solution: row.cell('solution'),
        cves: row.cell('CVE names'),
        references: row.cell('references'),
      },
      host,
      this.#report,
    );
  };

  readonly finish: RowReader['finish'] = () => this.#report.finish('InsightVM CSV');

  #host(row: TableRow, ip: string): ScanHost {
    const host = this.#report.host(ip);
    for (const name of row.cell('host names')?.split(/[,;\s]+/) ?? [])
      host.call(name.includes('.') ? 'fqdn' : 'host', name);
    for (const address of row.cell('MAC address')?.split(/[,;\s]+/) ?? []) host.also(address);
    runs(
      host,
      [row.cell('operating system'), row.cell('version of the operating system')]
        .filter((one) => one !== undefined)
        .join(' '),
    );
    return host;
  }
}
