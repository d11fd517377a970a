// The loop of every `--batch` command: one JSON value a line in, one JSON value a line out, in constant memory.
import type { ExitStatus, Io } from '#cli/io.ts';
import { BadUsage } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** Longer lines are answered with an error and never held in memory whole. */
export const lineBytesMax = 1024 * 1024;

const flushCharacters = 64 * 1024;
const newline = 0x0a;

/**
 * Answers each line of the standard input with one line: what `answer` returns for the line's JSON value, or
 * `{"error": …}` where the line is no JSON, is too long, or `answer` throws `BadDocument` or `BadUsage`. A failure of
 * our own is an `{"error": …}` line too, so that line numbers keep step; it is told on the standard error and makes
 * the exit status 3.
 */
export async function batch(io: Io, answer: (value: unknown) => unknown): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  let pending = '';
  const fail = (error: unknown): void => {
    if (status === 0) io.stderr(`internal failure: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    status = 3;
  };
  for await (const lines of blocks(io.stdin())) {
    for (const line of lines) pending += `${respond(line, answer, fail)}\n`;
    if (pending.length >= flushCharacters) {
      io.stdout(pending);
      pending = '';
    }
  }
  if (pending !== '') io.stdout(pending);
  return status;
}

/** A line's text, or why it has none. */
type Line = string | { readonly error: string };

function respond(line: Line, answer: (value: unknown) => unknown, fail: (error: unknown) => void): string {
  if (typeof line !== 'string') return JSON.stringify(line);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return '{"error":"the line is not JSON"}';
  }
  try {
    return jsonText(answer(value) ?? null);
  } catch (error) {
    if (error instanceof BadDocument || error instanceof BadUsage) {
      return jsonText({ error: error.message });
    }
    fail(error);
    return '{"error":"internal failure"}';
  }
}

/** The whole lines of each chunk; a line cut by the chunk's end waits for the next. */
async function* blocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let carried: Uint8Array[] = [];
  let carriedBytes = 0;
  let first = true;
  const finish = (tail: Uint8Array): Line[] => {
    const tooLong = carriedBytes + tail.length > lineBytesMax;
    const lines: Line[] = tooLong ? [lineTooLong] : decoded(join([...carried, tail]));
    carried = [];
    carriedBytes = 0;
    return lines;
  };
  for await (const chunk of chunks) {
    const bytes = first ? withoutByteOrderMark(chunk) : chunk;
    first = false;
    const end = bytes.lastIndexOf(newline);
    const lines: Line[] = [];
    if (end >= 0) {
      const start = bytes.indexOf(newline);
      lines.push(...finish(bytes.subarray(0, start)));
      if (start < end) lines.push(...decoded(bytes.subarray(start + 1, end)));
    }
    const rest = bytes.subarray(end + 1);
    carriedBytes += rest.length;
    // Bytes of a line that is already too long are counted, not kept.
    if (carriedBytes <= lineBytesMax && rest.length > 0) carried.push(rest.slice());
    else if (carriedBytes > lineBytesMax) carried = [];
    if (lines.length > 0) yield lines;
  }
  if (carriedBytes > 0) yield finish(new Uint8Array());
}

const lineTooLong: Line = { error: `the line is longer than ${lineBytesMax} bytes` };

function decoded(bytes: Uint8Array): Line[] {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return strict
      .decode(bytes)
      .split('\n')
      .map((line) => (line.length > lineBytesMax ? lineTooLong : line));
  } catch {
    return eachLine(bytes).map((line) => {
      try {
        return strict.decode(line);
      } catch {
        return { error: 'the line is not UTF-8' };
      }
    });
  }
}

function eachLine(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
