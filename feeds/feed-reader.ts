// A feed's bytes: in memory, or in a file that is read piece by piece.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FeedReader } from '#core/feed/reader.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** A file open for reading; the descriptor stays valid when the file is replaced by another. */
export interface OpenFile extends FeedReader {
  readonly close: () => void;
}

export function fileReader(path: string): OpenFile {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  let scratch = Buffer.allocUnsafe(64 * 1024);
  const bytesAt = (offset: number, length: number): Buffer => {
    if (length > scratch.length) scratch = Buffer.allocUnsafe(length * 2);
    for (let done = 0; done < length;) {
      const more = readSync(file, scratch, done, length - done, offset + done);
      if (more === 0) throw new BadDocument('document.truncated', 'the feed became shorter while it was read');
      done += more;
    }
    return scratch.subarray(0, length);
  };
  return {
    size,
    read: (offset, length) => bytesAt(offset, length).toString('latin1'),
    inflate: (offset, length, content) => inflate(bytesAt(offset, length), content),
    close: () => closeSync(file),
  };
}

export function memoryReader(bytes: Uint8Array): FeedReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (offset, length) => buffer.toString('latin1', offset, offset + length),
    inflate: (offset, length, content) => inflate(buffer.subarray(offset, offset + length), content),
  };
}

function inflate(frame: Buffer, length: number): string {
  // Loaded when the first frame is: a command that looks nothing up does not pay for it.
  const zlib = process.getBuiltinModule('node:zlib');
  let content: Buffer;
  try {
    content = zlib.zstdDecompressSync(frame, { maxOutputLength: Math.max(length, 1) });
  } catch (error) {
    const damaged = new BadDocument('document.corrupt', 'the feed is damaged: a block can not be unpacked');
    throw Object.assign(damaged, { cause: error });
  }
  if (content.length !== length) {
    throw new BadDocument('document.corrupt', 'the feed is damaged: a block is not as long as it says');
  }
  return content.toString('latin1');
}
