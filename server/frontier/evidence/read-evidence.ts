// A file that nobody vouches for becomes runs of one model and what is understood of them; run apart.
import { createReadStream, fstatSync, readSync } from 'node:fs';
import { horizon as horizonOf } from '#api/frontier/evidence.ts';
import { csvRows } from '#core/formats/bases/csv-rows.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { judgeLog, takeLogRuns, type JudgedLog, type LogRead } from '#core/frontier/evidence/judged-log.ts';
import { evaluationLog, logSample, type LogSample } from '#core/frontier/evidence/log.ts';
import { cellsOf, takeTable, takeValue, type Taking } from '#core/frontier/evidence/run-table.ts';
import { scoredEvidenceText } from '#core/frontier/fairness/scored-evidence.ts';
import { publishedDrawing } from '#core/frontier/horizon/bootstrap.ts';
import { publishedPolicy } from '#core/frontier/horizon/horizon.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import { horizonsWithIntervals } from '#core/frontier/horizon/with-intervals.ts';
import { canonicalText, inCanonicalOrder } from '#core/frontier/record.ts';
import { horizonResult } from '#core/frontier/results.ts';
import { runsOnSuite } from '#core/frontier/suites/runs-on-suite.ts';
import { readSuite, type StoredSuite } from '#core/frontier/suites/suite.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord } from '#core/kernel/json.ts';
import { Tally, type Dropped } from '#core/kernel/tally.ts';
import { decodeDocument } from '#sources/archive/decode.ts';
import { isGzip, tooLarge } from '#sources/archive/expansion.ts';
import { gunzip } from '#sources/archive/inflate.ts';
import { readOpenedLog } from '#sources/archive/inspect-log.ts';
import { limits } from '#sources/archive/limits.ts';
import { eachLine } from '#sources/archive/lines.ts';
import { isZip } from '#sources/archive/zip.ts';
import { sha256 } from '#server/digest.ts';
import { runsMax, type EvidenceLine, type EvidenceOrder, type Understood } from '#server/frontier/evidence/order.ts';
import { cut, firstOf } from '#server/reading/bounds.ts';

type Kind = Understood['kind'];
type ReadOrder = Extract<EvidenceOrder, { do: 'read' }>;

/** Lines of runs go together until they are so long. */
const batchCharacters = 512 * 1024;

/**
 * Says what is understood, then the model's runs in canonical text.
 *
 * @throws BadDocument what can't be read at all
 */
export async function* readEvidence(
  file: number,
  { alias }: ReadOrder,
  suiteBytes: Uint8Array,
): AsyncGenerator<EvidenceLine> {
  const found = await takenFrom(file, suiteBytes.length === 0 ? undefined : suiteOf(suiteBytes));
  const { log, read } = found;
  const known = [...new Set(log === undefined ? found.runs.map((run) => run.alias) : [log.log.model])];
  const named = alias ?? (known.length === 1 ? known[0] : undefined);
  if (named === undefined) return yield whichModel(known);
  if (!known.includes(named)) return yield noSuchModel(named, known);
  const runs = inCanonicalOrder(found.runs.filter((run) => run.alias === named));
  if (runs.length > runsMax) return yield tooMany(runs.length);
  const others = known.filter((one) => one !== named);
  const scored = scoredEvidenceText({ runs, roles: { candidate: named }, refusals: read?.refusals });
  yield {
    is: 'understood',
    understood: understoodOf({ ...found, named, others, runs }),
    scoredDigest: sha256(scored),
  };
  yield* textOf(runs);
}

/** Runs of all models in the file; what can't be read of them is counted. */
interface Taken {
  readonly kind: Kind;
  readonly runs: readonly Run[];
  readonly dropped: readonly Dropped[];
  readonly log: JudgedLog | undefined;
  readonly read: LogRead | undefined;
}

async function takenFrom(file: number, suite: StoredSuite | undefined): Promise<Taken> {
  const items = suite === undefined ? {} : { items: cellsOf(suite) };
  const taking: Taking = { runs: [], dropped: new Tally(), tasks: undefined, ...items };
  const kind = kindOf(file);
  const log = await take(file, kind, taking);
  const read = log === undefined ? undefined : takeLogRuns(log, taking);
  if (taking.runs.length === 0 && log === undefined) throw new BadDocument('document.kind', whyNone(taking));
  const runs = suite === undefined ? taking.runs : itsRuns(suite, taking);
  return { kind, runs, dropped: taking.dropped.list(), log, read };
}

function suiteOf(bytes: Uint8Array): StoredSuite {
  return readSuite(parseStrict(new TextDecoder().decode(bytes)));
}

