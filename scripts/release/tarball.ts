// A gzipped tar archive as npm publishes one, with the same bytes for the same files.
import { gzipSync } from 'node:zlib';
import { publishedAt, type PackedFile } from '#scripts/release/packed-file.ts';

const blockBytes = 512;
const nameBytesMax = 100;

/** POSIX.1-1988 (ustar); every file lies under `package/`, as npm wants it. */
export function tarballOf(files: readonly PackedFile[]): Buffer {
  const parts = files.flatMap(({ name, bytes, isProgram }) => [
    header(`package/${name}`, bytes.length, isProgram ? 0o755 : 0o644),
    bytes,
    Buffer.alloc(-bytes.length & (blockBytes - 1)),
  ]);
  const packed = gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]), { level: 9 });
  // RFC 1952 §2.3.1: the system that packed it. Each system's zlib writes its own number; 255 is "unknown".
  packed[9] = 255;
  return packed;
}

function header(name: string, size: number, mode: number): Buffer {
  if (Buffer.byteLength(name) > nameBytesMax) throw new Error(`the name is too long for a tar archive: ${name}`);
  const block = Buffer.alloc(blockBytes);
  const octal = (value: number, at: number, width: number): void =>
    void block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1');
  block.write(name, 0, 'utf8');
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(publishedAt.getTime() / 1000, 136, 12);
  block.fill(' ', 148, 156);
  block.write('0', 156, 'latin1');
  block.write('ustar\u000000', 257, 'latin1');
  block.write(`${sum(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function sum(bytes: Uint8Array): number {
  let total = 0;
  for (const byte of bytes) total += byte;
  return total;
}
