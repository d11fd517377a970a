// Writing once, however often the request comes: what was answered is kept in the transaction of the effect
// (draft-ietf-httpapi-idempotency-key-header-07).
import type { InTransaction } from '#server/operations/context.ts';
import { findAnswer, keepAnswer, type KeptAnswer, type KeyOf } from '#server/postgres/idempotency.ts';
import { JointTransaction, KeyInUse, AnsweredMeanwhile } from '#server/http/joint-transaction.ts';
import type { Problem } from '#server/http/problem.ts';
import { renderJson, type Rendered } from '#server/http/rendered.ts';

export interface KeyedRequest {
  readonly of: KeyOf;
  readonly transact: InTransaction;
  /** SHA-256 of method, address and body; reads what is left of the body. */
  readonly hash: () => Promise<Uint8Array>;
  /** Whether what is answered may be kept to be answered again. */
  readonly keeps: boolean;
}

/** What an operation came to. */
export type Outcome = { readonly answer: Rendered; readonly isReplayed?: true } | { readonly problem: Problem };

/** Runs what was asked, unless it was done already. What is refused is not kept: it had no effect. */
export async function runOnce(
  request: KeyedRequest,
  run: (inTransaction: InTransaction) => Promise<Outcome>,
): Promise<Outcome> {
  const { of, transact } = request;
  const before = await transact((tx) => findAnswer(tx, of));
  if (before !== undefined) return replay(request, before);
  const joint = new JointTransaction(transact, of);
  try {
    const outcome = await run(joint.join);
    if ('answer' in outcome) {
      const { status, content } = outcome.answer;
      const answer = request.keeps && typeof content === 'string' ? content : undefined;
      const kept = { requestHash: await request.hash(), status, answer };
      await keepAnswer(await joint.open(), of, kept);
    }
    await joint.commit();
    return outcome;
  } catch (error) {
    await joint.undo();
    if (error instanceof KeyInUse) return { problem: { code: 'idempotency.in_flight', retryAfterMs: 1000 } };
    if (error instanceof AnsweredMeanwhile) return replay(request, error.kept);
    throw error;
  }
}

async function replay({ hash, keeps }: KeyedRequest, kept: KeptAnswer): Promise<Outcome> {
  if (!Buffer.from(kept.requestHash).equals(await hash())) return { problem: { code: 'idempotency.other_body' } };
  if (!keeps) return { problem: { code: 'idempotency.shown_once' } };
  return { answer: renderJson(kept.status, kept.answer), isReplayed: true };
}
