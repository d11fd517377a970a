// Writes examples/utility/plant-assets.xlsx from the table below; with --check it only says whether the file differs. The
// archive stores its parts uncompressed and undated, so that the same table gives the same bytes everywhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipOf } from '#tests/zip-file.ts';

/** As the plant's people keep it: a title, a date, then the columns of CISA's asset inventory guidance for OT. */
const table = `
Three Rivers Water District, control system assets
As of 2024-10-28

Tag name | Asset role/type | Manufacturer | Model | Firmware version | Operating system | OS version | Communication protocols | IP address | Purdue level | Location | Quantity | Criticality | Exposed | Outage window
plc-pump1 | PLC | Siemens | SIMATIC S7-1500 CPU 1515-2 PN | V2.8.3 | | | PROFINET, S7 | 10.40.1.11 | Level 1 | Main pump station | 4 | essential | isolated | second Tuesday of a month, 01:00-03:00
plc-well | PLC | Siemens | SIMATIC S7-1200 CPU 1214C | V4.4.0 | | | PROFINET, S7 | 10.40.2.11 | Level 1 | Wells 1 to 6 | 6 | essential | internal | by well, on request
plc-chlorine | PLC | Rockwell Automation | MicroLogix 1400 | 21.006 | | | EtherNet/IP, HTTP | 10.40.1.31 | Level 1 | Treatment, dosing | 2 | essential | isolated | with the dosing pump by hand
hmi-booster | HMI | Unitronics | Vision | 9.8.65 | | | PCOM, Modbus TCP | 10.40.3.21 | Level 2 | Booster stations | 3 | essential | public |
historian | Historian | AVEVA | Historian | 2020 R2 | | | OPC UA | 10.40.10.5 | Level 3 | Control room | 1 | important | internal |
eng-station | Engineering workstation | Dell | Precision 3660 | | Windows 10 Pro 22H2 | 10.0.19045.4780 | S7 | 10.40.10.21 | Level 3 | Control room | 3 | important | isolated | any day, one at a time
scada-client | Operator workstation | Dell | OptiPlex 7010 | | Windows 10 Pro 22H2 | 10.0.19045.4780 | OPC UA | 10.40.10.31 | Level 3 | Control room | 2 | essential | internal | one at a time
fw-plant | Firewall | Fortinet | FortiOS | 7.2.6 | | | HTTPS, SSL VPN | 203.0.113.10 | Level 3.5 | Control room | 1 | essential | public |
vpn-remote | VPN appliance | SonicWall | SMA 100 | 10.2.1.7-50sv | | | HTTPS | 203.0.113.11 | Level 3.5 | Control room | 1 | essential | public |
`;

const path = fileURLToPath(new URL('../examples/utility/plant-assets.xlsx', import.meta.url));
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The workbook's bytes, part by part as ECMA-376 lays them out; all cells are texts. */
export function exampleWorkbook(): Buffer {
  const rows = table
    .trim()
    .split('\n')
    .map((line) => (line.includes('|') ? line.split('|').map((cell) => cell.trim()) : [line.trim()]));
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${partType}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packaged}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Plant assets" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packaged}/relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${sheet(rows)}</sheetData></worksheet>`],
  ];
  return zipOf(parts.map(([name, xml]) => ({ name, bytes: Buffer.from(declared + xml), method: 0 })));
}

function sheet(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, index) => {
      const written = cells.map((text, column) =>
        text === ''
          ? ''
          : `<c r="${String.fromCodePoint(65 + column)}${index + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
      );
      return `<row r="${index + 1}">${written.join('')}</row>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

if (import.meta.main) {
  const made = exampleWorkbook();
  if (!process.argv.includes('--check')) writeFileSync(path, made);
  else if (!made.equals(readFileSync(path))) {
    process.stderr.write('examples/utility/plant-assets.xlsx is not what scripts/example-workbook.ts writes\n');
    process.exitCode = 1;
  }
}
