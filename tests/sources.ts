// Reads one record as a source's reader does, and tells what came of it.
import type { SourceRecord } from '#core/advisories/source-record.ts';
import type { Day } from '#core/kernel/days.ts';
import type { JsonRecord } from '#core/kernel/json.ts';
import type { LineReader, RecordReader, Sink } from '#sources/reader.ts';

export interface WhatWasRead {
  readonly records: readonly SourceRecord[];
  /** The reasons, one for each element left out. */
  readonly dropped: readonly string[];
  readonly asOf: Day | undefined;
}

interface Gathering {
  readonly sink: Sink;
  readonly read: () => WhatWasRead;
}

function gathering(): Gathering {
  const records: SourceRecord[] = [];
  const dropped: string[] = [];
  let asOf: Day | undefined;
  const sink: Sink = {
    take: (record) => records.push(record),
    drop: (reason) => dropped.push(reason),
    completeAsOf: (day) => {
      asOf = day;
    },
  };
  return { sink, read: () => ({ records, dropped, asOf }) };
}

export function readOne(reader: RecordReader, record: object, name = 'a.json'): WhatWasRead {
  const { sink, read } = gathering();
  const parsed = JSON.parse(JSON.stringify(record)) as JsonRecord;
  if (!reader.recognises(parsed)) throw new Error(`${reader.source} does not know its own record`);
  reader.read(parsed, sink, { name });
  return read();
}

export function readLines(reader: LineReader, text: string, name = 'a.csv'): WhatWasRead {
  const { sink, read } = gathering();
  const lines = text.split('\n').filter((line) => line !== '');
  if (!reader.recognises(lines[0] ?? '')) throw new Error(`${reader.source} does not know its own file`);
  const readLine = reader.open(sink, { name });
  for (const [index, line] of lines.entries()) readLine(line, index + 1);
  return read();
}
