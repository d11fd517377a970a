import { mark, number } from '#core/versions/bases/tokens.ts';

// A tilde stands below the end, a caret just above it, then letters, then numbers.
const tilde = mark(0x01);
const end = mark(0x02);
const caret = mark(0x03);
const letters = mark(0x04);

const segment = /~|\^|[0-9]+|[A-Za-z]+/g;

/**
 * The order of `rpmvercmp`: runs of digits, runs of letters, `~` and `^`; all else only separates. Closed by its own
 * end, so that more may follow.
 */
export function rpmOrder(part: string): string {
  let tokens = '';
  for (const [run] of part.matchAll(segment)) tokens += encodeRun(run);
  return tokens + end;
}

function encodeRun(run: string): string {
  if (run === '~') return tilde;
  if (run === '^') return caret;
  const first = run.charCodeAt(0);
  return first <= 0x39 ? number(run) : `${letters}${run}\0`;
}
