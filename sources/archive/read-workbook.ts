// Workbooks lie in zip archives: the parts that hold their tables, as text.
import { openSync, readSync, closeSync } from 'node:fs';
import { isWorkbookPart, openWorkbook, type Workbook } from '#core/formats/bases/workbook.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { decodeDocument } from '#sources/archive/decode.ts';
import { refuseExpansion } from '#sources/archive/inflate.ts';
import { limits } from '#sources/archive/limits.ts';
import { named } from '#sources/archive/read-document.ts';
import { eachZipEntry } from '#sources/archive/zip.ts';

/**
 * Opens a workbook; its sheets are read as they are asked for.
 *
 * @throws BadDocument naming the file: encrypted, damaged, no workbook, too large, expanding beyond measure
 */
export async function readWorkbook(path: string): Promise<Workbook> {
  try {
    refuseOld(path);
    const parts = new Map<string, string>();
    let bytes = 0;
    await eachZipEntry(path, isWorkbookPart, (entry) => {
      bytes += entry.bytes.length;
      refuseExpansion(limits.workbookBytes, bytes, limits.workbookBytes);
      if (parts.has(entry.name)) throw new BadDocument('document.corrupt', 'holds a part twice', entry.name);
      parts.set(entry.name, decodeDocument(entry.bytes, entry.name));
      return Promise.resolve();
    });
    return openWorkbook(parts);
  } catch (error) {
    throw named(path, error);
  }
}

/** Excel's own format before 2007, in which encrypted workbooks are kept to this day: [MS-CFB] §2.2. */
const oldMark = [0xd0, 0xcf, 0x11, 0xe0];

function refuseOld(path: string): void {
  const head = new Uint8Array(4);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  if (oldMark.every((byte, index) => head[index] === byte))
    throw new BadDocument('document.kind', 'is protected by a password, or an old .xls; save it as .xlsx or CSV');
}
