// What a determination is made of: a result that was worked out, with when its criteria were committed to and when the first
// evidence came.
import type { Finding } from '#core/frontier/determination/verdict.ts';
import type { Context } from '#server/operations/context.ts';
import { criteriaOf } from '#server/frontier/criteria/life.ts';
import { findingIn, openResult } from '#server/frontier/evidence/kept-result.ts';
import { listEvidence } from '#server/postgres/frontier/evidence.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import { findResult, type ResultId } from '#server/postgres/frontier/results.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface RecordedFinding {
  /** SHA-256 over the result's records. */
  readonly digest: string;
  /** SHA-256 of what was scored, whatever the models are called. */
  readonly scoredDigest: string;
  readonly criteriaDigest: string;
  readonly criteriaVersion: string;
  readonly criteriaPublishedAt: Temporal.Instant;
  readonly firstResultAt: Temporal.Instant;
  readonly finding: Finding;
}

/**
 * `undefined`: there is no such result of the model for whoever acts, or it was judged by no published criteria.
 *
 * The first result is the first evidence that came of this model on these items, whether or not the result is made of it:
 * criteria that were written once somebody knew are no commitment.
 */
export async function findingOf(
  tx: Transaction,
  { sealer }: Pick<Context, 'sealer'>,
  { modelId }: StoredModel,
  resultId: ResultId,
): Promise<RecordedFinding | undefined> {
  const stored = await findResult(tx, modelId, resultId);
  if (stored?.criteriaDigest === undefined) return undefined;
  const { criteriaDigest, digest } = stored;
  const published = (await criteriaOf(tx))?.life.published.find((one) => one.digest === criteriaDigest);
  if (published === undefined) return undefined;
  const kept = await openResult(tx, sealer, stored);
  const own = new Set(kept.parts.flatMap((part) => (part.kind === 'evidence' ? [part.evidence] : [])));
  const all = await listEvidence(tx, modelId);
  const suites = new Set(all.filter(({ evidenceId }) => own.has(evidenceId)).map(({ suiteDigest }) => suiteDigest));
  const [first] = all
    .filter(({ suiteDigest }) => suites.has(suiteDigest))
    .map(({ receivedAt }) => receivedAt)
    .toSorted((a, b) => Temporal.Instant.compare(a, b));
  if (first === undefined) return undefined;
  return {
    digest,
    scoredDigest: kept.scoredDigest,
    criteriaDigest,
    criteriaVersion: published.version,
    criteriaPublishedAt: Temporal.Instant.from(published.publishedAt),
    firstResultAt: first,
    finding: findingIn(kept),
  };
}
