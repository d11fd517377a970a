// What compiling a feed needs of Node.
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import type { CompileTools } from '#core/feed/reader.ts';
import { baseScore } from '#core/priority/cvss.ts';

/** Of the levels this is the last before the time per block rises steeply. */
const level = 9;

export const compileTools: CompileTools = {
  digest: () => {
    const hash = createHash('sha256');
    return {
      update: (bytes) => void hash.update(bytes),
      finish: () => new Uint8Array(hash.digest()),
    };
  },
  // With a checksum in each frame: a byte that changed on disk is refused where it would unpack to another word.
  deflate: (content) =>
    zstdCompressSync(content, {
      params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
    }),
  baseScore,
};
