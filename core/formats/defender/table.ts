// The tables of Defender's vulnerability management as CSV: advanced hunting, and the exports for each device.
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { addRecord } from '#core/formats/defender/rows.ts';
import type { RowReader, TableEstateFormat } from '#core/formats/estate-format.ts';

/** By the names that the same fields have in JSON. */
const columns = {
  deviceId: ['deviceid'],
  deviceName: ['devicename'],
  osPlatform: ['osplatform'],
  osVersion: ['osversion'],
  softwareVendor: ['softwarevendor'],
  softwareName: ['softwarename'],
  softwareVersion: ['softwareversion'],
  cveId: ['cveid'],
  vulnerabilitySeverityLevel: ['vulnerabilityseveritylevel', 'severity'],
  recommendedSecurityUpdate: ['recommendedsecurityupdate'],
  recommendedSecurityUpdateId: ['recommendedsecurityupdateid'],
  recommendedSecurityUpdateUrl: ['recommendedsecurityupdateurl'],
  lastSeenTimestamp: ['lastseentimestamp'],
  status: ['status'],
} as const;

export const defenderTable: TableEstateFormat = {
  title: 'Microsoft Defender CSV',
  tried: false,
  columns,
  required: ['deviceId', 'softwareVendor', 'softwareName'],
  open: () => new DefenderRows(),
};

class DefenderRows implements RowReader {
  readonly #report = new ScanReport();

  readonly take: RowReader['take'] = (row) => {
    const record: Record<string, string> = {};
    for (const column of Object.keys(columns)) {
      const cell = row.cell(column);
      if (cell !== undefined) record[column] = this.#report.keep(cell);
    }
    addRecord(record, this.#report);
  };

  readonly finish: RowReader['finish'] = () => {
    this.#report.tool = 'Microsoft Defender';
    return this.#report.finish('Microsoft Defender CSV');
  };
}
