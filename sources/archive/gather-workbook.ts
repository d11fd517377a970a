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

/** Excel's own format before 2007, in which encrypted workbooks are kept to this day: [MS-CFB] §2.2. */
const oldMark = [0xd0, 0xcf, 0x11, 0xe0];

/** @param head the file's first four bytes or more */
export function refuseOldWorkbook(head: Uint8Array): void {
  if (oldMark.every((byte, index) => head[index] === byte))
    throw new BadDocument('document.kind', 'is protected by a password, or an old .xls; save it as .xlsx or CSV');
}
