// Results as they are sealed and answered.
import { z } from 'zod';
import { evidenceId } from '#api/frontier/evidence.ts';
import { modelId } from '#api/frontier/models.ts';
import { comparison, level } from '#api/frontier/results.ts';
import { referenceId } from '#api/frontier/suite-id.ts';
import { verdictFrom, type Finding } from '#core/frontier/determination/verdict.ts';
import { canonicalText, type SealedRecord } from '#core/frontier/record.ts';
import { sha256 } from '#server/digest.ts';
import { asked, pairedItem, recordKinds, comparedWith, type RecordKind } from '#server/frontier/evidence/order.ts';
import type { Analysed } from '#server/frontier/evidence/analyst.ts';
import { openLong } from '#server/frontier/evidence/kept-evidence.ts';
import type { KnownResult, ResultId } from '#server/postgres/frontier/results.ts';
import type { SealedBytes } from '#server/postgres/frontier/evidence.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

/** Where runs stand that a result is worked out from. */
const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('evidence'), model: modelId, evidence: evidenceId }),
  z.strictObject({ kind: z.literal('reference'), reference: referenceId }),
]);
export type RunsPart = z.infer<typeof part>;

const sealedRecord = z.strictObject({
  record: z.looseObject({ kind: z.string(), result: z.json() }),
  digest: z.string(),
});

const keptResult = z.strictObject({
  asked,
  parts: z.array(part),
  records: z.array(z.strictObject({ of: z.enum(recordKinds), sealed: sealedRecord })),
  scoredDigest: z.string(),
});
export type KeptResult = z.infer<typeof keptResult>;

const keptItems = z.array(z.strictObject({ of: z.enum(comparedWith), items: z.array(pairedItem) }));

export function placeOfResult(resultId: ResultId): Place {
  return { table: 'frontier_result', row: resultId, column: 'sealed' };
}

export function placeOfItems(resultId: ResultId): Place {
  return { table: 'frontier_result_items', row: resultId, column: 'sealed' };
}

export function recordsOf({ records }: Pick<Analysed, 'records'>): KeptResult['records'] {
  return records.map(({ of, text }) => ({ of, sealed: sealedRecord.parse(JSON.parse(text)) }));
}

/** Over the records' own digests, which hold all that was asked and answered. */
export function digestOf(records: KeptResult['records']): string {
  const told = records.map(({ of, sealed }) => ({ of, digest: sealed.digest }));
  return sha256(canonicalText(told));
}

export async function openResult(
  tx: Transaction,
  sealer: Sealer,
  { developer, resultId, sealed }: KnownResult,
): Promise<KeptResult> {
  const bytes = await sealer.unseal(tx, developer, { ...sealed, place: placeOfResult(resultId) });
  return keptResult.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

export async function openItems(
  tx: Transaction,
  sealer: Sealer,
  model: StoredModel,
  { resultId, sealed }: { readonly resultId: ResultId; readonly sealed: SealedBytes },
): Promise<z.infer<typeof keptItems>> {
  const bytes = await openLong(tx, sealer, model, { place: placeOfItems(resultId), sealed });
  return keptItems.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** The record of one kind, in the form in which it is handed on. */
export function recordText({ records }: KeptResult, wanted: RecordKind): string | undefined {
  const found = records.find(({ of }) => of === wanted);
  return found === undefined ? undefined : `${canonicalText(found.sealed satisfies Pick<SealedRecord, 'digest'>)}\n`;
}

const comparisonRead = comparison;
const levelsRead = z.object({ levels: z.array(level) });

/** What the records say, each part as determinations take it. */
export function findingIn({ records }: Pick<KeptResult, 'records'>): Finding {
  const comparisons: Finding['comparisons'][number][] = [];
  const levels: Finding['levels'][number][] = [];
  for (const { of, sealed } of records) {
    const { result } = sealed.record;
    if (of === 'levels')
      levels.push(...levelsRead.parse(result).levels.map(({ level: l, verdict }) => ({ level: l, verdict })));
    else comparisons.push({ against: of, verdict: comparisonRead.parse(result).determination });
  }
  return { comparisons, levels };
}

export async function resultInAnswer(tx: Transaction, sealer: Sealer, stored: KnownResult) {
  const kept = await openResult(tx, sealer, stored);
  const comparisons = kept.records.flatMap(({ of, sealed }) =>
    of === 'levels'
      ? []
      : [{ against: of, record: sealed.digest, comparison: comparisonRead.parse(sealed.record.result) }],
  );
  const levels = kept.records.flatMap(({ of, sealed }) =>
    of === 'levels' ? levelsRead.parse(sealed.record.result).levels : [],
  );
  return {
    id: stored.resultId,
    by: { organization: stored.by, name: stored.byName },
    madeAt: stored.madeAt.toString(),
    digest: stored.digest,
    scoredDigest: kept.scoredDigest,
    criteria: stored.criteriaDigest,
    margin: kept.asked.policy.margin,
    says: verdictFrom(findingIn(kept)),
    comparisons,
    levels,
  };
}
