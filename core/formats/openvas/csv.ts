// The CSV report of OpenVAS, now Greenbone: one row for each result.
import { isTest, tell } from '#core/formats/openvas/result.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { dayIn, placeOf } from '#core/formats/bases/scan-words.ts';
import type { RowReader, TableEstateFormat, TableRow } from '#core/formats/estate-format.ts';

export const openVasCsv: TableEstateFormat = {
  title: 'OpenVAS CSV',
  tried: true,
  columns: {
    address: ['ip'],
    host: ['hostname'],
    port: ['port'],
    protocol: ['portprotocol'],
    score: ['cvss'],
    threat: ['severity'],
    result: ['nvtname'],
    output: ['specificresult'],
    test: ['nvtoid'],
    vulnerabilities: ['cves'],
    'last seen': ['timestamp'],
    solution: ['solution'],
    product: ['productdetectionresult'],
    references: ['otherreferences'],
  },
  required: ['address', 'result', 'test', 'threat'],
  open: () => new OpenVasRows(),
};

class OpenVasRows implements RowReader {
  readonly #report = new ScanReport();

  readonly take: RowReader['take'] = (row) => {
    const test = row.cell('test');
    const address = row.cell('address') ?? row.cell('host');
    if (test === undefined || !isTest(test)) {
      this.#report.tally.add('row names no test', `line ${row.line}: ${row.whole()}`);
      return;
    }
    if (address === undefined) {
      this.#report.tally.add('row names no host', `line ${row.line}: ${row.whole()}`);
      return;
    }
    this.#tell(row, test, address);
  };

  readonly finish: RowReader['finish'] = () => this.#report.finish('OpenVAS CSV');

  #tell(row: TableRow, test: string, address: string): void {
    const name = row.cell('host');
    const host = this.#report.host([address, name].join('\u0001'), address);
    host.call(name?.includes('.') === true ? 'fqdn' : 'netBios', name);
    const seenOn = dayIn(row.cell('last seen'));
    host.saw(seenOn);
    tell(
      {
        test,
        title: row.cell('result') ?? `OpenVAS test ${test}`,
        family: '',
        threat: row.cell('threat'),
        score: row.cell('score'),
        solution: row.cell('solution'),
        output: row.cell('output'),
        product: row.cell('product'),
        cves: row.cell('vulnerabilities'),
        references: row.cell('references'),
        place: placeOf(row.cell('port'), row.cell('protocol')),
        seenOn,
      },
      host,
      this.#report,
    );
  }
}
