import { showAsset as endpoint } from '#api/inventories.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { assetInAnswer } from '#server/inventories/in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { findAsset } from '#server/postgres/assets.ts';

export const showAsset = operation(endpoint, async ({ inTransaction }, { params: { org, asset } }) => {
  const found = await inTransaction((tx) => findAsset(tx, org, asset));
  return found === undefined ? refuse('object.absent', 'There is no such asset.') : accept(assetInAnswer(found));
});
