// A log's results worked out again from its samples.
import type { EvaluationLog, LogSample, StatedScore } from '#core/frontier/evidence/log.ts';
import { scoreValue } from '#core/frontier/evidence/score-value.ts';
import { passAt, passEach } from '#core/frontier/statistics/counts.ts';
import { clusteredEstimate, meanOf, varianceOf } from '#core/frontier/statistics/errors.ts';
import { isRecord } from '#core/kernel/json.ts';

export interface Recomputed {
  readonly score: string;
  readonly reducer: string;
  readonly metric: string;
  readonly stated: number | undefined;
  /** `undefined` where the metric or the reducer is not known here, or no sample is scored. */
  readonly value: number | undefined;
  readonly from: 'samples' | 'reductions';
  /** Samples that count, and that have no score. */
  readonly scored: number;
  readonly unscored: number;
  readonly outcome: 'same' | 'differs' | 'not recomputed';
}

/** Every metric of every score that the log states. */
export function recompute(log: EvaluationLog): readonly Recomputed[] {
  return log.results.flatMap((stated) => {
    const values = valuesOf(log, stated);
    return stated.metrics.map((metric): Recomputed => {
      const scored = values.rows.filter((row): row is ScoredRow => row.value !== undefined);
      const value = values.isKnown && scored.length > 0 ? metricOf(metric, scored) : undefined;
      return {
        score: stated.name,
        reducer: values.reducer,
        metric: metric.name,
        stated: metric.value,
        value,
        from: values.from,
        scored: scored.length,
        unscored: values.rows.length - scored.length,
        outcome: outcomeOf(metric.value, value),
      };
    });
  });
}

function outcomeOf(stated: number | undefined, value: number | undefined): Recomputed['outcome'] {
  if (stated === undefined || value === undefined) return 'not recomputed';
  return Math.abs(stated - value) <= 1e-9 * Math.max(1, Math.abs(stated)) ? 'same' : 'differs';
}

interface Row {
  readonly value: number | undefined;
  readonly metadata: LogSample['metadata'];
}

interface ScoredRow extends Row {
  readonly value: number;
}

interface Values {
  readonly rows: readonly Row[];
  readonly reducer: string;
  readonly from: Recomputed['from'];
  readonly isKnown: boolean;
}

/** One row for each sample, its epochs reduced first, by the mean where nothing else is said. */
function valuesOf(log: EvaluationLog, stated: StatedScore): Values {
  const [only] = log.reducers;
  const reducer = stated.reducer ?? (log.reducers.length === 1 && only !== undefined ? only : 'mean');
  if (log.samples.length === 0) return reducedValues(log, stated, reducer);
  const groups = new Map<string, LogSample[]>();
  for (const sample of log.samples) {
    const group = groups.get(sample.id);
    if (group === undefined) groups.set(sample.id, [sample]);
    else group.push(sample);
  }
  const reduce = reducerOf(reducer);
  const rows = [...groups.values()].flatMap((epochs) => {
    const [first] = epochs;
    if (first === undefined) return [];
    const values = epochs.flatMap((sample) => sampleValue(sample, stated) ?? []);
    return [{ value: values.length === 0 ? undefined : reduce?.(values), metadata: first.metadata }];
  });
  return { rows, reducer, from: 'samples', isKnown: reduce !== undefined };
}

function reducedValues(log: EvaluationLog, stated: StatedScore, reducer: string): Values {
  const found = log.reductions.find(
    (one) => one.scorer === stated.scorer && (one.reducer === undefined || one.reducer === reducer),
  );
  const rows = (found?.values ?? []).map((value) => ({ value: scoreValue(partOf(value, stated)), metadata: {} }));
  return { rows, reducer, from: 'reductions', isKnown: true };
}

function sampleValue({ scores }: LogSample, stated: StatedScore): number | undefined {
  const value = scores.has(stated.scorer) ? scores.get(stated.scorer) : (scores.get(stated.name) ?? scores.get(''));
  return scoreValue(partOf(value, stated));
}

/** A score of several parts states its metrics part by part, under the part's name. */
function partOf(value: unknown, { name }: StatedScore): unknown {
  return isRecord(value) ? value[name] : value;
}

type Reduce = (values: readonly number[]) => number | undefined;

/** Source: inspect_ai, scorer/_reducer/reducer.py. */
function reducerOf(name: string): Reduce | undefined {
  const counted = /^(at_least|pass_at|pass_k)_(\d{1,4})$/.exec(name);
  const k = Number(counted?.[2]);
  if (counted !== null && k > 0) return countReducer(counted[1] ?? '', k);
  switch (name) {
    case 'mean':
      return meanOf;
    case 'median':
      return medianOf;
    case 'mode':
      return modeOf;
    case 'max':
      return (values) => values.reduce((most, one) => Math.max(most, one), -Infinity);
    default:
      return undefined;
  }
}

function countReducer(name: string, k: number): Reduce {
  return (values) => {
    const made = { attempts: values.length, successes: values.filter((one) => one >= 1).length };
    if (name === 'pass_at') return passAt(k, made);
    return name === 'pass_k' ? passEach(k, made) : Number(made.successes >= k);
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

/** The commonest; of several as common, the one met first. */
function modeOf(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const one of values) counts.set(one, (counts.get(one) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

/** Source: inspect_ai, scorer/_metrics/accuracy.py, mean.py, std.py: no spread is told of one value, but 0. */
function metricOf(metric: StatedScore['metrics'][number], rows: readonly ScoredRow[]): number | undefined {
  const values = rows.map(({ value }) => value);
  const variance = values.length < 2 ? 0 : varianceOf(values);
  switch (metric.name.replace(/^.*\//, '')) {
    case 'accuracy':
    case 'mean':
      return meanOf(values);
    case 'var':
      return variance;
    case 'std':
      return Math.sqrt(variance);
    case 'stderr':
      if (metric.cluster !== undefined) return clusteredError(metric.cluster, rows);
      return Math.sqrt(variance / values.length);
    default:
      return undefined;
  }
}

function clusteredError(cluster: string, rows: readonly ScoredRow[]): number | undefined {
  const clusters = rows.map(({ metadata }) => JSON.stringify(metadata[cluster] ?? null));
  return clusteredEstimate(
    rows.map(({ value }) => value),
    clusters,
  )?.standardError;
}
