// How evidence and results read to people.
import type { AnswerOf } from '#api/endpoint.ts';
import type { listEvidence } from '#api/frontier/evidence.ts';
import type { listResults } from '#api/frontier/results.ts';

export type Evidence = AnswerOf<typeof listEvidence>['evidence'][number];
export type Result = AnswerOf<typeof listResults>['results'][number];
type Code = Evidence['refusals'][number]['code'];

/** What would mend it. */
export const mends: Readonly<Record<Code, string>> = {
  'evidence.one_sided_retries': 'Run both models again, each item equally often, and count every attempt.',
  'evidence.public_items_only': 'Run both models on private items too: what was gained must show there.',
  'evidence.edited_scores': 'Hand in the log as it was scored, before anybody edited it.',
  'evidence.dirty_revision': 'Commit the code that runs, and run it again from that commit.',
  'evidence.other_model_answered': 'Run it again without a fallback, so that this model alone answers.',
  'evidence.stopped_early': 'Run every sample to its end, whatever comes out on the way.',
  'evidence.unscored_samples': 'Score what is unscored, or run those samples again; an absent score is no zero.',
  'evidence.invalidated_samples': 'Run again what was declared invalid.',
  'evidence.refusals_as_failures':
    'Run it with refusals told apart from failures, or on a version that does not refuse.',
  'evidence.failed_samples': 'Run again the samples that ended in an error, for both models alike.',
  'evidence.unfinished': 'Let the run end, and hand in its whole log.',
  'evidence.changed_while_running': 'Run it again with settings that stay as they are.',
  'evidence.other_items': 'Hand it in by the suite that the criteria are of.',
  'evidence.results_differ': 'Hand in the log whose results are those of its samples.',
};

export const verdictTold: Readonly<Record<Result['says'], string>> = {
  'step-change': 'A step-change',
  incremental: 'Incremental',
  inconclusive: 'Inconclusive',
  'indeterminate: measurement': 'Indeterminate: it hangs on how it is measured',
};

export const againstTold: Readonly<Record<Result['comparisons'][number]['against'], string>> = {
  'best-released': 'Beside the best released model',
  'own-predecessor': 'Beside the developer’s own predecessor',
};

export function shownFigure(value: number | null | undefined): string {
  return value === null || value === undefined ? 'can’t tell' : String(Number(value.toPrecision(3)));
}

export function shownInterval(ci: readonly (number | null)[] | null | undefined): string {
  return ci === null || ci === undefined ? 'can’t tell' : ci.map(shownFigure).join(' to ');
}

/** Expert time, as people count it. */
export function shownMinutes(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return 'can’t tell';
  return minutes < 120 ? `${shownFigure(minutes)} minutes` : `${shownFigure(minutes / 60)} hours`;
}
