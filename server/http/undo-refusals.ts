// What is refused has no effect: a transaction whose work comes to a refusal is undone, whatever was written before it.
import { isRecord } from '#core/kernel/json.ts';
import type { InTransaction } from '#server/operations/context.ts';

class Undone extends Error {
  override readonly name = 'Undone';
}

/** As `run`, but that the transaction of a refusal is undone. */
export function undoingRefusals(run: InTransaction): InTransaction {
  return async (work, options) => {
    const refused: Awaited<ReturnType<typeof work>>[] = [];
    try {
      return await run(async (tx) => {
        const value = await work(tx);
        if (!isRefusal(value)) return value;
        refused.splice(0, 1, value);
        throw new Undone('the rules say no');
      }, options);
    } catch (error) {
      const [value] = refused;
      if (error instanceof Undone && value !== undefined) return value;
      throw error;
    }
  };
}

/** A decision of the rules that says no. */
export function isRefusal(value: unknown): boolean {
  return isRecord(value) && value['ok'] === false && typeof value['code'] === 'string';
}
