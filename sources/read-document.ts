// One document that is held whole: JSON with one record or a list of them, or YAML.
import { parseXml } from '#core/formats/bases/xml.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';
import { decodeText } from '#sources/archive/decode.ts';
import { parseYaml } from '#sources/archive/strict-yaml.ts';
import { recordReaders, skippedShapes } from '#sources/registry.ts';
import type { RecordReader, XmlReader } from '#sources/reader.ts';
import type { Reports } from '#sources/reports.ts';

/** Where a document stood. */
export interface Standing {
  /** The file's name, or the archive's and the entry's. */
  readonly name: string;
  /** Under which name documents like it are counted together. */
  readonly group: string;
}

export function readJsonDocument(bytes: Uint8Array, standing: Standing, reports: Reports): void {
  readValue(parseStrict(decodeText(bytes)), standing, reports);
}

// oxlint-disable-next-line max-params -- the document, its reader, where it stood, and where it is reported
export function readXmlDocument(bytes: Uint8Array, reader: XmlReader, standing: Standing, reports: Reports): void {
  const record = reader.toRecord(parseXml(decodeText(bytes)));
  if (record === undefined) reports.skip('XML or HTML document', standing.name);
  else readValue(record, standing, reports);
}

/** A file of a database of YAML files is one element of it: one that can't be read is counted, the others stand. */
export function readYamlDocument(bytes: Uint8Array, standing: Standing, reports: Reports): void {
  let value: unknown;
  try {
    value = parseYaml(decodeText(bytes));
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    reports.skip('YAML that can not be read', `${standing.name}: ${error.place ?? ''} ${error.message}`);
    return;
  }
  readValue(value, standing, reports);
}

function readValue(value: unknown, standing: Standing, reports: Reports): void {
  const records = Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : [];
  const reading = readingOf({ file: standing.name, group: standing.group }, reports);
  for (const record of records) reading.read(record);
  if (Array.isArray(value)) for (let n = records.length; n < value.length; n++) reading.drop('record is no object');
  reading.end();
}

/** Reads the records of one file, whatever each is. */
export interface Reading {
  readonly read: (record: JsonRecord) => void;
  readonly drop: (reason: string, example?: string) => void;
  /** Counts what was of no known shape: with the records around it, or as a file that is no source. */
  readonly end: () => void;
}

export function readingOf(names: { readonly file: string; readonly group: string }, reports: Reports): Reading {
  const origin = { name: names.file };
  const left: (readonly [reason: string, example: string])[] = [];
  let leftOut = 0;
  let reader: RecordReader | undefined;
  const pathFor = (one: RecordReader): string => (one.holds === 'many' ? names.file : names.group);
  const drop = (reason: string, example = ''): void => {
    leftOut++;
    left[0] ??= [reason, example];
  };
  return {
    read: (record) => {
      if (reader?.recognises(record) !== true) {
        const other = recordReaders.find((one) => one.recognises(record));
        if (other === undefined) {
          drop(reasonToSkip(record), Object.keys(record).join(', '));
          return;
        }
        reader = other;
      }
      reader.read(record, reports.sink(reader.source, pathFor(reader)), origin);
    },
    drop,
    end: () => {
      if (reader === undefined) {
        reports.skip(left[0]?.[0] ?? 'holds no records', names.file);
        return;
      }
      const sink = reports.sink(reader.source, pathFor(reader));
      for (let n = 0; n < leftOut; n++) sink.drop('record of no known shape', left[0]?.[1]);
    },
  };
}

function reasonToSkip(record: JsonRecord): string {
  return skippedShapes.find((shape) => shape.recognises(record))?.reason ?? 'JSON or YAML of no known source';
}
