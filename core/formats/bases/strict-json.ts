import { locateFault } from '#core/formats/bases/strict-json-scan.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

/** Objects and lists nested deeper than this are refused. */
export const jsonDepthMax = 128;

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/**
 * Parses JSON (RFC 8259) as `JSON.parse` does, and refuses what that lets pass: a key that an object holds twice (readers
 * disagree on which one counts) and nesting deeper than {@link jsonDepthMax}. A key `__proto__` is an ordinary own key.
 * Costs little more than `JSON.parse`: the keys in the text are counted without reading it and compared with the keys of
 * the result; only where they differ a slow pass finds the place.
 *
 * @throws BadDocument `document.syntax`, `document.duplicate_key` or `document.depth`, with line and column
 */
export function parseStrict(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw locateFault(text, jsonDepthMax) ?? new BadDocument('document.syntax', 'is no JSON');
  }
  const keys = keysOf(value);
  if (keys >= 0 && (keys === keysAtMost(text) || keys === keysIn(text))) return value;
  throw locateFault(text, jsonDepthMax) ?? new BadDocument('document.syntax', 'holds keys that can not be counted');
}

/** The keys of all objects within; -1 where they are nested too deeply. */
function keysOf(root: unknown): number {
  let keys = 0;
  let level: object[] = typeof root === 'object' && root !== null ? [root] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > jsonDepthMax) return -1;
    const next: object[] = [];
    for (const value of level) {
      if (Array.isArray(value)) pushNested(value, next);
      else {
        const nested = Object.values(value);
        keys += nested.length;
        pushNested(nested, next);
      }
    }
    level = next;
  }
  return keys;
}

function pushNested(values: readonly unknown[], into: object[]): void {
  for (const value of values) if (typeof value === 'object' && value !== null) into.push(value);
}

/**
 * The keys written in valid JSON, or more: quotes with a colon behind them. Every key ends in one, and so does the rare
 * string that begins with a colon, or that holds a quote before one. A key that stands twice makes the number greater
 * too, so that where it is the number of the result's keys none does.
 */
function keysAtMost(text: string): number {
  let keys = 0;
  for (const pattern = /"[ \t\n\r]*:/g; pattern.test(text);) keys++;
  return keys;
}

/** The keys written in valid JSON: strings with a colon behind them. */
function keysIn(text: string): number {
  let keys = 0;
  let at = text.indexOf('"');
  while (at >= 0) {
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (end < 0) return keys;
    let behind = end + 1;
    while (isBlank(text.charCodeAt(behind))) behind++;
    if (text.charCodeAt(behind) === colon) keys++;
    at = text.charCodeAt(behind) === quote ? behind : text.indexOf('"', behind);
  }
  return keys;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === backslash) slashes++;
  return slashes % 2 === 1;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
