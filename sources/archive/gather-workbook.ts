// From the entries of a zip archive to a workbook; names no Node module, so that the page can use it too.
import { isWorkbookPart, openWorkbook, type Workbook } from '#core/formats/bases/workbook.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { decodeDocument } from '#sources/archive/decode.ts';
import { refuseExpansion } from '#sources/archive/expansion.ts';
import { limits } from '#sources/archive/limits.ts';

/** Calls `onEntry` for each entry of an archive whose name is wanted, one after the other. */
export type EachEntry = (
  wants: (name: string) => boolean,
  onEntry: (entry: { readonly name: string; readonly bytes: Uint8Array }) => Promise<void>,
) => Promise<void>;

/** @throws BadDocument where the archive holds no workbook, or a part twice */
export async function gatherWorkbook(each: EachEntry): Promise<Workbook> {
  const parts = new Map<string, string>();
  let bytes = 0;
  await each(isWorkbookPart, (entry) => {
    bytes += entry.bytes.length;
    refuseExpansion(limits.workbookBytes, bytes, limits.workbookBytes);
    if (parts.has(entry.name)) throw new BadDocument('document.corrupt', 'holds a part twice', entry.name);
    parts.set(entry.name, decodeDocument(entry.bytes, entry.name));
    return Promise.resolve();
  });
  return openWorkbook(parts);
}

/** How files begin that are often called workbooks and are none. */
const otherMarks: readonly (readonly [mark: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
];

/** Excel's own format before 2007, in which encrypted workbooks are kept to this day: [MS-CFB] §2.2. */
const oldMark = [0xd0, 0xcf, 0x11, 0xe0];

const zipMark = [0x50, 0x4b];

/** @param head the file's first four bytes or more */
export function refuseOtherFile(head: Uint8Array): void {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, index) => head[index] === byte);
  if (begins(oldMark))
    throw new BadDocument('document.kind', 'is protected by a password, or an old .xls; save it as .xlsx or CSV');
  if (begins(zipMark)) return;
  const what = otherMarks.find(([mark]) => begins(mark))?.[1];
  const told = what === undefined ? '' : ` but ${what}`;
  throw new BadDocument('document.kind', `is no Excel file${told}, whatever its name says`);
}
