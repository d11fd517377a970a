// When the government may use a model, as its developer told it last.
import type { ModelId } from '#core/frontier/ids.ts';
import type { AccessWindow } from '#core/frontier/framework/window.ts';
import type { Context } from '#server/operations/context.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** `undefined`: the developer offers none, or left. */
export async function accessWindow(
  _tx: Transaction,
  _context: Pick<Context, 'sealer'>,
  _model: ModelId,
): Promise<AccessWindow | undefined> {
  return undefined;
}
