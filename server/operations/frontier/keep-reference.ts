import { keepReference as endpoint } from '#api/frontier/suites.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { sha256 } from '#server/digest.ts';
import { keptParts } from '#server/frontier/evidence/kept-reference.ts';
import { suiteForReading } from '#server/frontier/evidence/kept-suite.ts';
import { referenceInAnswer } from '#server/frontier/evidence/suite-in-answer.ts';
import type { ReadEvidence } from '#server/frontier/evidence/analyst.ts';
import { operation, type Context } from '#server/operations/context.ts';
import { findOwnCompartment } from '#server/postgres/compartments.ts';
import { recordEvent } from '#server/postgres/events.ts';
import {
  findReference,
  findSuite,
  insertReference,
  isKeeper,
  listReferences,
  type KeptReference,
  type SuiteId,
} from '#server/postgres/frontier/suites.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** On one suite: all of them are looked at in each comparison on it. */
const referencesMax = 100;

/** What a released model did is read as evidence is: apart, by the suite. */
export const keepReference = operation(endpoint, async (context, { params: { org, suite }, query, body }) => {
  const { inTransaction, evidence: analyst } = context;
  const before = await inTransaction(async (tx) => ({
    isKept: (await isKeeper(tx, org)) && (await findSuite(tx, suite))?.keeper === org,
    isRead:
      query.compartment === undefined || (await findOwnCompartment(tx, query.compartment))?.compartment.sponsor === org,
    suite: await suiteForReading(tx, context.sealer, suite),
    count: (await listReferences(tx, suite)).length,
  }));
  if (!before.suite.ok) {
    const { code, why } = before.suite;
    return code === 'suite.sealed' ? refuse(code, why) : refuse('object.absent', 'There is none.');
  }
  if (!before.isKept) return refuse('suite.not_keeper', 'Whoever keeps a suite keeps what released models did on it.');
  if (!before.isRead) return refuse('reference.no_compartment', 'Name a compartment of yours that you are read into.');
  if (before.count >= referencesMax) return refuse('reference.full', `${before.count} are kept on this suite.`);
  const file = await analyst.receive(body);
  try {
    const read = await analyst.read(org, file, { alias: query.alias, suite: before.suite.value?.bytes });
    if (!read.ok) return read;
    const { releasedOn, compartment } = query;
    const owner = { keeper: org, suiteId: suite, compartmentId: compartment, releasedOn, receivedDigest: file.digest };
    return await inTransaction((tx) => keep(tx, context, owner, read.value));
  } finally {
    analyst.discard(file);
  }
});

type Owner = Pick<KeptReference, 'keeper' | 'suiteId' | 'compartmentId' | 'releasedOn' | 'receivedDigest'> & {
  readonly keeper: OrganizationId;
  readonly suiteId: SuiteId;
};

/** In place of the name, which is sealed with what was understood. */
const sealedAlias = '(sealed)';

async function keep(
  tx: Transaction,
  { ids, sealer }: Pick<Context, 'ids' | 'sealer'>,
  owner: Owner,
  read: ReadEvidence,
) {
  const referenceId = ids.next<'reference'>();
  const runsDigest = sha256(read.runs);
  const parts = await keptParts(tx, sealer, { ...owner, referenceId }, read);
  const alias = owner.compartmentId === undefined ? read.understood.alias : sealedAlias;
  await insertReference(tx, { ...owner, ...parts, referenceId, alias, runsDigest });
  await recordEvent(tx, {
    eventId: ids.next<'event'>(),
    organizationId: owner.keeper,
    object: { kind: 'frontier-suite', id: owner.suiteId },
    kind: 'frontier-reference.kept',
    ...(owner.compartmentId === undefined ? {} : { compartments: [owner.compartmentId] }),
    digests: { evidence: owner.receivedDigest, runs: runsDigest },
  });
  const kept = await findReference(tx, referenceId);
  const told = kept && (await referenceInAnswer(tx, sealer, kept));
  assert(told !== undefined, 'what was kept is there');
  return accept(told);
}
