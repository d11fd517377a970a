// Tables of task runs, whoever reads them: what becomes of their rows.
import { readRow, type Run } from '#core/frontier/horizon/run.ts';
import type { StoredSuite } from '#core/frontier/suites/suite.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';
import { Tally } from '#core/kernel/tally.ts';

/** Each needs one of its names. */
const needed: readonly (readonly string[])[] = [['alias', 'model'], ['task_id'], ['score_binarized', 'score']];

/** What a table of tasks may say in place of the runs. */
const ofTasks: readonly (readonly string[])[] = [['task_family'], ['human_minutes']];

/** Where runs go, and what is known of their tasks besides. */
export interface Taking {
  readonly runs: Run[];
  readonly dropped: Tally;
  /** `undefined` where the runs themselves say it. */
  readonly tasks: Tasks | undefined;
  /** What a suite says of its items, where the runs don't; tasks that are none of them are taken as they are. */
  readonly items?: Tasks | undefined;
}

/** Family and expert minutes by task, as cells. */
export type Tasks = ReadonlyMap<string, JsonRecord>;

/** A record of a CSV file, and the line on which it begins. */
interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Takes the runs of a table; rows that can't be read go into the tally, with their line.
 *
 * @throws BadDocument where a column that every run needs is absent
 */
export function takeTable(rows: Iterable<TableRow>, into: Taking): void {
  const wanted = into.tasks === undefined && into.items === undefined ? [...needed, ...ofTasks] : needed;
  for (const { row, line } of records(rows, wanted)) take(row, `line ${line}`, into);
}

/**
 * A table of tasks: rows with `task_id`, `task_family` and expert minutes.
 *
 * @param minutes the column in which expert minutes stand
 * @throws BadDocument where a task stands twice
 */
export function tasksOf(rows: Iterable<TableRow>, minutes: string): Tasks {
  const tasks = new Map<string, JsonRecord>();
  for (const { row, line } of records(rows, [['task_id'], [minutes.toLowerCase()]])) {
    const task = row['task_id'];
    if (typeof task !== 'string') throw new BadDocument('document.shape', 'names no task (task_id)', `line ${line}`);
    if (tasks.has(task)) throw new BadDocument('document.shape', `task "${task}" stands twice`, `line ${line}`);
    tasks.set(task, { task_family: row['task_family'], human_minutes: row[minutes.toLowerCase()] });
  }
  return tasks;
}

/** The rows of a table by the names of its columns. */
export function* records(
  rows: Iterable<TableRow>,
  wanted: readonly (readonly string[])[],
): Generator<{ readonly row: JsonRecord; readonly line: number }> {
  let names: readonly string[] | undefined;
  for (const { cells, line } of rows) {
    if (names === undefined) {
      names = cells.map((cell) => cell.trim().toLowerCase());
      refuseHeading(names, wanted);
      continue;
    }
    const row: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) {
      const cell = cells[index]?.trim();
      if (cell !== undefined && cell !== '') row[name] = cell;
    }
    yield { row: cells.length > names.length ? {} : row, line };
  }
  if (names === undefined) throw new BadDocument('document.syntax', 'is empty: a heading was expected', 'line 1');
}

function refuseHeading(names: readonly string[], wanted: readonly (readonly string[])[]): void {
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw new BadDocument('document.duplicate_key', `column "${twice}" stands twice`, 'line 1');
  const absent = wanted.filter((choices) => !choices.some((name) => names.includes(name)));
  if (absent.length === 0) return;
  const told = absent.map((choices) => choices.join(' or ')).join(', ');
  // One column alone is a heading that was cut by another sign.
  const separators = names.length === 1 ? '; commas, semicolons or tabs separate columns' : '';
  throw new BadDocument('document.kind', `lacks a column that is needed here: ${told}${separators}`, 'line 1');
}

/** The run of one line of a JSONL file, parsed. */
export function takeValue(value: unknown, { line, number }: LineOfFile, into: Taking): void {
  if (isRecord(value)) take(value, `line ${number}`, into);
  else into.dropped.add('line is no object', `line ${number}: ${line}`);
}

interface LineOfFile {
  readonly line: string;
  readonly number: number;
}

/** What a suite says of its items, as cells of a table of runs. */
export function cellsOf({ items }: StoredSuite): Tasks {
  return new Map(items.map(({ id, family, minutes }) => [id, { task_family: family, human_minutes: minutes }]));
}

/** A table of tasks, where there is one, goes before what the runs say of them. */
export function take(stating: JsonRecord, place: string, { runs, dropped, tasks, items }: Taking): void {
  const id = String(stating['task_id']);
  const row = filled(stating, items?.get(id));
  const task = tasks?.get(id);
  if (tasks !== undefined && task === undefined) {
    dropped.add('task stands in no table of tasks', `${place}: ${id}`);
    return;
  }
  const reading = readRow(task === undefined ? row : { ...row, ...stated(task) }, place);
  if (reading.ok) runs.push(reading.run);
  else dropped.add(reading.fault.reason, reading.fault.example);
}

/** What the row says, and where it says nothing (in JSON: null) what the suite says of its item. */
function filled(stating: JsonRecord, item: JsonRecord = {}): JsonRecord {
  const absent = Object.entries(item).filter(([name]) => stating[name] === undefined || stating[name] === null);
  return { ...stating, ...Object.fromEntries(absent) };
}

/** An empty cell for minutes says that they are not known; for the family, that the run says it. */
function stated({ task_family, human_minutes }: JsonRecord): JsonRecord {
  return task_family === undefined ? { human_minutes } : { task_family, human_minutes };
}
