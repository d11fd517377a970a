// What paths of evidence name: written as the operations write it, without reading a file for it.
import type { ModelId } from '#core/frontier/ids.ts';
import type { KeptResult } from '#server/frontier/evidence/kept-result.ts';
import { placeOfItems, placeOfResult } from '#server/frontier/evidence/kept-result.ts';
import { placeOfEvidence, placeOfRuns, sealJson, sealLong } from '#server/frontier/evidence/kept-evidence.ts';
import { insertEvidence } from '#server/postgres/frontier/evidence.ts';
import { findModel } from '#server/postgres/frontier/models.ts';
import { insertResult } from '#server/postgres/frontier/results.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { idOf, type Served, type World } from '#tests/route-matrix/making.ts';

const digest = 'a'.repeat(64);

/** A suite of one item. */
export const suiteNow = {
  name: 'Suite',
  version: '1',
  items: [{ id: 'task', family: 'family', minutes: 1, knownBy: 'completion', visibility: 'public' }],
};

export async function makeEvidenceThings(
  { app, database, parts: { outside } }: Served,
  { organization: org, people: { administrator } }: World,
  model: string,
): Promise<World['things']> {
  const { sealer, ids, clock } = outside;
  const evidenceId = ids.next<'evidence'>();
  const resultId = ids.next<'result'>();
  await inTransaction(database.app, administrator.secret, async (tx) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the id was answered by the service
    const stored = await findModel(tx, model as ModelId);
    if (stored === undefined) throw new Error('the model was brought in by this organization');
    const { developer, modelId } = stored;
    const own = { developer, modelId, by: org };
    const sealed = await sealJson(tx, sealer, stored, { place: placeOfEvidence(evidenceId), value: understood });
    const runs = await sealLong(tx, sealer, stored, { place: placeOfRuns(evidenceId), text: run });
    const digests = { receivedDigest: digest, runsDigest: digest, scoredDigest: digest, suiteDigest: undefined };
    const evidence = { ...own, ...digests, evidenceId, receivedAt: clock.now(), sealed };
    await insertEvidence(tx, evidence, administrator.id, runs);
    const value = resultOf(modelId, evidenceId);
    const kept = await sealJson(tx, sealer, stored, { place: placeOfResult(resultId), value });
    const items = await sealLong(tx, sealer, stored, { place: placeOfItems(resultId), text: '[]' });
    const result = { ...own, resultId, digest, criteriaDigest: undefined, sealed: kept };
    await insertResult(tx, result, administrator.id, items);
  });
  const suite = await idOf(app, `/api/organizations/${org}/frontier/suites`, administrator.secret, {
    suite: { ...suiteNow, name: 'Kept' },
  });
  return {
    'evidence/{evidence}': evidenceId,
    'results/{result}': resultId,
    'record/{of}': 'levels',
    'suites/{suite}': suite,
    // Of no draft: nothing is answered to whoever may not.
    'comments/{comment}': ids.next(),
    'assessments/{assessment}': ids.next(),
  };
}

const run = '{"alias":"nimbus","family":"family","minutes":1,"score":1,"task":"task"}';

const understood = {
  kind: 'table in CSV',
  alias: 'nimbus',
  others: [],
  runs: 1,
  tasks: 1,
  families: 1,
  retried: 0,
  dropped: [],
  refusals: [],
  recomputed: [],
};

function resultOf(model: ModelId, evidence: Extract<KeptResult['parts'][number], { kind: 'evidence' }>['evidence']) {
  return {
    asked: {
      candidate: 'nimbus',
      comparisons: [],
      policy: { ridge: 1, weighting: 'balanced', margin: 2, cheating: 'failure' },
      logs: [],
    },
    parts: [{ kind: 'evidence', model, evidence }],
    records: [{ of: 'levels', sealed: { digest, record: { kind: 'levels', result: { levels: [] } } } }],
    scoredDigest: digest,
  } satisfies KeptResult;
}
