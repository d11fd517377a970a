import { createReadStream } from 'node:fs';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord } from '#core/kernel/json.ts';
import { isGzip } from '#sources/archive/expansion.ts';
import { gunzipStream } from '#sources/archive/inflate.ts';
import { eachLine } from '#sources/archive/lines.ts';
import type { FoundFile } from '#sources/archive/walk.ts';
import { eachZipEntry, isZip, type ZipEntry } from '#sources/archive/zip.ts';
import { gather, peek } from '#sources/pieces.ts';
import {
  readJsonDocument,
  readXmlDocument,
  readYamlDocument,
  readingOf,
  type Standing,
} from '#sources/read-document.ts';
import { headBytes, recognise } from '#sources/recognise.ts';
import type { LineReader } from '#sources/reader.ts';
import type { Reports } from '#sources/reports.ts';

/** Reads one file, whatever it is: plain, gzip, or a zip archive of files. */
export async function readFile(file: FoundFile, reports: Reports): Promise<void> {
  const pieces = createReadStream(file.path, { highWaterMark: headBytes });
  const { head: first, all: packed } = await peek(pieces, 4);
  if (isZip(first)) {
    pieces.destroy();
    await readZip(file, reports);
    return;
  }
  const gzip = isGzip(first);
  if (!gzip && /\.(gz|zip)$/i.test(file.name)) {
    pieces.destroy();
    throw new BadDocument('document.corrupt', 'is neither gzip nor zip, as its name says');
  }
  const { head, all } = await peek(gzip ? gunzipStream(packed) : packed, headBytes);
  const kind = recognise(head, file.name.replace(/\.gz$/i, ''));
  const standing = { name: file.name, group: groupOf(file) };
  switch (kind.kind) {
    case 'skip':
      reports.skip(kind.reason, file.name);
      // A document of another kind need not be whole; but a damaged archive is told whatever it holds.
      if (gzip) await gatherNothing(all);
      else pieces.destroy();
      return;
    case 'lines':
      return readLines(kind.reader, all, { file: file.name, reports });
    case 'ndjson':
      return readRecords(all, standing, reports);
    case 'json':
      return readJsonDocument(await gather(all), standing, reports);
    case 'yaml':
      return readYamlDocument(await gather(all), standing, reports);
    case 'xml':
      return readXmlDocument(await gather(all), kind.reader, standing, reports);
  }
}

interface Place {
  readonly file: string;
  readonly reports: Reports;
}

async function readLines(reader: LineReader, pieces: AsyncIterable<Uint8Array>, place: Place): Promise<void> {
  const read = reader.open(place.reports.sink(reader.source, place.file), { name: place.file });
  await eachLine(pieces, (line, number, isCut) => {
    // These files are written by programs that end each line: one without its end was cut, maybe within a number.
    if (isCut) throw new BadDocument('document.truncated', 'ends within a line');
    read(line, number);
  });
}

async function readRecords(pieces: AsyncIterable<Uint8Array>, { name }: Standing, reports: Reports): Promise<void> {
  const reading = readingOf({ file: name, group: name }, reports);
  await eachLine(pieces, (line) => {
    const value = parseStrict(line);
    if (isRecord(value)) reading.read(value);
    else reading.drop('record is no object', line);
  });
  reading.end();
}

/** macOS packs the attributes of each file beside it, under a name that could be a source's. */
const attributesName = /(^|\/)(\._|__MACOSX\/)/;

/** What can be a source, by its name within an archive. */
const sourceName = /\.(json|ndjson|jsonl|csv|ya?ml|xml)$/i;

async function readZip(file: FoundFile, reports: Reports): Promise<void> {
  const wants = (name: string): boolean => {
    if (attributesName.test(name)) {
      reports.skip('hidden file or folder', `${file.name}: ${name}`);
      return false;
    }
    if (sourceName.test(name)) return true;
    reports.skip('file in an archive that is no source by its name', `${file.name}: ${name}`);
    return false;
  };
  await eachZipEntry(file.path, wants, async (entry) => {
    try {
      await readEntry(entry, file, reports);
    } catch (error) {
      if (error instanceof BadDocument) error.file ??= `${file.path}: ${entry.name}`;
      throw error;
    }
  });
}

async function readEntry(entry: ZipEntry, file: FoundFile, reports: Reports): Promise<void> {
  const standing = { name: `${file.name}: ${entry.name}`, group: file.name };
  const kind = recognise(entry.bytes.subarray(0, headBytes), entry.name);
  switch (kind.kind) {
    case 'skip':
      return reports.skip(kind.reason, standing.name);
    case 'lines':
      return readLines(kind.reader, one(entry.bytes), { file: standing.name, reports });
    case 'ndjson':
      return readRecords(one(entry.bytes), { ...standing, name: standing.name }, reports);
    case 'json':
      return readJsonDocument(entry.bytes, standing, reports);
    case 'yaml':
      return readYamlDocument(entry.bytes, standing, reports);
    case 'xml':
      return readXmlDocument(entry.bytes, kind.reader, standing, reports);
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

async function gatherNothing(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of pieces) continue;
}

/** Documents of one record each are counted together: by the topmost folder they lie in. */
function groupOf({ name, isNamed }: FoundFile): string {
  if (isNamed) return name;
  const slash = name.indexOf('/');
  return slash < 0 ? './' : name.slice(0, slash + 1);
}
