import { BadDocument } from '#core/kernel/bad-document.ts';
import { decodeUtf8, refuseOtherEncodings } from '#sources/archive/decode.ts';
import { limits } from '#sources/archive/limits.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Calls `onLine` for each line of a stream that is not blank, with its number from 1; holds one line and one piece at a
 * time. `isCut` says that no newline stands behind the line, so that it may be cut short. A `BadDocument` thrown by
 * `onLine` gets the line put before its place.
 *
 * @throws BadDocument `document.encoding` with line; `document.too_large` for a line over the limit of a document
 */
export async function eachLine(
  pieces: AsyncIterable<Uint8Array>,
  onLine: (line: string, number: number, isCut: boolean) => void,
): Promise<void> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  let number = 0;
  const emit = (bytes: Uint8Array, isCut: boolean): void => {
    number++;
    if (number === 1) refuseOtherEncodings(bytes);
    const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
    if (end === 0) return;
    try {
      const line = decodeUtf8(bytes.subarray(0, end));
      if (line.trim() !== '') onLine(line, number, isCut);
    } catch (error) {
      throw atLine(error, number);
    }
  };
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
      const tail = piece.subarray(start, end);
      emit(rest.length === 0 ? tail : Buffer.concat([...rest, tail]), false);
      rest = [];
      restBytes = 0;
      start = end + 1;
    }
    if (start < piece.length) {
      rest.push(piece.subarray(start));
      restBytes += piece.length - start;
    }
    if (restBytes > limits.documentBytes) {
      throw new BadDocument(
        'document.too_large',
        `a line is longer than ${limits.documentBytes} bytes`,
        `line ${number + 1}`,
      );
    }
  }
  if (rest.length > 0) emit(Buffer.concat(rest), true);
}

/** The same error, its place counted from the line's start. */
function atLine(error: unknown, number: number): unknown {
  if (!(error instanceof BadDocument)) return error;
  const within = error.place?.replace(/^line 1, /, '');
  const placed = new BadDocument(
    error.code,
    error.message,
    within === undefined ? `line ${number}` : `line ${number}, ${within}`,
  );
  placed.file = error.file;
  return placed;
}
