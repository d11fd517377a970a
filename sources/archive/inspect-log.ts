// Logs of Inspect AI, `.json` and `.eval`: what the run was, and each sample as it comes. Messages and events, which are
// nearly all of a log's bytes, are passed over.
// Source: UKGovernmentBEIS/inspect_ai@499e6152, src/inspect_ai/log/_log.py and _recorders/eval.py.
import { closeSync, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, recordOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Keep } from '#sources/archive/keep.ts';
import { readKept } from '#sources/archive/kept-json.ts';
import { zipMembers, type ZipMember } from '#sources/archive/zip-members.ts';
import { isZip } from '#sources/archive/zip.ts';

const score: Keep = { only: { value: 'all', history: { items: { only: { value: 'all', provenance: 'all' } } } } };

const sample: Keep = {
  only: {
    id: 'all',
    epoch: 'all',
    scores: { every: score },
    // As it was before there were several: one score without a name.
    score,
    metadata: 'all',
    uuid: 'all',
    model_usage: 'all',
    model_fallbacks: 'all',
    error: { only: { message: 'all' } },
    error_retries: { items: { only: { message: 'all' } } },
    invalidation: 'all',
    limit: { only: { type: 'all', limit: 'all' } },
    output: { only: { model: 'all', choices: { items: { only: { stop_reason: 'all' } } } } },
  },
};

const reductions: Keep = {
  items: {
    only: {
      scorer: 'all',
      reducer: 'all',
      samples: { items: { only: { value: 'all', sample_id: 'all' } } },
    },
  },
};

const head: Readonly<Record<string, Keep>> = {
  version: 'all',
  status: 'all',
  eval: 'all',
  results: 'all',
  invalidated: 'all',
  config_updates: 'all',
  log_updates: 'all',
  error: { only: { message: 'all' } },
};

/** What a log says of its run: the fields of `EvalLog` but samples, with `reductions` where there are any. */
export type InspectHead = JsonRecord;

/**
 * Reads a log in bounded memory.
 *
 * @param onSample one `EvalSample`, without messages, events and the like; in the log's order
 * @throws BadDocument what is no log, cut short or damaged, or made to harm; a sample that stands twice
 */
export async function readInspectLog(path: string, onSample: (sample: JsonRecord) => void): Promise<InspectHead> {
  const file = openSync(path, 'r');
  try {
    return await readOpenedLog(file, onSample);
  } finally {
    closeSync(file);
  }
}

/** The same of a file that was opened before, as `openSync` numbers it; it is not closed here. */
export async function readOpenedLog(file: number, onSample: (sample: JsonRecord) => void): Promise<InspectHead> {
  const seen = new Set<string>();
  const take = (value: unknown): void => {
    if (!isRecord(value)) throw new BadDocument('document.kind', 'is no log of Inspect AI: a sample is no object');
    const key = JSON.stringify([value['id'], value['epoch'] ?? 1]);
    if (seen.has(key)) throw new BadDocument('document.duplicate_key', `sample ${key} stands twice`);
    seen.add(key);
    onSample(value);
  };
  return isZip(firstBytes(file)) ? readArchive(file, take) : readJson(file, take);
}

function firstBytes(file: number): Uint8Array {
  const bytes = new Uint8Array(4);
  return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
}

async function readJson(file: number, take: (sample: unknown) => void): Promise<InspectHead> {
  const keep: Keep = { only: { ...head, reductions, samples: { each: sample, onEach: take } } };
  const log = recordOf(await readKept(bytesOf(file), keep));
  return refuseOther(log);
}

const pieceBytes = 256 * 1024;
const readPiece = promisify(read);

/** Every piece lies in the same memory: pieces of their own are let go late where nothing else presses the heap. */
async function* bytesOf(file: number): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(pieceBytes);
  for (let position = 0; ;) {
    const { bytesRead } = await readPiece(file, buffer, 0, pieceBytes, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function refuseOther(log: JsonRecord | undefined): InspectHead {
  if (log !== undefined && isRecord(log['eval'])) return log;
  throw new BadDocument('document.kind', 'is no log of Inspect AI: it says nothing of its run (eval)');
}

/** Whole samples, and those whose parts are members of their own. An id may hold any sign, so only the end tells. */
const wholeSample = /^samples\/.+_epoch_\d+\.json$/s;
const partOfSample = /^(samples\/.+_epoch_\d+)\/(sample|metadata)\.json$/s;

async function readArchive(file: number, take: (sample: unknown) => void): Promise<InspectHead> {
  const members = await zipMembers(file);
  const byName = new Map(members.map((member) => [member.name, member]));
  const log = await readHead(byName);
  for (const member of members) {
    if (wholeSample.test(member.name)) take(await readMember(member, sample));
    else if (partOfSample.exec(member.name)?.[2] === 'sample') take(await readChunked(member, byName));
  }
  const updates = members.filter(({ name }) => name.startsWith('_journal/config_updates/'));
  return updates.length === 0 ? log : { config_updates: updates.map(({ name }) => name), ...log };
}

async function readHead(byName: ReadonlyMap<string, ZipMember>): Promise<InspectHead> {
  const header = byName.get('header.json');
  const start = byName.get('_journal/start.json');
  if (header === undefined && start === undefined) {
    throw new BadDocument(
      'document.kind',
      'is no log of Inspect AI: it holds neither header.json nor _journal/start.json',
    );
  }
  const reduced = byName.get('reductions.json');
  const more = reduced === undefined ? {} : { reductions: await readMember(reduced, reductions) };
  if (header !== undefined) return { ...refuseOther(recordOf(await readMember(header, { only: head }))), ...more };
  // A run that never ended has no header.
  const begun = start === undefined ? undefined : recordOf(await readMember(start, { only: head }));
  return { ...refuseOther(begun), status: 'started' };
}

async function readChunked(member: ZipMember, byName: ReadonlyMap<string, ZipMember>): Promise<unknown> {
  const value = await readMember(member, sample);
  const metadata = byName.get(member.name.replace(/sample\.json$/, 'metadata.json'));
  if (metadata === undefined || !isRecord(value) || isRecord(value['metadata'])) return value;
  return { ...value, metadata: await readMember(metadata, 'all') };
}

async function readMember(member: ZipMember, keep: Keep): Promise<unknown> {
  try {
    return await readKept(member.open(), keep);
  } catch (error) {
    if (!(error instanceof BadDocument) || error.place === member.name) throw error;
    throw new BadDocument(
      error.code,
      error.message,
      error.place === undefined ? member.name : `${member.name}, ${error.place}`,
    );
  }
}
