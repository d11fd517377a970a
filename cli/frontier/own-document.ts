// Files that were named where another kind was meant: told by what they are, before a parser stumbles in their midst.
import { openSync, closeSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Io } from '#cli/io.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { naming, readDocument } from '#sources/archive/read-document.ts';

/**
 * One of the framework's own documents, as JSON.
 *
 * @param told what it should be, and what else to do where it is something else
 * @throws BadDocument what is no JSON object: a table of runs, lines of JSON
 */
export function ownDocument(path: string, told: string, io: Pick<Io, 'cwd'>): unknown {
  return naming(path, () => {
    const { text } = readDocument(resolve(io.cwd, path));
    if (isTable(path) || !/^\ufeff?\s*\{/.test(text)) throw new BadDocument('document.kind', `is no ${told}`);
    return parseStrict(text);
  });
}

/** @throws BadDocument what is a folder, with how its files are named */
export function refuseFolder(path: string, kinds: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new BadDocument('file.missing', 'there is no such file');
  if (stat.isDirectory()) throw new BadDocument('file.kind', `is a folder: name the files in it, such as ${kinds}`);
}

/** @throws BadDocument what begins neither as JSON nor as an archive: a table of runs, most likely */
export function refuseOtherThanLog(path: string): void {
  const head = Buffer.alloc(64);
  const file = openSync(path, 'r');
  try {
    const text = head.toString('utf8', 0, readSync(file, head, 0, head.length, 0));
    if (!isTable(path) && /^(PK|\ufeff?\s*(\{|$))/.test(text)) return;
  } finally {
    closeSync(file);
  }
  throw new BadDocument('document.kind', 'is no log of Inspect AI; a table of runs is read by `frontier horizon`');
}

function isTable(path: string): boolean {
  return /\.(csv|tsv|jsonl|ndjson)$/i.test(path);
}
