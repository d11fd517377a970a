// Records of Fortinet from before 2022 say all in one sentence: `FortiOS 7.2.1, 7.0.0 through 7.0.6; FortiProxy 2.0.7 and
// below`. Each product becomes an entry of its own, in the words of the format.
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

/** The entries that such a sentence stands for; the entry itself where it is none, or not wholly understood. */
export function fortinetEntries(affected: JsonRecord): readonly JsonRecord[] {
  const versions = recordsOf(affected['versions']);
  const [only] = versions;
  const sentence = textOf(only?.['version']) ?? '';
  if (versions.length !== 1 || !sentence.startsWith('Forti') || sentence.length > sentenceCharactersMax)
    return [affected];
  const entries: JsonRecord[] = [];
  for (const segment of sentence.split(/(?=\bForti[A-Za-z])/)) {
    const [, product, list] = /^(Forti[A-Za-z]+) (.*)$/s.exec(segment.replace(/[\s;,.]+$/, '')) ?? [];
    const read = list === undefined ? undefined : versionsIn(list);
    if (product === undefined || read === undefined) return [affected];
    // As its later records say of what they do not list.
    entries.push({ ...affected, product, versions: read, defaultStatus: 'unaffected' });
  }
  return entries;
}

const sentenceCharactersMax = 5_000;

function versionsIn(list: string): readonly JsonRecord[] | undefined {
  const parts = list.split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+(?=\d)|(?<=\d)\s+(?=\d)/).filter((part) => part !== '');
  const entries: Entry[] = [];
  for (const part of parts) {
    const entry = entryOf(part.replace(/^versions? /i, ''));
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return withinBranches(entries).map((entry) => ({ ...entry, status: 'affected' }));
}

interface Entry {
  readonly version: string;
  readonly lessThanOrEqual?: string;
  readonly lessThan?: string;
}

function entryOf(part: string): Entry | undefined {
  const number = String.raw`(\d+(?:\.\d+){1,3})`;
  const read = (pattern: string): RegExpExecArray | null => new RegExp(`^${pattern}$`, 'i').exec(part);
  const [, single] = read(number) ?? [];
  if (single !== undefined) return { version: single };
  const [, low = '', high] = read(`${number} (?:through|to|-) ${number}`) ?? [];
  // Some name the later one first.
  if (high !== undefined) return isBefore(high, low) ? span(high, low) : span(low, high);
  const [, last] = read(`${number} and (?:below|earlier|before|prior|lower)`) ?? [];
  if (last !== undefined) return { version: '0', lessThanOrEqual: last };
  const [, end] = read(`(?:before|prior to) ${number}`) ?? [];
  return end === undefined ? undefined : { version: '0', lessThan: end };
}

function span(version: string, lessThanOrEqual: string): Entry {
  return { version, lessThanOrEqual };
}

/** Of `7.2.0 and below, 7.0.6 and below` only the lowest reaches below its own branch. */
function withinBranches(entries: readonly Entry[]): readonly Entry[] {
  const open = entries.filter(({ version }) => version === '0').flatMap(({ lessThanOrEqual }) => lessThanOrEqual ?? []);
  const lowest = open.toSorted((a, b) => (isBefore(a, b) ? -1 : 1))[0];
  return entries.map((entry) => {
    const { version, lessThanOrEqual } = entry;
    if (version !== '0' || lessThanOrEqual === undefined || lessThanOrEqual === lowest) return entry;
    return { ...entry, version: lessThanOrEqual.split('.').slice(0, 2).join('.') };
  });
}

function isBefore(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => text.split('.').map(Number));
  for (let at = 0; at < 4; at += 1) {
    const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
