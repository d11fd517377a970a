// Evidence of released models as it is kept: in the open, or under a compartment of its keeper.
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { understoodEvidence } from '#api/frontier/evidence.ts';
import type { ReadEvidence } from '#server/frontier/evidence/analyst.ts';
import type { Understood } from '#server/frontier/evidence/order.ts';
import type { Gathered } from '#server/frontier/evidence/gathered-runs.ts';
import {
  findSuite,
  runsOfReference,
  type KeptReference,
  type KnownReference,
  type ReferenceId,
} from '#server/postgres/frontier/suites.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

function placeOf(id: ReferenceId, column: 'understood' | 'runs'): Place {
  return { table: 'frontier_reference', row: id, column };
}

type Owner = Pick<KeptReference, 'keeper' | 'referenceId' | 'compartmentId'>;

/** Sealed where it is in a compartment. */
export async function keptParts(
  tx: Transaction,
  sealer: Sealer,
  { keeper, referenceId, compartmentId }: Owner,
  { understood, runs }: ReadEvidence,
): Promise<Pick<KeptReference, 'understood' | 'runs' | 'dataKeyId'>> {
  const plain = { understood: new TextEncoder().encode(JSON.stringify(understood)), runs: await compress(runs) };
  if (compartmentId === undefined) return { ...plain, dataKeyId: undefined };
  const owner = { organizationId: keeper, compartmentId };
  const told = await sealer.seal(tx, owner, { place: placeOf(referenceId, 'understood'), plain: plain.understood });
  const sealed = await sealer.seal(tx, owner, { place: placeOf(referenceId, 'runs'), plain: plain.runs });
  if (told.dataKeyId !== sealed.dataKeyId) throw new Error('both are sealed under the current key');
  return { understood: told.bytes, runs: sealed.bytes, dataKeyId: sealed.dataKeyId };
}

/** `undefined`: it is not for whoever acts. */
export async function understoodOf(
  tx: Transaction,
  sealer: Sealer,
  reference: KnownReference,
): Promise<Understood | undefined> {
  const bytes = await opened(tx, sealer, reference, { column: 'understood', kept: reference.understood });
  return bytes === undefined ? undefined : understoodEvidence.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Runs in canonical text. */
export async function runsOfKept(
  tx: Transaction,
  sealer: Sealer,
  reference: KnownReference,
): Promise<Uint8Array | undefined> {
  const kept = await runsOfReference(tx, reference.referenceId);
  const bytes = kept && (await opened(tx, sealer, reference, { column: 'runs', kept }));
  return bytes && decompress(bytes);
}

async function opened(
  tx: Transaction,
  sealer: Sealer,
  { keeper, referenceId, dataKeyId }: KnownReference,
  { column, kept }: { readonly column: 'understood' | 'runs'; readonly kept: Uint8Array },
): Promise<Uint8Array | undefined> {
  if (dataKeyId === undefined) return kept;
  return sealer.unsealIfOpen(tx, keeper, { bytes: kept, dataKeyId, place: placeOf(referenceId, column) });
}

export async function openReference(
  tx: Transaction,
  sealer: Sealer,
  reference: KnownReference,
): Promise<Gathered | undefined> {
  const understood = await understoodOf(tx, sealer, reference);
  const text = await runsOfKept(tx, sealer, reference);
  const suite = await findSuite(tx, reference.suiteId);
  if (understood === undefined || text === undefined) return undefined;
  const { refusals, retried, alias } = understood;
  return {
    alias,
    parts: [{ kind: 'reference', reference: reference.referenceId }],
    texts: [text],
    logs: [{ model: alias, refusals, retried }],
    suites: [suite?.digest],
    firstAt: reference.receivedAt,
  };
}
