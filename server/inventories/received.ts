// A body as it comes: whole in memory, since it is read, digested and packed as one.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';

export interface Received {
  readonly bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
}

/** The limit of its length is the door's. */
export async function received(body: AsyncIterable<Uint8Array>): Promise<Received> {
  const hash = createHash('sha256');
  const pieces: Uint8Array[] = [];
  for await (const piece of body) {
    hash.update(piece);
    pieces.push(piece);
  }
  return { bytes: Buffer.concat(pieces), digest: hash.digest('hex') };
}

const compress = promisify(zstdCompress);

/** On another thread than requests are answered on. */
export async function packed(bytes: Uint8Array): Promise<Uint8Array> {
  return compress(bytes);
}