/** By the first bytes, and in JSON by the first line: a line of its own that is a whole run begins a table. */
function kindOf(file: number): Kind {
  const head = new Uint8Array(64 * 1024);
  const bytes = head.subarray(0, readSync(file, head, 0, head.length, 0));
  if (isZip(bytes)) return 'log in an archive';
  const start = new TextDecoder()
    .decode(bytes)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (!start.startsWith('{')) return 'table in CSV';
  const end = start.indexOf('\n');
  const line = end < 0 && bytes.length === head.length ? undefined : start.slice(0, end < 0 ? undefined : end);
  const value = line === undefined ? undefined : parsed(line);
  return isRecord(value) && value['task_id'] !== undefined ? 'table in JSONL' : 'log in JSON';
}

function parsed(line: string): unknown {
  try {
    return parseStrict(line);
  } catch {
    return undefined;
  }
}

async function take(file: number, kind: Kind, taking: Taking): Promise<JudgedLog | undefined> {
  switch (kind) {
    case 'table in CSV':
      takeTable(csvRows(wholeText(file)), taking);
      return undefined;
    case 'table in JSONL': {
      const pieces = createReadStream('', { fd: file, start: 0, autoClose: false, highWaterMark: 256 * 1024 });
      await eachLine(pieces, (line, number) => takeValue(parseStrict(line), { line, number }, taking));
      return undefined;
    }
    case 'log in JSON':
    case 'log in an archive': {
      const samples: LogSample[] = [];
      const head = await readOpenedLog(file, (sample) => void samples.push(logSample(sample)));
      return judgeLog(evaluationLog(head, samples));
    }
  }
}

function wholeText(file: number): string {
  const { size } = fstatSync(file);
  if (size > limits.documentBytes) throw tooLarge(size);
  const bytes = new Uint8Array(size);
  for (let done = 0; done < size;) {
    const more = readSync(file, bytes, done, size - done, done);
    if (more === 0) throw new BadDocument('document.truncated', 'became shorter while it was read');
    done += more;
  }
  return decodeDocument(isGzip(bytes) ? gunzip(bytes) : bytes, 'runs.csv');
}

/** Runs of anything else are counted with their reason. */
function itsRuns(suite: StoredSuite, { runs, dropped }: Taking): readonly Run[] {
  const found = runsOnSuite(suite, runs);
  for (const { task } of found.outside) dropped.add('task is no item of the suite', task);
  for (const { task } of found.otherVersion) dropped.add('run is of another version of its item', task);
  if (found.runs.length === 0) {
    throw new BadDocument('document.kind', `holds no run of an item of ${suite.name} ${suite.version}`);
  }
  return found.runs;
}

function whyNone({ dropped }: Taking): string {
  const [first] = dropped.list();
  return first === undefined ? 'holds no run' : `holds no run that can be read: ${first.reason} (${first.example})`;
}

/** Runs are the one model's alone. */
interface Found extends Taken {
  readonly named: string;
  readonly others: readonly string[];
}

function understoodOf({ kind, named, others, runs, dropped, log, read }: Found): Understood {
  const [horizon] = runs.length === 0 ? [] : horizonsWithIntervals(runs, publishedPolicy, publishedDrawing);
  return {
    kind,
    alias: cut(named),
    others: others.slice(0, 100).map(cut),
    ...(log === undefined ? {} : { task: cut(log.log.task), samples: log.log.samples.length }),
    runs: runs.length,
    tasks: new Set(runs.map(({ task }) => task)).size,
    families: new Set(runs.map(({ family }) => family)).size,
    retried: read?.retried ?? 0,
    dropped: firstOf(dropped).map(({ reason, count, example }) => ({
      reason: cut(reason),
      count,
      example: cut(example),
    })),
    refusals: (read?.refusals ?? []).slice(0, 100).map(({ code, why, count }) => ({ code, why: cut(why), count })),
    recomputed: firstOf(log?.recomputed ?? []).map((one) => ({
      ...one,
      score: cut(one.score),
      metric: cut(one.metric),
      reducer: cut(one.reducer),
      stated: finite(one.stated),
      value: finite(one.value),
    })),
    ...(horizon === undefined ? {} : { horizon: horizonOf.parse(horizonResult(horizon)) }),
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** The lines of `itemsText`, some at a time. */
function* textOf(runs: readonly Run[]): Generator<EvidenceLine> {
  let text = '';
  for (const run of runs) {
    text += `${text === '' ? '' : '\n'}${canonicalText(run)}`;
    if (text.length < batchCharacters) continue;
    yield { is: 'runs', text };
    text = '';
  }
  if (text !== '') yield { is: 'runs', text };
}

function whichModel(known: readonly string[]): EvidenceLine {
  const why = cut(`It holds runs of ${known.length} models: ${known.slice(0, 20).join(', ')}.`);
  return { is: 'refused', code: 'evidence.which_model', why };
}

function noSuchModel(alias: string, known: readonly string[]): EvidenceLine {
  const why = cut(`No run in it is of "${alias}"; there are ${known.slice(0, 20).join(', ')}.`);
  return { is: 'refused', code: 'evidence.no_such_model', why };
}

function tooMany(count: number): EvidenceLine {
  return {
    is: 'refused',
    code: 'evidence.too_many_runs',
    why: `It holds ${count} runs of the model; ${runsMax} are read.`,
  };
}
