// How messages to webhooks are signed: the convention of Standard Webhooks (standardwebhooks.com, 1.0), HMAC-SHA256.
import { createHmac } from 'node:crypto';
import type { Random } from '#ports/random.ts';

const prefix = 'whsec_';
const secretBytes = 32;

/** As it is shown once, and kept sealed: `whsec_` and base64. */
export function makeSecret(random: Random): string {
  return `${prefix}${Buffer.from(random.bytes(secretBytes)).toString('base64')}`;
}

/** The headers of one attempt; id and body are the same for each attempt at a message, the second is of the attempt. */
export function signedHeaders(
  secret: string,
  { id, second, body }: { readonly id: string; readonly second: number; readonly body: string },
): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${second}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(second), 'webhook-signature': `v1,${signature}` };
}
