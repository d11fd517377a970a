// A workbook (.xlsx, .xlsm: ECMA-376) as sheets of rows. Nothing is fetched or computed: links that lead out of it are not
// followed, macros are not looked at.
import type { SaxesTagNS } from 'saxes';
import type { CsvRow } from '#core/formats/bases/csv-rows.ts';
import { sheetRows, type CellContext } from '#core/formats/bases/workbook-sheet.ts';
import { sharedStrings } from '#core/formats/bases/workbook-strings.ts';
import { numberStyles } from '#core/formats/bases/workbook-styles.ts';
import { strictXml } from '#core/formats/bases/xml-strict.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { Tally } from '#core/kernel/tally.ts';

/** The texts of a workbook's parts, by their names in the archive: `xl/workbook.xml`. */
export type WorkbookParts = ReadonlyMap<string, string>;

interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Read as they are asked for. @throws BadDocument with the sheet's name in its place */
  readonly rows: () => Iterable<CsvRow>;
}

export interface Workbook {
  /** In the order of their tabs. */
  readonly sheets: readonly Sheet[];
  /** What could not be told in the sheets read so far. */
  readonly tally: Tally;
}

/** The parts that are read; pictures, macros and what else lies in a workbook are left packed. */
export function isWorkbookPart(name: string): boolean {
  return (
    name === '_rels/.rels' ||
    /^xl\/(?:_rels\/)?[^/]+\.(?:xml|rels)$/.test(name) ||
    /^xl\/worksheets\/[^/]+\.xml$/.test(name)
  );
}

const sheetsMax = 1000;

/** @throws BadDocument where the parts are no workbook */
export function openWorkbook(parts: WorkbookParts): Workbook {
  const root = '_rels/.rels';
  const main =
    [...relations(parts, root, '')].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const text = parts.get(main);
  if (text === undefined) throw new BadDocument('document.kind', 'is a zip archive, and no workbook that is read here');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const related = relations(parts, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const partOf = (type: string): string | undefined =>
    parts.get(related.find((relation) => relation.type === type)?.target ?? '');
  const tally = new Tally();
  const { sheets, from1904 } = readMain(text);
  let context: CellContext | undefined;
  const contextOf = (): CellContext =>
    (context ??= {
      strings: within('shared strings', () => sharedStrings(partOf('sharedStrings') ?? '<sst/>')),
      styles: within('styles', () => numberStyles(partOf('styles') ?? '<styleSheet/>')),
      from1904,
      tally,
    });
  return {
    tally,
    sheets: sheets.map(({ name, isHidden, id }) => ({
      name,
      isHidden,
      rows: () => {
        const xml = parts.get(related.find((relation) => relation.id === id)?.target ?? '');
        return xml === undefined ? [] : placed(name, sheetRows(xml, contextOf()));
      },
    })),
  };
}

interface NamedSheet {
  readonly name: string;
  readonly id: string | undefined;
  readonly isHidden: boolean;
}

function readMain(xml: string): { readonly sheets: readonly NamedSheet[]; readonly from1904: boolean } {
  const sheets: NamedSheet[] = [];
  let from1904 = false;
  eachTag('workbook', xml, (tag) => {
    if (tag.local === 'workbookPr') from1904 = /^(1|true)$/.test(tag.attributes['date1904']?.value ?? '');
    if (tag.local !== 'sheet' || sheets.length >= sheetsMax) return;
    const id = Object.values(tag.attributes).find(({ local, prefix }) => local === 'id' && prefix !== '');
    sheets.push({
      name: tag.attributes['name']?.value ?? '',
      id: id?.value,
      isHidden: /hidden/i.test(tag.attributes['state']?.value ?? ''),
    });
  });
  return { sheets, from1904 };
}

interface Relation {
  readonly id: string;
  /** The last part of its type's address. */
  readonly type: string;
  /** The part's name in the archive. */
  readonly target: string;
}

/** What one part refers to; what lies outside the archive is left out. */
function relations(parts: WorkbookParts, name: string, folder: string): readonly Relation[] {
  const found: Relation[] = [];
  eachTag(name, parts.get(name) ?? '<Relationships/>', ({ local, attributes }) => {
    if (local !== 'Relationship' || attributes['TargetMode']?.value === 'External') return;
    const target = attributes['Target']?.value ?? '';
    found.push({
      id: attributes['Id']?.value ?? '',
      type: (attributes['Type']?.value ?? '').replace(/^.*\//, ''),
      target: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
    });
  });
  return found;
}

function eachTag(part: string, xml: string, onTag: (tag: SaxesTagNS) => void): void {
  within(part, () => {
    const parser = strictXml({ open: onTag, text: () => undefined, close: () => undefined });
    parser.write(xml);
    parser.end();
  });
}

function* placed(name: string, rows: Generator<CsvRow>): Generator<CsvRow> {
  try {
    yield* rows;
  } catch (error) {
    throw at(`sheet ${name}`, error);
  }
}

function within<Value>(part: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw at(part, error);
  }
}

function at(part: string, error: unknown): unknown {
  if (!(error instanceof BadDocument)) return error;
  return new BadDocument(error.code, error.message, error.place === undefined ? part : `${part}: ${error.place}`);
}
