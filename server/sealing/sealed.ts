// Sealed content: AES-256-GCM under the data key of a case, a compartment or an organization, bound to where it stands.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { assert } from '#core/kernel/assert.ts';

/** Where a sealed value stands: moved to another table, row or column it can't be opened. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A data key that can be used: 32 bytes, with what names it. */
export interface DataKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Sealed bytes are not what was sealed at this place under this key. */
export class SealFault extends Error {
  override readonly name = 'SealFault';
  readonly code = 'seal.broken';
  readonly retry = 'never';
}

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

/**
 * format (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16). Nonces are random: at most 2^32 values under one key (SP 800-38D
 * §8.3), which a data key's owner never reaches: keys are renewed long before, see `data-keys.ts`.
 */
export function seal({ id, key }: DataKey, place: Place, plain: Uint8Array): Uint8Array {
  assert(key.length === 32, 'a data key has 32 bytes');
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv('aes-256-gcm', key, nonce).setAAD(aadOf(id, place));
  return Buffer.concat([Uint8Array.of(format), nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
}

/** @throws SealFault where any byte, the place or the key is another one */
export function unseal({ id, key }: DataKey, place: Place, sealed: Uint8Array): Uint8Array {
  assert(key.length === 32, 'a data key has 32 bytes');
  if (sealed.length < headBytes + tagBytes || sealed[0] !== format) throw new SealFault(whereOf(place));
  const opening = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, headBytes), { authTagLength: tagBytes })
    .setAAD(aadOf(id, place))
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([opening.update(sealed.subarray(headBytes, -tagBytes)), opening.final()]);
  } catch (error) {
    throw new SealFault(whereOf(place), { cause: error });
  }
}

export function sealText(key: DataKey, place: Place, text: string): Uint8Array {
  return seal(key, place, Buffer.from(text));
}

export function unsealText(key: DataKey, place: Place, sealed: Uint8Array): string {
  return Buffer.from(unseal(key, place, sealed)).toString('utf8');
}

/** Lengths go before the parts, so that no two places are told alike. */
function aadOf(id: string, { table, row, column }: Place): Uint8Array {
  return Buffer.from(['breakwater seal 1', table, row, column, id].map((part) => `${part.length}:${part}`).join(','));
}

function whereOf({ table, row, column }: Place): string {
  return `What is sealed in ${table}.${column} of ${row} can not be opened: it was altered, moved, or its key is gone.`;
}
