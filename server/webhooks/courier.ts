// Carries messages to webhooks: signs, sends, and says what became of it.
import type { Clock } from '#ports/clock.ts';
import { isLoopback } from '#server/loopback.ts';
import { guardedCall, NotPublic, type Call } from '#server/outgoing/guarded-fetch.ts';
import type { Delivery } from '#server/postgres/webhooks.ts';
import { signedHeaders } from '#server/webhooks/signature.ts';

interface Message {
  readonly url: string;
  readonly secret: string;
  /** The same for each attempt. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

export interface Courier {
  /** Whether an address may be written down at all. */
  readonly takes: (url: string) => boolean;
  /** One attempt; never throws for what the receiver or the network does. */
  readonly carry: (message: Message) => Promise<Delivery>;
}

const timeoutMs = 10_000;

/** @param loopbackToo lets a receiver on this machine speak http, for trials and tests; all others must speak https */
export function courier(clock: Clock, loopbackToo: boolean): Courier {
  return {
    takes: (text) => {
      const url = URL.parse(text);
      if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
      return url.protocol === 'https:' || isHere(url, loopbackToo);
    },
    carry: async ({ url: text, secret, id, body }) => {
      const url = new URL(text);
      const second = Math.floor(clock.now().epochMilliseconds / 1000);
      const signed = signedHeaders(secret, { id, second, body });
      const headers = { ...signed, 'content-type': 'application/json', 'user-agent': 'Breakwater' };
      const bytes = new TextEncoder().encode(body);
      try {
        const call: Call = { url, method: 'POST', headers, body: bytes, timeoutMs, answerBytesMax: 0 };
        const status = isHere(url, loopbackToo) ? await plainStatus(call) : (await guardedCall(call)).status;
        return { is: status >= 200 && status < 300 ? 'arrived' : 'status', status };
      } catch (error) {
        return { is: failureOf(error), status: undefined };
      }
    },
  };
}

function isHere(url: URL, loopbackToo: boolean): boolean {
  return loopbackToo && url.protocol === 'http:' && isLoopback(url.hostname);
}

async function plainStatus({ url, method, headers, body }: Call): Promise<number> {
  const signal = AbortSignal.timeout(timeoutMs);
  const init = { method, headers, redirect: 'manual', signal, ...(body && { body }) } as const;
  const answer = await fetch(url, init);
  await answer.body?.cancel();
  return answer.status;
}

function failureOf(error: unknown): 'address' | 'time' | 'connection' {
  if (error instanceof NotPublic) return 'address';
  return error instanceof Error && error.name === 'TimeoutError' ? 'time' : 'connection';
}
