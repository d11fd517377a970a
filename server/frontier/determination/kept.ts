// A determination in the records of the office that made it.
import { determinationMove } from '#server/frontier/determination/moves.ts';
import { recordInAnswer } from '#server/frontier/determination/told.ts';
import type { DeterminationId, KeptDetermination } from '#server/postgres/frontier/determinations.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

export function placeOfDetermination(id: DeterminationId): Place {
  return { table: 'frontier_determination', row: id, column: 'sealed' };
}

export async function openDetermination(
  tx: Transaction,
  sealer: Sealer,
  { office, determinationId, sealed }: KeptDetermination,
) {
  const plain = await sealer.unseal(tx, office, { ...sealed, place: placeOfDetermination(determinationId) });
  const determination: unknown = JSON.parse(new TextDecoder().decode(plain));
  const told = determinationMove.parse({ kind: 'determined', determination });
  if (told.kind !== 'determined') throw new Error('it was read as what it is');
  return recordInAnswer(told.determination);
}
