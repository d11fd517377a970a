// Qualys' CSV reports: one row for each detection on a host.
import { tell } from '#core/formats/qualys/detection.ts';
import { hostOf } from '#core/formats/qualys/host.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { dayIn, placeOf } from '#core/formats/bases/scan-words.ts';
import type { RowReader, TableEstateFormat, TableRow } from '#core/formats/estate-format.ts';

export const qualysCsv: TableEstateFormat = {
  title: 'Qualys CSV',
  tried: true,
  columns: {
    address: ['ip', 'ipaddress'],
    'full name': ['dns', 'hostname', 'fqdn'],
    'NetBIOS name': ['netbios'],
    'operating system': ['os', 'operatingsystem'],
    QID: ['qid'],
    title: ['title', 'vulntitle'],
    status: ['vulnstatus', 'status'],
    type: ['type'],
    severity: ['severity'],
    port: ['port'],
    protocol: ['protocol'],
    'last seen': ['lastdetected', 'lastscan'],
    vulnerabilities: ['cveid', 'cveids'],
    references: ['vendorreference'],
    solution: ['solution'],
    result: ['results', 'result'],
    category: ['category'],
  },
  required: ['address', 'QID', 'title', 'severity'],
  open: () => new QualysRows(),
};

class QualysRows implements RowReader {
  readonly #report = new ScanReport();

  readonly take: RowReader['take'] = (row) => {
    const qid = row.cell('QID');
    const host = hostOf(
      {
        ip: row.cell('address'),
        dns: row.cell('full name'),
        netBios: row.cell('NetBIOS name'),
        system: row.cell('operating system'),
      },
      this.#report,
    );
    if (qid === undefined || !/^\d{1,9}$/.test(qid)) {
      // Hosts on which nothing was found stand in rows of their own, and the report's summary in others.
      this.#report.tally.add('row names no QID', `line ${row.line}: ${row.whole()}`);
    } else if (host === undefined) {
      this.#report.tally.add('row names no host', `line ${row.line}: ${row.whole()}`);
    } else {
      const seenOn = dayIn(row.cell('last seen'), 'month first');
      host.saw(seenOn);
      tell(detectionOf(row, qid, seenOn), entryOf(row), host, this.#report);
    }
  };

  readonly finish: RowReader['finish'] = () => this.#report.finish('Qualys CSV');
}

function detectionOf(row: TableRow, qid: string, seenOn: string | undefined): Parameters<typeof tell>[0] {
  return {
    qid,
    type: row.cell('type'),
    status: row.cell('status'),
    result: row.cell('result'),
    place: placeOf(row.cell('port'), row.cell('protocol')),
    seenOn,
  };
}

function entryOf(row: TableRow): Parameters<typeof tell>[1] {
  return {
    title: row.cell('title'),
    severity: row.cell('severity'),
    category: row.cell('category'),
    solution: row.cell('solution'),
    cves: row.cell('vulnerabilities'),
    references: row.cell('references'),
  };
}
