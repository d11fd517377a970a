// Workbooks for tests, part by part as ECMA-376 lays them out.
import { zipOf } from '#tests/zip-file.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

interface MadeSheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** The rows' XML: `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`. */
  readonly rows: string;
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  /** `<si>…</si>` for each shared string. */
  readonly strings?: string;
  /** Within `<styleSheet>`. */
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Parts beside, or in place of, those made here. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** The rows' XML of lines of cells with commas between them. */
export function rowsOf(text: string): string {
  const cells = (line: string): string =>
    line
      .split(',')
      .map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`)
      .join('');
  return text
    .split('\n')
    .map((line, at) => `<row r="${at + 1}">${cells(line)}</row>`)
    .join('');
}

export function workbookParts({ sheets, strings, styles, date1904, parts = {} }: MadeWorkbook): Map<string, string> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const related = [
    ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
    relation('s', 'sharedStrings', 'sharedStrings.xml'),
    relation('t', 'styles', 'styles.xml'),
    `<Relationship Id="e" Type="${office}/externalLink" Target="http://127.0.0.1:9/never" TargetMode="External"/>`,
  ];
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${state === undefined ? '' : `state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  return new Map(
    Object.entries({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      '_rels/.rels': `<Relationships xmlns="${relationships}">${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${date1904 === true ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relationships}">${related.join('')}</Relationships>`,
      'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings ?? ''}</sst>`,
      'xl/styles.xml': `<styleSheet xmlns="${main}">${styles ?? ''}</styleSheet>`,
      ...Object.fromEntries(
        sheets.map(({ rows }, index) => [
          `xl/worksheets/sheet${index + 1}.xml`,
          `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
        ]),
      ),
      ...parts,
    }),
  );
}

export function workbookFile(made: MadeWorkbook): Buffer {
  return zipOf([...workbookParts(made)].map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}
