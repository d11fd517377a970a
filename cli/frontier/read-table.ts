// Tables of task runs from files: CSV, or JSONL with one object a line.
import { csvRows } from '#core/formats/bases/csv-rows.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import {
  records as recordsOf,
  takeTable,
  takeValue,
  tasksOf,
  type Taking,
  type Tasks,
} from '#core/frontier/evidence/run-table.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { JsonRecord } from '#core/kernel/json.ts';
import { Tally } from '#core/kernel/tally.ts';

/** @throws BadDocument where the text is no CSV, or a column that every run needs is absent */
export function takeCsv(text: string, into: Taking): void {
  takeTable(csvRows(text), into);
}

/** The runs of a CSV file of which no row may be bad. */
export function runsOfTable(text: string): readonly Run[] {
  const into = { runs: [], dropped: new Tally(), tasks: undefined } satisfies Taking;
  takeCsv(text, into);
  const [first] = into.dropped.list();
  if (first !== undefined) throw new BadDocument('document.shape', first.reason, first.example);
  return into.runs;
}

/** @throws BadDocument where a task stands twice */
export function tasksOfCsv(text: string, minutes: string): Tasks {
  return tasksOf(csvRows(text), minutes);
}

/** The rows of a CSV file by the names of its columns. */
export function records(
  text: string,
  wanted: readonly (readonly string[])[],
): Iterable<{ readonly row: JsonRecord; readonly line: number }> {
  return recordsOf(csvRows(text), wanted);
}

/** The run of one line of a JSONL file. */
export function takeLine(line: string, number: number, into: Taking): void {
  takeValue(parseStrict(line), { line, number }, into);
}
