import { locateFault } from '#core/formats/bases/strict-json-scan.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, listOf } from '#core/kernel/json.ts';

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
  const keys = typeof value === 'object' && value !== null ? keysOf(value, 1) : 0;
  if (keys === keysAtMost(text) || keys === keysIn(text)) return value;
  throw locateFault(text, jsonDepthMax) ?? new BadDocument('document.syntax', 'holds keys that can not be counted');
}

/** The keys of all objects within; not a number where they are nested too deeply. */
function keysOf(value: object, depth: number): number {
  if (depth > jsonDepthMax) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const one of listOf(value)) if (typeof one === 'object' && one !== null) keys += keysOf(one, depth + 1);
    return keys;
  }
  if (!isRecord(value)) return keys;
  // A parsed object inherits no key; this way through it makes no list of its keys or values.
  for (const key in value) {
    keys += 1;
    const one = value[key];
    if (typeof one === 'object' && one !== null) keys += keysOf(one, depth + 1);
  }
  return keys;
}

/**
 * The keys written in valid JSON, or more: quotes with a colon behind them. Every key ends in one, and so does the rare
 * string that begins with a colon, or that holds a quote before one. A key that stands twice makes the number greater
 * too, so that where it is the number of the result's keys none does.
 */
function keysAtMost(text: string): number {
  let keys = 0;
  if (!/"[ \t\n\r]+:/.test(text)) {
    // Nothing stands between any quote and its colon, as most write it: half as dear to count.
    for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) keys++;
    return keys;
  }
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
