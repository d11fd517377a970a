import { readOpenPart } from '#server/frontier/evidence/kept-suite.ts';
import { understoodOf } from '#server/frontier/evidence/kept-reference.ts';
import type { KnownReference, KnownSuite } from '#server/postgres/frontier/suites.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

export function suiteInAnswer(suite: KnownSuite) {
  const { items, privateItems, commitments } = readOpenPart(suite.openPart);
  return {
    id: suite.suiteId,
    keeper: { id: suite.keeper, name: suite.keeperName },
    name: suite.name,
    version: suite.version,
    digest: suite.digest,
    keptAt: suite.keptAt.toString(),
    publicItems: items.length,
    privateItems,
    committed: commitments.length,
  };
}

/** `undefined`: it is not for whoever acts. */
export async function referenceInAnswer(tx: Transaction, sealer: Sealer, reference: KnownReference) {
  const understood = await understoodOf(tx, sealer, reference);
  if (understood === undefined) return undefined;
  return {
    id: reference.referenceId,
    suite: reference.suiteId,
    keeper: { id: reference.keeper, name: reference.keeperName },
    alias: understood.alias,
    releasedOn: reference.releasedOn,
    receivedAt: reference.receivedAt.toString(),
    digest: reference.receivedDigest,
    runsDigest: reference.runsDigest,
    isPublic: reference.compartmentId === undefined,
    understood,
  };
}
