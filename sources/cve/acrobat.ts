// How records write the versions of Adobe Acrobat and its Reader.
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

const bounds = ['lessThan', 'lessThanOrEqual'] as const;

const acrobats = /^(?:20)?\d{2}\.\d{3}\.\d{5}$/;

/** Its tracks have two digits of their year: `2020.013.20074` is 20.013.20074, and `2020` its beginning. */
export function withShortYears(entry: JsonRecord): JsonRecord {
  if (!hasBound(entry, acrobats)) return entry;
  const whole: Record<string, unknown> = { ...entry };
  for (const member of ['version', ...bounds]) {
    const text = textOf(entry[member])?.trim();
    if (text !== undefined && /^20\d{2}(?:\.|$)/.test(text)) whole[member] = text.slice(2);
  }
  return whole;
}

/** As Chromium counts: Acrobat itself is nowhere near. */
const chromiums = /^1\d{2}\.0\.\d{4}\.\d{1,3}$/;

/** What the viewer within Edge has is said of Acrobat Reader by some records, with a version of Edge. */
export function withinBrowser(affected: JsonRecord): JsonRecord {
  const isReader = /\bacrobat[ _]reader\b/i.test(textOf(affected['product']) ?? '');
  const isEdges = recordsOf(affected['versions']).some((entry) => hasBound(entry, chromiums));
  return isReader && isEdges ? { ...affected, product: 'Acrobat for Edge', cpes: [] } : affected;
}

function hasBound(entry: JsonRecord, shape: RegExp): boolean {
  return bounds.some((member) => shape.test(textOf(entry[member])?.trim() ?? ''));
}
