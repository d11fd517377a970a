// When the government may use a model, as its developer told it last.
import type { ModelId } from '#core/frontier/ids.ts';
import type { AccessWindow } from '#core/frontier/notice/window.ts';
import { noticeLife } from '#server/frontier/notice/moves.ts';
import { readDevelopersMoves } from '#server/frontier/record.ts';
import type { Context } from '#server/operations/context.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Asked by its developer. `undefined`: it offers none, or left. */
export async function accessWindow(
  tx: Transaction,
  context: Pick<Context, 'sealer'>,
  modelId: ModelId,
): Promise<AccessWindow | undefined> {
  return noticeLife(await readDevelopersMoves(tx, context, modelId)).window;
}
