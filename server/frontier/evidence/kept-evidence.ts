// Evidence as it is sealed and answered.
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { understoodEvidence } from '#api/frontier/evidence.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import { findRuns, type EvidenceId, type KnownEvidence, type SealedBytes } from '#server/postgres/frontier/evidence.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';
import type { Understood } from '#server/frontier/evidence/order.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

type ModelOwner = Pick<StoredModel, 'developer' | 'compartmentId'>;

/** Under the model's own compartment. */
export async function sealJson(
  tx: Transaction,
  sealer: Sealer,
  { developer, compartmentId }: ModelOwner,
  { place, value }: { readonly place: Place; readonly value: unknown },
): Promise<SealedBytes> {
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return sealer.seal(tx, { organizationId: developer, compartmentId }, { place, plain });
}

/** The same, of a long text: packed first, on another thread than requests are answered on. */
export async function sealLong(
  tx: Transaction,
  sealer: Sealer,
  { developer, compartmentId }: ModelOwner,
  { place, text }: { readonly place: Place; readonly text: string },
): Promise<SealedBytes> {
  const plain = await compress(text);
  return sealer.seal(tx, { organizationId: developer, compartmentId }, { place, plain });
}

export async function openLong(
  tx: Transaction,
  sealer: Sealer,
  { developer }: Pick<StoredModel, 'developer'>,
  { place, sealed }: { readonly place: Place; readonly sealed: SealedBytes },
): Promise<Uint8Array> {
  return decompress(await sealer.unseal(tx, developer, { ...sealed, place }));
}

export function placeOfEvidence(id: EvidenceId): Place {
  return { table: 'frontier_evidence', row: id, column: 'sealed' };
}

export function placeOfRuns(id: EvidenceId): Place {
  return { table: 'frontier_evidence_runs', row: id, column: 'sealed' };
}

export async function openEvidence(
  tx: Transaction,
  sealer: Sealer,
  { developer, evidenceId, sealed }: KnownEvidence,
): Promise<Understood> {
  const bytes = await sealer.unseal(tx, developer, { ...sealed, place: placeOfEvidence(evidenceId) });
  return understoodEvidence.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** Runs in canonical text; `undefined`: whoever acts was not given them. */
export async function openRuns(
  tx: Transaction,
  sealer: Sealer,
  model: StoredModel,
  id: EvidenceId,
): Promise<Uint8Array | undefined> {
  const sealed = await findRuns(tx, model.modelId, id);
  return sealed === undefined ? undefined : openLong(tx, sealer, model, { place: placeOfRuns(id), sealed });
}

export async function evidenceInAnswer(tx: Transaction, sealer: Sealer, evidence: KnownEvidence) {
  const { evidenceId, developer, by, byName, receivedAt, receivedDigest, runsDigest, scoredDigest } = evidence;
  return {
    ...(await openEvidence(tx, sealer, evidence)),
    id: evidenceId,
    by: { organization: by, name: byName },
    isOwn: by === developer,
    receivedAt: receivedAt.toString(),
    digest: receivedDigest,
    runsDigest,
    scoredDigest,
    suite: evidence.suiteDigest,
  };
}
