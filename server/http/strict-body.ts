// A body of JSON, read once and refused whole where two readers could take it for two things.
import { isRecord } from '#core/kernel/json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import type { Decision } from '#core/kernel/decision.ts';
import { accept, refuse } from '#core/kernel/decision.ts';

/** Objects and lists within each other; what people send has no more than five. */
const bodyDepthMax = 32;

/** What a body of JSON may take, unless its endpoint takes more. */
export const jsonBytesMax = 256 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * JSON (RFC 8259) of UTF-8 without duplicate keys, without `__proto__`, and of text that a database can hold: no NUL, no
 * half of a surrogate pair.
 */
export function parseBody(bytes: Uint8Array): Decision<unknown, 'request.malformed'> {
  let value: unknown;
  try {
    value = parseStrict(utf8.decode(bytes));
  } catch (error) {
    if (error instanceof BadDocument) return malformed(error.message, error.place);
    if (error instanceof TypeError) return malformed('is not valid UTF-8');
    throw error;
  }
  const fault = faultIn(value, '$', 1);
  return fault === undefined ? accept(value) : malformed(fault.why, fault.place);
}

/** Text that PostgreSQL can store and that every reader reads alike. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function malformed(why: string, place?: string) {
  return refuse('request.malformed', `The body ${why}${place === undefined ? '' : `, at ${place}`}.`);
}

interface Fault {
  readonly place: string;
  readonly why: string;
}

function faultIn(value: unknown, place: string, depth: number): Fault | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : { place, why: 'holds text that is none' };
  // JSON.parse makes infinity of 1e999.
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { place, why: 'holds too great a number' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > bodyDepthMax) return { place: '$', why: `is nested deeper than ${bodyDepthMax}` };
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) {
      const fault = faultIn(one, `${place}[${index}]`, depth + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  return isRecord(value) ? faultInRecord(value, place, depth) : undefined;
}

function faultInRecord(value: Readonly<Record<string, unknown>>, place: string, depth: number): Fault | undefined {
  for (const [key, one] of Object.entries(value)) {
    if (key === '__proto__') return { place, why: 'holds a key that no reader should see' };
    if (!isStorable(key)) return { place, why: 'holds a key that is no text' };
    const fault = faultIn(one, `${place}.${key.slice(0, 40)}`, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
