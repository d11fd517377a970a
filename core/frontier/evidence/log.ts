// A log of Inspect AI as evidence: what the run was, and what came of each sample.
import { isRecord, listOf, numberOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

export interface EvaluationLog {
  readonly model: string;
  readonly task: string;
  readonly createdAt: string | undefined;
  /** `success`, `cancelled`, `error`, or `started` for a run that never ended. */
  readonly status: string;
  readonly commit: string | undefined;
  readonly isDirty: boolean;
  readonly inspectVersion: string | undefined;
  readonly isInvalidated: boolean;
  readonly configChanges: number;
  readonly earlyStops: number;
  readonly samplesStated: number | undefined;
  readonly results: readonly StatedScore[];
  readonly reducers: readonly string[];
  readonly reductions: readonly Reduction[];
  readonly samples: readonly LogSample[];
}

/** One entry of `results.scores`. */
export interface StatedScore {
  readonly name: string;
  readonly scorer: string;
  readonly reducer: string | undefined;
  readonly metrics: readonly { readonly name: string; readonly value: number | undefined; readonly cluster?: string }[];
}

/** One value for each sample over its epochs, as the log has it. */
interface Reduction {
  readonly scorer: string;
  readonly reducer: string | undefined;
  readonly values: readonly unknown[];
}

export interface LogSample {
  readonly id: string;
  readonly epoch: number;
  /** By scorer; values are as they stand: see `scoreValue`. */
  readonly scores: ReadonlyMap<string, unknown>;
  readonly isEdited: boolean;
  readonly isInvalidated: boolean;
  readonly failed: boolean;
  readonly retries: number;
  /** Another model answered in the place of this one. */
  readonly fallbacks: number;
  /** The answer was held back by a filter. */
  readonly isFiltered: boolean;
  readonly limit: string | undefined;
  readonly tokens: number | undefined;
  readonly metadata: JsonRecord;
}

/**
 * Source: inspect_ai@499e6152, log/_log.py; older shapes: one `score` without a name, `results.scorer` with `metrics`.
 *
 * @param head `EvalLog` without samples
 */
export function evaluationLog(head: JsonRecord, samples: readonly LogSample[]): EvaluationLog {
  const spec = recordOf(head['eval']) ?? {};
  const revision = recordOf(spec['revision']);
  const results = recordOf(head['results']) ?? {};
  return {
    model: textOf(spec['model']) ?? '',
    task: textOf(spec['task']) ?? '',
    createdAt: textOf(spec['created']),
    status: textOf(head['status']) ?? 'started',
    commit: textOf(revision?.['commit']),
    isDirty: revision?.['dirty'] === true,
    inspectVersion: textOf(recordOf(spec['packages'])?.['inspect_ai']),
    isInvalidated: head['invalidated'] === true,
    configChanges: listOf(head['config_updates']).length,
    earlyStops: listOf(recordOf(results['early_stopping'])?.['early_stops']).length,
    samplesStated: numberOf(results['total_samples']),
    results: statedScores(results),
    reducers: listOf(recordOf(spec['config'])?.['epochs_reducer']).filter((one) => typeof one === 'string'),
    reductions: recordsOf(head['reductions']).map(reductionOf),
    samples,
  };
}

function statedScores(results: JsonRecord): readonly StatedScore[] {
  const scores = recordsOf(results['scores']);
  const all = scores.length === 0 && isRecord(results['metrics']) ? [results] : scores;
  return all.map((score) => {
    const scorer = textOf(score['scorer']) ?? textOf(recordOf(score['scorer'])?.['name']) ?? '';
    return {
      name: textOf(score['name']) ?? scorer,
      scorer,
      reducer: textOf(score['reducer']),
      metrics: Object.entries(recordOf(score['metrics']) ?? {}).map(([name, metric]) => metricOf(name, metric)),
    };
  });
}

function metricOf(name: string, metric: unknown): StatedScore['metrics'][number] {
  const record = recordOf(metric);
  const cluster = textOf(recordOf(record?.['params'])?.['cluster']);
  const value = typeof metric === 'number' ? metric : record?.['value'];
  return {
    name: textOf(record?.['name']) ?? name,
    value: typeof value === 'number' ? value : undefined,
    ...(cluster === undefined ? {} : { cluster }),
  };
}

function reductionOf(record: JsonRecord): Reduction {
  return {
    scorer: textOf(record['scorer']) ?? '',
    reducer: textOf(record['reducer']),
    values: recordsOf(record['samples']).map((one) => one['value']),
  };
}

/** @param sample one `EvalSample`; messages and events are not looked at */
export function logSample(sample: JsonRecord): LogSample {
  const scores = recordOf(sample['scores']) ?? (isRecord(sample['score']) ? { '': sample['score'] } : {});
  const records = Object.entries(scores).map(([name, score]) => [name, recordOf(score)] as const);
  return {
    id: idOf(sample['id']),
    epoch: numberOf(sample['epoch']) ?? 1,
    scores: new Map(records.map(([name, score]) => [name, score?.['value']])),
    // The first of a history is the score as it was given; a history of one is no edit.
    isEdited: records.some(([, score]) => isEdited(listOf(score?.['history']))),
    isInvalidated: isRecord(sample['invalidation']),
    failed: isRecord(sample['error']),
    retries: listOf(sample['error_retries']).length,
    fallbacks: countOf(sample['model_fallbacks']),
    isFiltered: recordsOf(recordOf(sample['output'])?.['choices']).some(
      (choice) => choice['stop_reason'] === 'content_filter',
    ),
    limit: textOf(recordOf(sample['limit'])?.['type']),
    tokens: tokensOf(sample['model_usage']),
    metadata: recordOf(sample['metadata']) ?? {},
  };
}

function isEdited(history: readonly unknown[]): boolean {
  return history.some((edit) => isRecord(recordOf(edit)?.['provenance'])) || history.length > 1;
}

/** A number and a text of the same signs are two ids in Inspect, and one here: tables know texts alone. */
function idOf(id: unknown): string {
  return typeof id === 'number' ? String(id) : (textOf(id) ?? '');
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0;
}

function tokensOf(usage: unknown): number | undefined {
  const all = Object.values(recordOf(usage) ?? {}).flatMap((one) => numberOf(recordOf(one)?.['total_tokens']) ?? []);
  return all.length === 0 ? undefined : all.reduce((sum, one) => sum + one, 0);
}
