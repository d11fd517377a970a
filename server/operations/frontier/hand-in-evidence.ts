import { handInEvidence as endpoint } from '#api/frontier/evidence.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { sha256 } from '#server/digest.ts';
import {
  evidenceInAnswer,
  placeOfEvidence,
  placeOfRuns,
  sealJson,
  sealLong,
} from '#server/frontier/evidence/kept-evidence.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { noModel, reachModel, type Purpose, type Reached } from '#server/frontier/reach-model.ts';
import type { ReadEvidence } from '#server/frontier/evidence/analyst.ts';
import { suiteForReading } from '#server/frontier/evidence/kept-suite.ts';
import { operation, type Context } from '#server/operations/context.ts';
import { countEvidence, findEvidence, insertEvidence } from '#server/postgres/frontier/evidence.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

const purpose: Purpose = {
  permission: 'frontier.act',
  scope: 'record',
  purposes: ['evaluation', 'determination'],
  what: 'hand-in-evidence',
};

/** Of one model: all of it is looked at where the first that came is sought. */
const evidenceMax = 500;

/** Read apart before any of it is kept: the file itself is kept nowhere, its runs are. */
export const handInEvidence = operation(endpoint, async (context, { params: { model }, query, body }) => {
  const { inTransaction, evidence: analyst } = context;
  const before = await inTransaction(async (tx) => {
    const reached = await reachModel(tx, context, model, purpose);
    if (reached === undefined) return undefined;
    const suite = await suiteForReading(tx, context.sealer, query.suite);
    return { reached, suite, count: await countEvidence(tx, model) };
  });
  if (before === undefined) return noModel();
  if (!before.suite.ok) return before.suite;
  if (before.count >= evidenceMax) return refuse('evidence.full', `${before.count} files are kept of this model.`);
  const suite = before.suite.value;
  const file = await analyst.receive(body);
  try {
    const read = await analyst.read(before.reached.organization, file, { alias: query.alias, suite: suite?.bytes });
    if (!read.ok) return read;
    return await inTransaction(async (tx) => {
      // Access may have ended while it was read.
      const reached = await reachModel(tx, context, model, purpose);
      if (reached === undefined) return noModel();
      return keep(tx, context, reached, { read: read.value, digest: file.digest, suiteDigest: suite?.digest });
    });
  } finally {
    analyst.discard(file);
  }
});

interface Kept {
  readonly read: ReadEvidence;
  readonly digest: string;
  readonly suiteDigest: string | undefined;
}

async function keep(
  tx: Transaction,
  { ids, sealer, asker, clock }: Context<'session'>,
  { model, organization }: Reached,
  { read: { understood, scoredDigest, runs }, digest, suiteDigest }: Kept,
) {
  const { developer, modelId } = model;
  const evidenceId = ids.next<'evidence'>();
  const runsDigest = sha256(runs);
  const evidence = {
    developer,
    modelId,
    evidenceId,
    by: organization,
    receivedAt: clock.now(),
    receivedDigest: digest,
    runsDigest,
    scoredDigest,
    suiteDigest,
    sealed: await sealJson(tx, sealer, model, { place: placeOfEvidence(evidenceId), value: understood }),
  };
  const sealedRuns = await sealLong(tx, sealer, model, { place: placeOfRuns(evidenceId), text: runs });
  await insertEvidence(tx, evidence, asker.personId, sealedRuns);
  await recordOfModel(tx, { ids }, model, {
    kind: 'frontier-evidence.recorded',
    digests: { evidence: digest, runs: runsDigest },
  });
  const kept = await findEvidence(tx, modelId, evidenceId);
  assert(kept !== undefined, 'what was kept is there');
  return accept(await evidenceInAnswer(tx, sealer, kept));
}
