// What can't be published yet is committed to: its digest is published now, and it is opened on a stated date or by the
// developer's choice.
import { canonicalText } from '#core/frontier/record.ts';
import { assert } from '#core/kernel/assert.ts';

interface Opening {
  readonly value: unknown;
  /** 32 bytes by chance, hexadecimal: without them a small count would be guessed in a moment. */
  readonly salt: string;
}

const saltPattern = /^[0-9a-f]{64}$/;

/**
 * SHA-256 (hexadecimal) of the canonical text of salt and value.
 *
 * Source: research §5.6, "commit … in advance … so a later audit can show that the same rule met every lab".
 */
export function commitmentTo({ value, salt }: Opening, sha256: (text: string) => string): string {
  assert(saltPattern.test(salt), 'a salt has 32 bytes in hexadecimal');
  return sha256(canonicalText({ salt, value }));
}

/** Whether this is what was committed to; an opening whose salt is none opens nothing. */
export function opens(commitment: string, opening: Opening, sha256: (text: string) => string): boolean {
  return saltPattern.test(opening.salt) && commitmentTo(opening, sha256) === commitment;
}
