// What a result is worked out from: runs of the candidate, of the best released model, of the developer's predecessor, and of
// other released models, since one of these that all but solves the items bears on the verdict too.
import type { Refusal } from '#core/frontier/comparison/refusals.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import { runsMax } from '#server/frontier/evidence/order.ts';
import { openEvidence, openRuns } from '#server/frontier/evidence/kept-evidence.ts';
import { openReference, runsOfKept, understoodOf } from '#server/frontier/evidence/kept-reference.ts';
import type { RunsPart } from '#server/frontier/evidence/kept-result.ts';
import { reachModel } from '#server/frontier/reach-model.ts';
import type { Context } from '#server/operations/context.ts';
import { findEvidence, type EvidenceId } from '#server/postgres/frontier/evidence.ts';
import { findModel, type StoredModel } from '#server/postgres/frontier/models.ts';
import { findReference, listReferences, type ReferenceId } from '#server/postgres/frontier/suites.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

type Needed = Pick<Context, 'sealer' | 'ids' | 'clock'>;

/** Runs of one model, from one file or several. */
export interface Gathered {
  readonly alias: string;
  readonly parts: readonly RunsPart[];
  readonly texts: readonly Uint8Array[];
  readonly logs: readonly { readonly model: string; readonly refusals: Refusal[]; readonly retried: number }[];
  /** Of the suites that they were read by; `undefined`: by none. */
  readonly suites: readonly (string | undefined)[];
  readonly firstAt: Temporal.Instant;
}

type EvidenceRefused = 'evidence.absent' | 'evidence.no_runs' | 'evidence.several_names' | 'evidence.too_many_runs';

/** Of one model under the framework. The same runs handed in twice count once. */
export async function gatherEvidence(
  tx: Transaction,
  { sealer }: Needed,
  model: StoredModel,
  ids: readonly EvidenceId[],
): Promise<Decision<Gathered, EvidenceRefused>> {
  let total = 0;
  const seen = new Map<string, Omit<Gathered, 'parts'> & { readonly part: RunsPart }>();
  for (const id of new Set(ids)) {
    const stored = await findEvidence(tx, model.modelId, id);
    const text = stored && (await openRuns(tx, sealer, model, id));
    if (stored === undefined || text === undefined) return refuse('evidence.absent', 'There is no such evidence.');
    const { alias, runs, refusals, retried } = await openEvidence(tx, sealer, stored);
    if (runs === 0) {
      return refuse(
        'evidence.no_runs',
        'It holds no run with the time that an expert takes: name a suite that tells it.',
      );
    }
    if (!seen.has(stored.runsDigest)) total += runs;
    if (total > runsMax) return refuse('evidence.too_many_runs', `Of one model ${runsMax} runs are worked on at once.`);
    seen.set(stored.runsDigest, {
      alias,
      part: { kind: 'evidence', model: model.modelId, evidence: id },
      texts: [text],
      logs: [{ model: alias, refusals, retried }],
      suites: [stored.suiteDigest],
      firstAt: stored.receivedAt,
    });
  }
  const all = [...seen.values()].toSorted((a, b) => Temporal.Instant.compare(a.firstAt, b.firstAt));
  const [first] = all;
  if (first === undefined) return refuse('evidence.absent', 'There is no such evidence.');
  const other = all.find(({ alias }) => alias !== first.alias);
  if (other !== undefined) {
    return refuse('evidence.several_names', `One calls the model ${first.alias}, another ${other.alias}.`);
  }
  return accept({
    alias: first.alias,
    parts: all.map(({ part }) => part),
    texts: all.flatMap(({ texts }) => texts),
    logs: all.flatMap(({ logs }) => logs),
    suites: all.flatMap(({ suites }) => suites),
    firstAt: first.firstAt,
  });
}

/** Of another model of the same developer, which whoever acts reaches with its evidence. */
export async function gatherPredecessor(
  tx: Transaction,
  context: Needed,
  { developer, modelId }: StoredModel,
  { model, evidence }: { readonly model: ModelId; readonly evidence: readonly EvidenceId[] },
): Promise<Decision<Gathered, EvidenceRefused | 'predecessor.absent'>> {
  const wanted = { permission: 'frontier.read', scope: 'evidence', what: 'work-out-result' } as const;
  const reached = model === modelId ? undefined : await reachModel(tx, context, model, wanted);
  if (reached?.model.developer !== developer) {
    return refuse('predecessor.absent', 'The predecessor is another model of this developer, whose evidence you see.');
  }
  return gatherEvidence(tx, context, reached.model, evidence);
}

/** The best released model, and beside it every other one of the same suite, the newest evidence of each. */
export async function gatherReferences(
  tx: Transaction,
  { sealer }: Needed,
  chosen: ReferenceId,
  candidate: string,
): Promise<Decision<{ readonly base: Gathered; readonly others: readonly Gathered[] }, 'reference.absent'>> {
  const found = await findReference(tx, chosen);
  const base = found && (await openReference(tx, sealer, found));
  if (found === undefined || base === undefined) return refuse('reference.absent', 'There is no such released model.');
  const others = new Map<string, Gathered>();
  for (const one of await listReferences(tx, found.suiteId)) {
    const alias = (await understoodOf(tx, sealer, one))?.alias;
    if (alias === undefined || alias === base.alias || alias === candidate || others.has(alias)) continue;
    const gathered = await openReference(tx, sealer, one);
    if (gathered !== undefined) others.set(alias, gathered);
  }
  return accept({ base, others: [...others.values()] });
}

/** The same runs again; `undefined`: whoever acts does not reach all of them. */
export async function gatherAgain(
  tx: Transaction,
  context: Needed,
  parts: readonly RunsPart[],
): Promise<readonly Uint8Array[] | undefined> {
  const texts: Uint8Array[] = [];
  for (const part of parts) {
    const text = await textOf(tx, context, part);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

async function textOf(tx: Transaction, { sealer }: Needed, part: RunsPart): Promise<Uint8Array | undefined> {
  if (part.kind === 'reference') {
    const found = await findReference(tx, part.reference);
    return found && runsOfKept(tx, sealer, found);
  }
  const model = await findModel(tx, part.model);
  return model && openRuns(tx, sealer, model, part.evidence);
}
