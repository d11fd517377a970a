// Whether a log can carry a verdict at all, and why not.
import type { EvaluationLog, LogSample } from '#core/frontier/evidence/log.ts';
import type { Recomputed } from '#core/frontier/evidence/recompute.ts';
import { noAnswer, scoreValue } from '#core/frontier/evidence/score-value.ts';
import type { Refusal, RefusalCode } from '#core/frontier/comparison/refusals.ts';
import { plural } from '#core/kernel/counted.ts';
import { isRecord } from '#core/kernel/json.ts';

/**
 * Every reason, not the first alone: whoever mends one should know of the others.
 *
 * Source: what inspect_ai writes of a run (log/_log.py, scorer/_metric.py `ScoreEdit`, `Score.unscored`).
 */
export function logRefusals(log: EvaluationLog, recomputed: readonly Recomputed[]): readonly Refusal[] {
  return [...ofRun(log), ...ofSamples(log), ...ofResults(recomputed)];
}

function ofRun(log: EvaluationLog): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (log.status !== 'success') {
    refusals.push(refusal('evidence.unfinished', 1, `The run did not end well: its status is ${log.status}.`));
  }
  if (log.isDirty) {
    const why = 'The code that ran was changed and not committed: nobody else can run it.';
    refusals.push(refusal('evidence.dirty_revision', 1, why));
  }
  if (log.earlyStops > 0) {
    const why = `${plural(log.earlyStops, 'sample was', 'samples were')} stopped early, by what had come out so far.`;
    refusals.push(refusal('evidence.stopped_early', log.earlyStops, why));
  }
  if (log.configChanges > 0) {
    const why = `The run’s settings were changed ${plural(log.configChanges, 'time')} while it ran.`;
    refusals.push(refusal('evidence.changed_while_running', log.configChanges, why));
  }
  return refusals;
}

const ofSample: readonly (readonly [RefusalCode, (sample: LogSample) => boolean, one: string, many: string])[] = [
  [
    'evidence.edited_scores',
    ({ isEdited }) => isEdited,
    'sample has a score that was edited afterwards.',
    'samples have scores that were edited afterwards.',
  ],
  [
    'evidence.invalidated_samples',
    ({ isInvalidated }) => isInvalidated,
    'sample was declared invalid.',
    'samples were declared invalid.',
  ],
  [
    'evidence.other_model_answered',
    ({ fallbacks }) => fallbacks > 0,
    'sample was answered by another model in this one’s place.',
    'samples were answered by another model in this one’s place.',
  ],
  [
    'evidence.failed_samples',
    ({ failed }) => failed,
    'sample ended in an error: it is neither solved nor failed.',
    'samples ended in an error: they are neither solved nor failed.',
  ],
  [
    'evidence.unscored_samples',
    (sample) => !sample.failed && isUnscored(sample),
    'sample has no score, which is no zero.',
    'samples have no score, which is no zero.',
  ],
  [
    'evidence.refusals_as_failures',
    isRefusedAsFailure,
    'sample was refused by the model or a filter, and counted as failed: that is no lack of ability.',
    'samples were refused by the model or a filter, and counted as failed: that is no lack of ability.',
  ],
];

function ofSamples(log: EvaluationLog): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const [code, is, one, many] of ofSample) {
    const count = log.samples.filter(is).length;
    if (count > 0) refusals.push(refusal(code, count, plural(count, one, many)));
  }
  if (log.isInvalidated && !refusals.some(({ code }) => code === 'evidence.invalidated_samples')) {
    refusals.push(refusal('evidence.invalidated_samples', 1, 'The whole log was declared invalid.'));
  }
  if (log.samples.length === 0) {
    const why = 'The log holds no samples: its results can’t be worked out again from them.';
    refusals.push(refusal('evidence.unscored_samples', log.samplesStated ?? 0, why));
  } else if (log.samplesStated !== undefined && log.samples.length < log.samplesStated) {
    const missing = log.samplesStated - log.samples.length;
    const why = `${plural(missing, 'sample is', 'samples are')} missing from the log.`;
    refusals.push(refusal('evidence.unscored_samples', missing, why));
  }
  return refusals;
}

function isUnscored({ scores }: LogSample): boolean {
  return (
    scores.size === 0 ||
    [...scores.values()].some((value) => partsOf(value).some((one) => scoreValue(one) === undefined))
  );
}

function isRefusedAsFailure({ scores, isFiltered }: LogSample): boolean {
  const values = [...scores.values()].flatMap(partsOf);
  return values.includes(noAnswer) || (isFiltered && values.some((value) => scoreValue(value) === 0));
}

function partsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.values(value) : [value];
}

function ofResults(recomputed: readonly Recomputed[]): readonly Refusal[] {
  const differing = recomputed.filter(({ outcome }) => outcome === 'differs');
  if (differing.length === 0) return [];
  const told = differing.map(
    ({ score, metric, stated, value }) => `${score} ${metric} ${stated ?? '?'}, not ${value ?? '?'}`,
  );
  const why = `The log states results that its samples don’t give: ${told.join('; ')}.`;
  return [refusal('evidence.results_differ', differing.length, why)];
}

function refusal(code: RefusalCode, count: number, why: string): Refusal {
  return { code, why, count };
}
