// Chance enters here and nowhere else.
import { randomBytes } from 'node:crypto';

/** An implementation MUST be fit for keys and secrets: nobody can guess the next byte from all earlier ones. */
export interface Random {
  /** So many fresh bytes, which are the caller's alone. */
  readonly bytes: (count: number) => Uint8Array<ArrayBuffer>;
}

export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };
