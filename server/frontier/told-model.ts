// What a developer says of its model, as it is sealed and answered.
import { z } from 'zod';
import type { DataKeyId } from '#core/kernel/ids.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import type { Reached } from '#server/frontier/reach-model.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

export interface ToldModel {
  readonly name: string;
  readonly about: string;
}

const shape = z.object({ name: z.string(), about: z.string() });

export async function sealModel(
  tx: Transaction,
  sealer: Sealer,
  { developer, modelId, compartmentId }: Pick<StoredModel, 'developer' | 'modelId' | 'compartmentId'>,
  told: ToldModel,
): Promise<{ readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId }> {
  const plain = new TextEncoder().encode(JSON.stringify(told));
  return sealer.seal(tx, { organizationId: developer, compartmentId }, { place: placeOfModel(modelId), plain });
}

export async function openModel(tx: Transaction, sealer: Sealer, model: StoredModel): Promise<ToldModel> {
  const kept = { ...model.sealed, place: placeOfModel(model.modelId) };
  return shape.parse(JSON.parse(new TextDecoder().decode(await sealer.unseal(tx, model.developer, kept))));
}

export async function modelInAnswer(tx: Transaction, sealer: Sealer, { model, reach }: Reached) {
  const { modelId, shield, developer, compartmentId } = model;
  const { name, about } = await openModel(tx, sealer, model);
  const grants = reach.by === 'grants' ? reach.grants : [];
  const last = grants
    .map(({ expiresAt }) => expiresAt)
    .toSorted((a, b) => Temporal.Instant.compare(a, b))
    .at(-1);
  return {
    id: modelId,
    shield,
    name,
    about,
    developer,
    compartment: compartmentId,
    reach: reach.by,
    purposes: [...new Set(grants.map(({ purpose }) => purpose))],
    scopes: [...new Set(grants.flatMap(({ scopes }) => scopes))],
    ...(last !== undefined && { until: last.toString() }),
  };
}

function placeOfModel(modelId: ModelId): Place {
  return { table: 'frontier_model', row: modelId, column: 'sealed' };
}
