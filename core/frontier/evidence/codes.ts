import type { RefusalCode } from '#core/frontier/comparison/refusals.ts';

/** Every reason why evidence can carry no verdict. */
export const evidenceCodes = [
  'evidence.one_sided_retries',
  'evidence.public_items_only',
  'evidence.edited_scores',
  'evidence.dirty_revision',
  'evidence.other_model_answered',
  'evidence.stopped_early',
  'evidence.unscored_samples',
  'evidence.invalidated_samples',
  'evidence.refusals_as_failures',
  'evidence.failed_samples',
  'evidence.unfinished',
  'evidence.changed_while_running',
  'evidence.results_differ',
  'evidence.other_items',
] as const satisfies readonly RefusalCode[];
