// Records of analyses on disk.
import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ownDocument } from '#cli/frontier/own-document.ts';
import type { Words } from '#cli/frontier/words.ts';
import type { Io } from '#cli/io.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { openedRecord, sealedRecord, type Analysis, type OpenedRecord } from '#core/frontier/sealed-record.ts';

export const recordOptions = { record: { type: 'string' } } as const;

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Writes the record where `--record` names a file, whole or not at all. */
export function keepRecord(analysis: Analysis, values: Words['values'], io: Io): void {
  const { record: path } = values;
  if (typeof path !== 'string') return;
  const target = resolve(io.cwd, path);
  const sealed = sealedRecord(analysis, sha256);
  writeFileSync(`${target}.tmp`, `${canonicalText(sealed)}\n`);
  renameSync(`${target}.tmp`, target);
  io.stderr(`breakwater: record ${sealed.digest} in ${path}\n`);
}

/** @throws BadDocument what is no record, or was changed since it was sealed */
export function openRecord(path: string, io: Pick<Io, 'cwd'>): OpenedRecord {
  return openedRecord(ownDocument(path, 'record, which goes before the runs: RECORD.json RUNS...', io), sha256);
}
