// What is asked of evidence, gathered: everything that a result is worked out from, decided before it is.
import { z } from 'zod';
import type { InputOf } from '#api/endpoint.ts';
import type { workOutResult } from '#api/frontier/results.ts';
import { publishedPolicy } from '#core/frontier/horizon/horizon.ts';
import { committedAt } from '#core/frontier/criteria/drafts.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import { criteriaOf, criteriaUnder } from '#server/frontier/criteria/life.ts';
import type { Asked } from '#server/frontier/evidence/order.ts';
import {
  gatherEvidence,
  gatherPredecessor,
  gatherReferences,
  type Gathered,
} from '#server/frontier/evidence/gathered-runs.ts';
import type { RunsPart } from '#server/frontier/evidence/kept-result.ts';
import type { Context } from '#server/operations/context.ts';
import { listEvidence } from '#server/postgres/frontier/evidence.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import { listSuites } from '#server/postgres/frontier/suites.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface ResultQuestion {
  readonly asked: Asked;
  readonly parts: readonly RunsPart[];
  readonly texts: readonly Uint8Array[];
}

type Body = InputOf<typeof workOutResult>['body'];
type Refused = Exclude<(typeof workOutResult)['refusals'][number], 'result.no_shared_item'>;
type Needed = Pick<Context, 'sealer' | 'ids' | 'clock'>;

export async function resultQuestion(
  tx: Transaction,
  context: Needed,
  model: StoredModel,
  body: Body,
): Promise<Decision<ResultQuestion, Refused>> {
  const { bestReleased, predecessor, criteria } = body;
  if (bestReleased === undefined && predecessor === undefined && criteria === undefined) {
    return refuse('result.nothing_asked', 'Name a model to compare with, or criteria.');
  }
  const candidate = await gatherEvidence(tx, context, model, body.evidence);
  if (!candidate.ok) return candidate;
  const beside = await gatherBeside(tx, context, { model, body, candidate: candidate.value });
  if (!beside.ok) return beside;
  const judged =
    criteria === undefined
      ? accept(undefined)
      : await committed(tx, context, { model, criteria, candidate: candidate.value });
  if (!judged.ok) return judged;
  const all = [candidate.value, ...beside.value.compared.map(({ gathered }) => gathered), ...beside.value.others];
  const { margin, cheating, weighting, budget } = body.policy;
  const suite = await suiteOf(tx, all);
  return accept({
    asked: {
      candidate: candidate.value.alias,
      comparisons: beside.value.compared.map(({ against, gathered }) => ({ against, base: gathered.alias })),
      policy: { ridge: publishedPolicy.ridge, weighting, margin, cheating },
      ...(budget === undefined ? {} : { budget }),
      ...(judged.value === undefined ? {} : { criteria: judged.value }),
      ...(suite === undefined ? {} : { suite }),
      logs: all.flatMap(({ logs }) => logs),
    },
    parts: all.flatMap(({ parts }) => parts),
    texts: all.flatMap(({ texts }) => texts),
  });
}

interface Beside {
  readonly compared: readonly {
    readonly against: Asked['comparisons'][number]['against'];
    readonly gathered: Gathered;
  }[];
  readonly others: readonly Gathered[];
}

async function gatherBeside(
  tx: Transaction,
  context: Needed,
  { model, body, candidate }: { readonly model: StoredModel; readonly body: Body; readonly candidate: Gathered },
): Promise<Decision<Beside, Refused>> {
  const compared: Beside['compared'][number][] = [];
  let others: readonly Gathered[] = [];
  if (body.bestReleased !== undefined) {
    const released = await gatherReferences(tx, context, body.bestReleased, candidate.alias);
    if (!released.ok) return released;
    compared.push({ against: 'best-released', gathered: released.value.base });
    ({ others } = released.value);
  }
  if (body.predecessor !== undefined) {
    const own = await gatherPredecessor(tx, context, model, body.predecessor);
    if (!own.ok) return own;
    compared.push({ against: 'own-predecessor', gathered: own.value });
  }
  const names = [candidate.alias, ...compared.map(({ gathered }) => gathered.alias)];
  if (new Set(names).size < names.length) {
    return refuse('evidence.same_name', `Both are called ${candidate.alias} in their files.`);
  }
  return accept({ compared, others: others.filter(({ alias }) => !names.includes(alias)) });
}

interface Judging {
  readonly model: StoredModel;
  readonly criteria: string;
  readonly candidate: Gathered;
}

/** Criteria that were published before any evidence of the model on these items came. */
async function committed(
  tx: Transaction,
  { sealer }: Needed,
  { model: { modelId }, criteria: digest, candidate }: Judging,
): Promise<Decision<Asked['criteria'], 'criteria.unpublished' | 'criteria.sealed' | 'criteria.after_evidence'>> {
  const known = await criteriaOf(tx);
  const at = known && committedAt(known.life, digest);
  if (known === undefined || at === undefined) {
    return refuse('criteria.unpublished', 'No criteria of this digest were published.');
  }
  const first = (await listEvidence(tx, modelId))
    .filter(({ suiteDigest }) => candidate.suites.includes(suiteDigest))
    .find(({ receivedAt }) => Temporal.Instant.compare(receivedAt, at) <= 0);
  if (first !== undefined) {
    return refuse('criteria.after_evidence', `They were published at ${at.toString()}, and evidence came before.`);
  }
  const criteria = await criteriaUnder(tx, sealer, known, digest);
  if (criteria === undefined) return refuse('criteria.sealed', 'Their text is for the office that determines alone.');
  return accept(z.json().parse(JSON.parse(JSON.stringify(criteria))));
}

/** Told in records where all runs were read by one. */
async function suiteOf(tx: Transaction, all: readonly Gathered[]): Promise<Asked['suite']> {
  const [digest, ...more] = new Set(all.flatMap(({ suites }) => suites));
  if (digest === undefined || more.length > 0) return undefined;
  const found = (await listSuites(tx)).find((one) => one.digest === digest);
  return found === undefined ? undefined : { name: found.name, version: found.version, digest };
}
