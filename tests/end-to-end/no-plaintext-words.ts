// Words that are looked for, and how what holds them is sent.
import { randomBytes } from 'node:crypto';
import type { Sought } from '#tests/end-to-end/no-plaintext-hunt.ts';
import type { AskOptions } from '#tests/served.ts';

/** No eight of its bytes stand anywhere by chance. */
export function canary(name: string, around: (word: string) => string = (word) => word): Sought {
  const word = BigInt(`0x${randomBytes(24).toString('hex')}`).toString(36);
  return { name, text: around(word), pieceBytes: 8 };
}

/** As a program asks that may have to ask again: what was answered is kept. */
export function keyed(body: unknown): AskOptions {
  return { body, headers: { 'idempotency-key': randomBytes(16).toString('hex') } };
}
