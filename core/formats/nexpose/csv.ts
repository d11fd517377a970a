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
    ip: ['assetipaddress', 'ipaddress', 'ip'],
    names: ['assetnames', 'assetname', 'hostname'],
    mac: ['assetmacaddresses', 'assetmacaddress', 'macaddress'],
    system: ['assetosname', 'assetos', 'operatingsystem', 'osname'],
    systemVersion: ['assetosversion', 'osversion'],
    id: ['vulnerabilityid', 'vulnid', 'nexposeid'],
    title: ['vulnerabilitytitle', 'vulntitle', 'vulnerabilityname'],
    status: ['vulnerabilitytestresultcode', 'vulnerabilityteststatus', 'testresultcode', 'vulnstatus'],
    severity: ['vulnerabilityseveritylevel', 'severitylevel', 'vulnerabilityseverity'],
    score: ['vulnerabilitycvssscore', 'vulnerabilitycvssv3score', 'cvssscore'],
    cves: ['vulnerabilitycveids', 'vulnerabilitycves', 'cveids', 'vulnerabilityreferenceids'],
    references: ['vulnerabilityreferenceurls', 'vulnerabilitycveurls', 'vulnerabilityreferences'],
    solution: ['vulnerabilitysolution', 'solution', 'fix'],
    proof: ['vulnerabilityproof', 'proof'],
    port: ['serviceport', 'port'],
    protocol: ['serviceprotocol', 'protocol'],
    seenOn: ['vulnerabilitytestdate', 'lastscandate', 'lastassessedforvulnerabilities'],
  },
  required: ['ip', 'id', 'title'],
  open: () => new InsightRows(),
};

class InsightRows implements RowReader {
  readonly #report = new ScanReport();

  readonly take: RowReader['take'] = (row) => {
    const id = row.cell('id');
    const ip = row.cell('ip');
    if (id === undefined || id.length > 200 || ip === undefined) {
      const reason = ip !== undefined ? 'row names no vulnerability' : 'row names no host';
      this.#report.tally.add(reason, `line ${row.line}: ${row.whole()}`);
      return;
    }
    const host = this.#host(row, ip);
    const seenOn = dayIn(row.cell('seenOn'));
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
        title: row.cell('title'),
        severity: row.cell('severity'),
        score: row.cell('score'),
        solution: row.cell('solution'),
        cves: row.cell('cves'),
        references: row.cell('references'),
      },
      host,
      this.#report,
    );
  };

  readonly finish: RowReader['finish'] = () => this.#report.finish('InsightVM CSV');

  #host(row: TableRow, ip: string): ScanHost {
    const host = this.#report.host(ip);
    for (const name of row.cell('names')?.split(/[,;\s]+/) ?? []) host.call(name.includes('.') ? 'fqdn' : 'host', name);
    for (const address of row.cell('mac')?.split(/[,;\s]+/) ?? []) host.also(address);
    runs(host, [row.cell('system'), row.cell('systemVersion')].filter((one) => one !== undefined).join(' '));
    return host;
  }
}
