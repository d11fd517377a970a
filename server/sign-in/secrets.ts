// Secrets that people and programs carry: made here, shown once, and kept only as a digest.
import { createHash } from 'node:crypto';
import type { Random } from '#ports/random.ts';

/** 256 bits: nobody guesses them, so that a plain digest keeps them, without a slow one. */
const secretBytes = 32;

/** In hexadecimal, as `breakwater.enter` takes it: 64 characters. */
export function makeSecret(random: Random): string {
  return Buffer.from(random.bytes(secretBytes)).toString('hex');
}

/** What the database keeps of a secret. */
export function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
