// One attempt of a model at a task, as tables of task runs have it.
import { numberOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

export interface Run {
  /** The model's name. */
  readonly alias: string;
  readonly task: string;
  readonly family: string;
  /** How long an expert takes for the task, in minutes; positive. */
  readonly minutes: number;
  /** 0 failed, 1 solved, or a share between them. */
  readonly score: number;
  /** Tokens that the run used, where they were counted. */
  readonly tokens?: number;
  /** Whether the run was found to have cheated, where it was looked at. */
  readonly cheated?: boolean;
  /** Whether the task's text is public, where that is known. */
  readonly isPublic?: boolean;
  /** The version of the task, where the run says which it was. */
  readonly version?: string;
}

type RowFault = { readonly reason: string; readonly example: string };

export type RowReading = { readonly ok: true; readonly run: Run } | { readonly ok: false; readonly fault: RowFault };

/**
 * A row of a table of task runs. Columns are those of METR (eval-analysis-public, runs.jsonl) and of Lyptus
 * (cyber-task-horizons-data, DATA_DICTIONARY.md): `alias`, `task_id`, `task_family`, `human_minutes`, `score_binarized`
 * (else `score`), `total_tokens`, `task_version`; ours besides: `cheated`, `public`.
 *
 * @param place where the row stands, for the report of what was dropped: `line 12`
 */
export function readRow(row: JsonRecord, place: string): RowReading {
  const drop = (reason: string, value: unknown): RowReading => ({
    ok: false,
    fault: { reason, example: `${place}: ${shown(value)}` },
  });
  const noNumber = (reason: string, value: unknown): RowReading => drop(commaIn(value) ?? reason, value);
  const alias = textOf(row['alias']) ?? textOf(row['model']);
  if (alias === undefined) return drop('run names no model (alias)', row['alias']);
  const task = nameOf(row['task_id']);
  if (task === undefined) return drop('run names no task (task_id)', row['task_id']);
  const family = textOf(row['task_family']);
  if (family === undefined) return drop('run names no family of its task (task_family)', row['task_family']);
  const minutes = numberIn(row['human_minutes']);
  if (minutes === undefined) return noNumber('expert time is no number (human_minutes)', row['human_minutes']);
  if (minutes <= 0) return drop('expert time is not above zero (human_minutes)', row['human_minutes']);
  const stated = row['score_binarized'] ?? row['score'];
  const score = scoreIn(stated);
  if (score === undefined) return noNumber('run is unscored, or its score is no number', stated);
  if (score < 0 || score > 1) return drop('score lies outside 0 to 1', stated);
  return { ok: true, run: { alias, task, family, minutes, score, ...about(row) } };
}

/**
 * The run as it stands within a budget of tokens: one that used more failed. Runs whose tokens were not counted stay.
 *
 * Source: Lyptus Research, cyber-task-horizons-data, analysis/figures/stages/fit_summaries.py.
 */
export function withinBudget(run: Run, tokens: number): Run {
  return run.tokens !== undefined && run.tokens > tokens ? { ...run, score: 0 } : run;
}

/** What becomes of runs that were found to have cheated. */
export type CheatingTreatment = 'failure' | 'discarded' | 'success';

/** Source: METR's report on GPT-5.6 Sol (2026-06-26), which gives all three. */
export function treated(runs: readonly Run[], cheating: CheatingTreatment): readonly Run[] {
  switch (cheating) {
    case 'failure':
      return runs.map((run) => (run.cheated === true ? { ...run, score: 0 } : run));
    case 'discarded':
      return runs.filter((run) => run.cheated !== true);
    case 'success':
      return runs.map((run) => (run.cheated === true ? { ...run, score: 1 } : run));
  }
}

function about(row: JsonRecord): Pick<Run, 'tokens' | 'cheated' | 'isPublic' | 'version'> {
  const tokens = numberIn(row['total_tokens']);
  const cheated = flagIn(row['cheated']);
  const isPublic = flagIn(row['public']);
  const version = nameOf(row['task_version']);
  return {
    ...(tokens === undefined ? {} : { tokens }),
    ...(cheated === undefined ? {} : { cheated }),
    ...(isPublic === undefined ? {} : { isPublic }),
    ...(version === undefined ? {} : { version }),
  };
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

/** A cell of a table is text; JSON has numbers. */
function numberIn(value: unknown): number | undefined {
  if (typeof value !== 'string') return numberOf(value);
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value) ? numberOf(Number(value)) : undefined;
}

/** As spreadsheets of some languages write 1.5; it might be a thousand and five hundred as well, so it is not guessed at. */
function commaIn(value: unknown): string | undefined {
  const isSo = typeof value === 'string' && /^[+-]?\d+,\d+$/.test(value);
  return isSo ? 'a number has a comma for its point' : undefined;
}

/** `true` and `false` are scores too; an empty cell and NaN are none, and not zero. */
function scoreIn(value: unknown): number | undefined {
  const flag = typeof value === 'number' ? undefined : flagIn(value);
  return flag === undefined ? numberIn(value) : Number(flag);
}

function flagIn(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : undefined;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (text === 'true' || text === 'yes' || text === '1') return true;
  return text === 'false' || text === 'no' || text === '0' ? false : undefined;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing stands there' : JSON.stringify(value);
}

/** Byte order of their UTF-16 units: the order in which the published analyses draw. */
export function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Models in the order of their names, each with its runs in the table's order. */
export function byAlias(runs: readonly Run[]): ReadonlyMap<string, readonly Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const group = groups.get(run.alias);
    if (group === undefined) groups.set(run.alias, [run]);
    else group.push(run);
  }
  return new Map([...groups].sort(([a], [b]) => inOrder(a, b)));
}
