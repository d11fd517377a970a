// One transaction for a whole operation, whose parts ask for one each. Opened by the first of them, since reading what was
// sent can take long; ended by whoever sends the answer.
import type { InTransaction } from '#server/operations/context.ts';
import { isRefusal } from '#server/http/undo-refusals.ts';
import { findAnswer, lockKey, type KeptAnswer, type KeyOf } from '#server/postgres/idempotency.ts';
import type { Transaction, TransactionOptions } from '#server/postgres/transaction.ts';

/** Another request with this key is being worked on. */
export class KeyInUse extends Error {
  override readonly name = 'KeyInUse';
}

/** Another request with this key came first, and is answered by now. */
export class AnsweredMeanwhile extends Error {
  override readonly name = 'AnsweredMeanwhile';
  readonly kept: KeptAnswer;

  constructor(kept: KeptAnswer) {
    super('was answered meanwhile');
    this.kept = kept;
  }
}

/** Undoes a transaction whose operation failed elsewhere; goes no further. */
class Undone extends Error {
  override readonly name = 'Undone';
}

export class JointTransaction {
  readonly #transact: InTransaction;
  readonly #of: KeyOf;
  readonly #ready = Promise.withResolvers<Transaction>();
  readonly #end = Promise.withResolvers<undefined>();
  #whole: Promise<unknown> | undefined;
  /** Parts run one after the other, on one connection. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(transact: InTransaction, of: KeyOf) {
    this.#transact = transact;
    this.#of = of;
    // Each is awaited where it matters; until then nobody listens.
    this.#ready.promise.catch(() => undefined);
    this.#end.promise.catch(() => undefined);
  }

  /** As `inTransaction` of a context: `work` as a part that is undone by itself where it throws or is refused. */
  readonly join: InTransaction = (work, options) => {
    const part = this.#last.then(async () => {
      const tx = await this.open(options);
      await tx.query('SAVEPOINT part');
      try {
        const value = await work(tx);
        await tx.query(isRefusal(value) ? 'ROLLBACK TO SAVEPOINT part' : 'RELEASE SAVEPOINT part');
        return value;
      } catch (error) {
        await tx.query('ROLLBACK TO SAVEPOINT part');
        throw error;
      }
    });
    this.#last = part.catch(() => undefined);
    return part;
  };

  /** Throws {@link KeyInUse} or {@link AnsweredMeanwhile}. The first that asks says how isolated it is. */
  open(options?: TransactionOptions): Promise<Transaction> {
    if (this.#whole === undefined) {
      this.#whole = this.#run(options);
      this.#whole.catch((error: unknown) => this.#ready.reject(error));
    }
    return this.#ready.promise;
  }

  async commit(): Promise<void> {
    this.#end.resolve(undefined);
    await this.#whole;
  }

  async undo(): Promise<void> {
    this.#end.reject(new Undone('the operation failed'));
    await this.#whole?.catch(() => undefined);
  }

  #run(options: TransactionOptions | undefined): Promise<void> {
    let isSecond = false;
    return this.#transact(async (tx) => {
      // Its parts have run and are not run again: whoever asked tries again, with the same key.
      if (isSecond) throw Object.assign(new Error('lost against another transaction'), { code: '40001' });
      isSecond = true;
      if (!(await lockKey(tx, this.#of))) throw new KeyInUse('is being worked on');
      const kept = await findAnswer(tx, this.#of);
      if (kept !== undefined) throw new AnsweredMeanwhile(kept);
      this.#ready.resolve(tx);
      await this.#end.promise;
    }, options);
  }
}
