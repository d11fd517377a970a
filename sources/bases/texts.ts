// Small readings that several sources share.
import type { Reference } from '#core/advisories/advisory.ts';
import { dayOf } from '#core/kernel/days.ts';
import { textOf } from '#core/kernel/json.ts';

/** Ids of outside records: printable, without blanks at the ends, not longer than this. */
const idCharactersMax = 200;

/** An id that can be shown and looked up; `undefined` where the value is none. */
export function idOf(value: unknown): string | undefined {
  const text = textOf(value)?.trim();
  return text === undefined || text === '' || text.length > idCharactersMax || /[\u0000-\u001f\u007f]/.test(text)
    ? undefined
    : text;
}

/** Any value of a record as an example of what was left out; an object's own `toString` is outside text, and not called. */
export function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? '') : String(value);
}

/** A date or instant as published; `undefined` where it is none, and for year 1, by which databases mean "not known". */
export function instantOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && text.length <= 40 && dayOf(text) !== undefined ? text : undefined;
}

/** Only links that a person may safely be shown as such. */
export function isWebUrl(url: string): boolean {
  return url.length <= 2048 && /^https?:\/\/[^\s]+$/i.test(url);
}

/** References without repetitions; what is no web address is counted by `drop`. */
export function referencesOf(
  listed: readonly Reference[],
  drop: (reason: string, example: string) => void,
): readonly Reference[] {
  const byUrl = new Map<string, Reference>();
  for (const reference of listed) {
    if (!isWebUrl(reference.url)) drop('reference is no web address', reference.url);
    else if (!byUrl.has(reference.url)) byUrl.set(reference.url, reference);
  }
  return [...byUrl.values()];
}

/** The first line of a text, cut at about `most` characters between words: a title where the publisher gives none. */
export function titleFrom(text: string, most = 120): string {
  const line =
    text
      .trimStart()
      .slice(0, most + 1)
      .split('\n', 1)[0] ?? '';
  if (line.length <= most) return line.trimEnd();
  const blank = line.lastIndexOf(' ');
  return `${line.slice(0, blank > most / 2 ? blank : most).trimEnd()}…`;
}
