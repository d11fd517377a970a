// What the commands of the framework read: tables of task runs, one after the other.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { refuseFolder } from '#cli/frontier/own-document.ts';
import { readLog } from '#cli/frontier/read-log.ts';
import { suiteNamed, type NamedSuite } from '#cli/frontier/read-suite.ts';
import { takeCsv, takeLine, tasksOfCsv } from '#cli/frontier/read-table.ts';
import { numberFor, type Words } from '#cli/frontier/words.ts';
import { BadUsage, type Io } from '#cli/io.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { takeLogRuns, type LogRead } from '#core/frontier/evidence/judged-log.ts';
import { cellsOf, type Taking, type Tasks } from '#core/frontier/evidence/run-table.ts';
import { withinBudget, type Run } from '#core/frontier/horizon/run.ts';
import { inCanonicalOrder, type SuiteVersion } from '#core/frontier/record.ts';
import { runsOnSuite } from '#core/frontier/suites/runs-on-suite.ts';
import type { StoredSuite } from '#core/frontier/suites/suite.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { grouped } from '#core/kernel/counted.ts';
import { Tally, type Dropped } from '#core/kernel/tally.ts';
import { eachLine } from '#sources/archive/lines.ts';
import { named, naming, readDocument } from '#sources/archive/read-document.ts';

export const readOptions = {
  tasks: { type: 'string' },
  minutes: { type: 'string' },
  budget: { type: 'string' },
  suite: { type: 'string' },
} as const;

export interface RunsRead {
  readonly runs: readonly Run[];
  readonly dropped: readonly Dropped[];
  readonly logs: readonly LogRead[];
  /** As a record tells it; `undefined` where none was named. */
  readonly suite: SuiteVersion | undefined;
}

/** @throws BadDocument a file that is no such table, or holds no run that can be read */
export async function readRuns({ values, positionals }: Words, io: Io): Promise<RunsRead> {
  if (positionals.length === 0) throw new BadUsage('name a table of task runs: RUNS.csv');
  const budget = numberFor({ values }, 'budget', Infinity, {
    is: (value) => value > 0,
    told: 'a number of tokens above 0',
  });
  const named = suiteNamed(values, io);
  const taking = takingFor(named, values, io);
  const logs: LogRead[] = [];
  for (const path of positionals) {
    const found = await readOne(resolve(io.cwd, path), path, taking);
    if (found === undefined) continue;
    logs.push(found);
    for (const { why } of found.refusals) io.stderr(`breakwater: ${printable(path)}: ${printable(why)}\n`);
  }
  const own = named?.suite === undefined ? taking.runs : itsRuns(named.suite, taking);
  const runs = inCanonicalOrder(own.map((run) => withinBudget(run, budget)));
  const read = { runs, dropped: taking.dropped.list(), logs, suite: named?.version };
  tellDropped(read.dropped, io);
  return read;
}

/** The runs of some files as they stand, a suite's items filled in, for whoever asks what of the suite is in them. */
export async function readTables(paths: readonly string[], suite: StoredSuite, io: Io): Promise<readonly Run[]> {
  const taking: Taking = { runs: [], dropped: new Tally(), tasks: undefined, items: cellsOf(suite) };
  for (const path of paths) await readOne(resolve(io.cwd, path), path, taking);
  tellDropped(taking.dropped.list(), io);
  return inCanonicalOrder(taking.runs);
}

function takingFor(named: NamedSuite | undefined, values: Words['values'], io: Io): Taking {
  const suite = named?.suite;
  if (suite === undefined) return { runs: [], dropped: new Tally(), tasks: tasksFor(values, io) };
  if (values['tasks'] !== undefined) {
    throw new BadUsage('a suite says of its items what --tasks would: name one of the two');
  }
  return { runs: [], dropped: new Tally(), tasks: undefined, items: cellsOf(suite) };
}

/** Runs of anything else are counted with their reason. */
function itsRuns(suite: StoredSuite, { runs, dropped }: Taking): readonly Run[] {
  const found = runsOnSuite(suite, runs);
  for (const { task } of found.outside) dropped.add('task is no item of the suite', task);
  for (const { task } of found.otherVersion) dropped.add('run is of another version of its item', task);
  if (found.runs.length === 0) throw new BadUsage(`no run is of an item of ${suite.name} ${suite.version}`);
  return found.runs;
}

function tasksFor(values: Words['values'], io: Io): Tasks | undefined {
  const { tasks: path, minutes } = values;
  if (typeof path !== 'string') {
    if (minutes !== undefined) throw new BadUsage('--minutes names a column of the table given by --tasks');
    return undefined;
  }
  const column = typeof minutes === 'string' ? minutes : 'human_minutes';
  return naming(path, () => tasksOfCsv(readDocument(resolve(io.cwd, path)).text, column));
}

async function readOne(path: string, name: string, taking: Taking): Promise<LogRead | undefined> {
  const before = taking.runs.length;
  let log: LogRead | undefined;
  try {
    refuseFolder(path, `${name}/*.csv or ${name}/*.eval`);
    if (/\.(eval|json)$/i.test(name)) log = await takeLog(path, taking);
    else if (/\.(jsonl|ndjson)$/i.test(name)) await readLines(path, taking);
    else naming(name, () => takeCsv(readDocument(path).text, taking));
    if (taking.runs.length === before) throw new BadDocument('document.kind', whyNone(taking.dropped.list()));
  } catch (error) {
    throw named(name, error);
  }
  return log;
}

async function takeLog(path: string, taking: Taking): Promise<LogRead> {
  return takeLogRuns(await readLog(path), taking);
}

function whyNone([first]: readonly Dropped[]): string {
  return first === undefined
    ? 'holds no run: no row stands in it'
    : `holds no run that can be read: ${first.reason} (${first.example})`;
}

async function readLines(path: string, taking: Taking): Promise<void> {
  const pieces = createReadStream(path, { highWaterMark: 256 * 1024 });
  await eachLine(pieces, (line, number) => takeLine(line, number, taking));
}

function tellDropped(dropped: readonly Dropped[], io: Io): void {
  for (const { reason, count, example } of dropped) {
    io.stderr(`breakwater: left out ${grouped(count)}: ${reason}; first ${printable(example)}\n`);
  }
}
