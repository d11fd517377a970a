// What comes is written into a file piece by piece: it may be larger than memory.
import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that was received, before anybody knows what it is. */
export interface ReceivedFile {
  readonly path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
  readonly byteCount: number;
}

/** Nothing remains of it where it breaks off. */
export async function receiveFile(path: string, bytes: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  let byteCount = 0;
  const counting = new Transform({
    transform: (chunk: Uint8Array, _, done) => {
      hash.update(chunk);
      byteCount += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.from(bytes), counting, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  return { path, digest: hash.digest('hex'), byteCount };
}
