// Workbooks lie in zip archives: the parts that hold their tables, as text.
import { openSync, readSync, closeSync } from 'node:fs';
import type { Workbook } from '#core/formats/bases/workbook.ts';
import { gatherWorkbook, refuseOtherFile } from '#sources/archive/gather-workbook.ts';
import { named } from '#sources/archive/read-document.ts';
import { eachZipEntry, eachZipEntryIn } from '#sources/archive/zip.ts';

/**
 * Opens a workbook; its sheets are read as they are asked for.
 *
 * @throws BadDocument naming the file: encrypted, damaged, no workbook, too large, expanding beyond measure
 */
export async function readWorkbook(path: string): Promise<Workbook> {
  try {
    refuseOtherFile(headOf(path));
    return await gatherWorkbook((wants, onEntry) => eachZipEntry(path, wants, onEntry));
  } catch (error) {
    throw named(path, error);
  }
}

/** The same, of a workbook that is no file. */
export async function workbookIn(bytes: Uint8Array): Promise<Workbook> {
  refuseOtherFile(bytes);
  return gatherWorkbook((wants, onEntry) => eachZipEntryIn(bytes, wants, onEntry));
}

function headOf(path: string): Uint8Array {
  const head = new Uint8Array(4);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head;
}
