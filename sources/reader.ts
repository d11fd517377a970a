// What every source's reader is: the contract of this family.
import type { SourceRecord } from '#core/advisories/source-record.ts';
import type { Day } from '#core/kernel/days.ts';
import type { XmlElement } from '#core/formats/bases/xml.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

/** Where a reader puts what it reads of one file. */
export interface Sink {
  readonly take: (record: SourceRecord) => void;
  /** Counts an element that is left out; `example` is outside text. */
  readonly drop: (reason: string, example?: string) => void;
  /** Says that the file is complete as of a day. */
  readonly completeAsOf: (day: Day) => void;
}

/** What the reader needs to know of where a record stood. */
export interface Origin {
  /** The file's name, or the entry's within an archive, with `/`. */
  readonly name: string;
}

/**
 * Reads records that are JSON objects (or YAML read into such). `recognises` MUST be cheap and MUST NOT throw; `read` MUST
 * count each record that it does not take, and MUST NOT throw but for `BadDocument`.
 */
export interface RecordReader {
  readonly source: string;
  /** Whether a document of this shape is one record of many like it, or a list that stands for itself. */
  readonly holds: 'one' | 'many';
  /** Whether one value is of this source's shape, by the names of its members. */
  readonly recognises: (record: JsonRecord) => boolean;
  readonly read: (record: JsonRecord, sink: Sink, origin: Origin) => void;
}

/** Puts an XML document into the record that a {@link RecordReader} reads. */
export interface XmlReader {
  readonly source: string;
  /** A text of the document's beginning by which it is known. */
  readonly mark: RegExp;
  /** `undefined` where it is another document after all. */
  readonly toRecord: (root: XmlElement) => JsonRecord | undefined;
}

/** Reads text files line by line. */
export interface LineReader {
  readonly source: string;
  /** Whether a file with this first line is of this source. */
  readonly recognises: (firstLine: string) => boolean;
  /** A reader of one file's lines, the first one too; `line` counts from 1. */
  readonly open: (sink: Sink, origin: Origin) => (text: string, line: number) => void;
}
