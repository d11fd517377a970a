// Changes are asked for once, whatever the line does; where one needs a fresh proof, the passkey is asked for it in between.
import type { AnswerOf, Promised, SentTo } from '#api/endpoint.ts';
import { ApiRefusal } from '#api/client.ts';
import { beginStepUp, finishStepUp } from '#api/sign-in.ts';
import { proofByPasskey } from '#portal/asking/browser-passkeys.ts';
import { client } from '#portal/asking/client.ts';

/** Asks for a change under a key of its own, so that what is sent twice is done once. */
export async function askForChange<P extends Promised>(endpoint: P, sent: SentTo<P>): Promise<AnswerOf<P>> {
  const options = { idempotencyKey: crypto.randomUUID() };
  try {
    return await client.ask(endpoint, sent, options);
  } catch (error) {
    if (!needsProof(error)) throw error;
    await proveAgain();
    return client.ask(endpoint, sent, options);
  }
}

function needsProof(error: unknown): boolean {
  return error instanceof ApiRefusal && (error.code === 'session.step_up' || error.code === 'passkey.step_up');
}

/** Has the browser ask for the passkey; what follows within five minutes needs no other. */
async function proveAgain(): Promise<void> {
  const { ceremony, options } = await client.ask(beginStepUp, {});
  const response = await proofByPasskey(options);
  await client.ask(finishStepUp, { body: { ceremony, response } });
}
