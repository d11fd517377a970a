// Versions as people write them: `All versions < V4.1.4`, `2.1 and prior`, `>=1.0|<=1.3`, `7.x`. Read only where the
// whole text is understood; what is left over makes all of it unreadable, for half a sentence may say its opposite.
import { cutAfter, cutBefore, everyVersion, union, type Cut, type Interval, type Range } from '#core/versions/range.ts';
import type { Scheme } from '#core/versions/scheme.ts';

/** Longer texts are remarks. */
const charactersMax = 300;

// A version, with what vendors write behind it: `13 SP1 Update 2`, `2.0 patch 5`, `7.0 build 1234`.
const before = String.raw`(?:(?:fw|ver|rev|rel|r|v|b|m|build)\.? ?)?`;
const behind = String.raw`(?: ?(?:sp|service pack|hf|hotfix|hotfixrev|p|patch|update|upd|u|build|bld|rev|revision|fp|mr|cu|r) ?[-.]?\d[a-z0-9.]*)*`;
const oneVersion = String.raw`(${before}\d[a-z0-9._+~:()/-]*${behind})`;

type Term = (scheme: Scheme, match: RegExpExecArray) => readonly Bound[] | undefined;

/** A cut where versions begin or cease to be meant. */
export interface Bound {
  readonly cut: Cut;
  readonly opens: boolean;
}

const terms: readonly (readonly [RegExp, Term])[] = [
  row(`between ${oneVersion}(?: \\(?inclu[a-z]+\\)?)? (?:and|to) ${oneVersion} \\(?exclu[a-z]+\\)?`, span('before')),
  row(
    `between ${oneVersion}(?: \\(?inclu[a-z]+\\)?)? (?:and|to) ${oneVersion}(?: \\(?inclu[a-z]+\\)?)?`,
    span('after'),
  ),
  row(String.raw`(?:<=?|=<) ?${oneVersion}[.-][x*](?![a-z0-9])`, upToFamily),
  row(`(?:<=|=<) ?${oneVersion}`, bound('after', false)),
  row(`(?:>=|=>) ?${oneVersion}`, bound('before', true)),
  row(`< ?${oneVersion}`, bound('before', false)),
  row(`> ?${oneVersion}`, bound('after', true)),
  row(`==? ?${oneVersion}`, point),
  row(
    `(?:prior to|before|earlier than|older than|below|lower than|less than|under) ${oneVersion}`,
    bound('before', false),
  ),
  row(`(?:up to and including|up to|through|thru|until|to) ${oneVersion}`, bound('after', false)),
  row(`(?:from|since|starting (?:from|with|at|in)|beginning with) ${oneVersion}`, bound('before', true)),
  row(`(?:newer than|later than|greater than|higher than|above|after) ${oneVersion}`, bound('after', true)),
  row(
    String.raw`${oneVersion},? ?(?:(?:and|or|&|/) ?)?(?:all )?(?:earlier|prior|below|older|lower|previous|under)\b`,
    bound('after', false),
  ),
  row(
    String.raw`${oneVersion},? ?(?:(?:and|or|&|/) ?)?(?:all )?(?:later|newer|above|higher|up|greater)\b`,
    bound('before', true),
  ),
  row(`${oneVersion} ?(?:before|prior to|up to but not including) ${oneVersion}`, span('before')),
  row(
    String.raw`${oneVersion} (?:\(inclu[a-z]+\)|and (?:later|above|newer),?) (?:and|up to|until|to|before)(?: but)? ${oneVersion} \(exclu[a-z]+\)`,
    span('before'),
  ),
  row(
    `${oneVersion},? (?:and|or) (?:later|above|newer),? (?:and )?(?:up to and including|up to|through|until) ${oneVersion}`,
    span('after'),
  ),
  row(`${oneVersion},? (?:and|or) (?:later|above|newer),? (?:and )?(?:before|prior to) ${oneVersion}`, span('before')),
  row(`${oneVersion} (?:-|to|through|thru|up to and including|up to|until) ${oneVersion}`, span('after')),
  row(String.raw`${oneVersion}[.-][x*](?:\.[x*]){0,2}(?![a-z0-9])`, family),
  row(oneVersion, point),
];

// A version as a vendor's own word: `9.98 CDI3B4E`. Each part holds a digit.
const oneWord = /^(?:[^\s<>=]*\d[^\s<>=]*(?: |$))+$/;
const separators = /(?: *(?:,|;|\|\|?|&|and\b|or\b|as well as\b)){0,3} */iy;
const noise = /\b(?:all|any|every|versions?|firmware|software|bios|releases?|vers\.?|ver\.(?= ))(?![a-z0-9])[:.]?/gi;

/** The range that a text means; `undefined` where it is not wholly understood or holds a version without order. */
export function rangeOfText(text: string, scheme: Scheme): Range | undefined {
  if (text.length > charactersMax) return undefined;
  const plain = plainText(text);
  if (plain === '*') return everyVersion;
  const ends = spanWithoutSpaces(plain);
  if (ends !== undefined) return readTerms(`${ends.from} - ${ends.to}`, scheme);
  const whole = oneWord.test(plain) ? scheme.key(plain) : undefined;
  if (whole !== undefined) return [{ from: cutBefore(plain, whole), to: cutAfter(plain, whole) }];
  const words = plain.replace(noise, ' ').replace(/ +/g, ' ').trim();
  if (words === '') return /\b(?:all|any|every)\b/i.test(plain) ? everyVersion : undefined;
  return readTerms(words, scheme);
}

/** A span's ends are near each other; a build number behind a hyphen (`13.1-48.47`) is mostly far from its release. */
const majorsApartMax = 5;

/** `14.0-14.4` is a span; `13.1-48.47` is one version with its build. Both ends have as many parts. */
function spanWithoutSpaces(text: string): { readonly from: string; readonly to: string } | undefined {
  const [, from, to] = /^(v?\d{1,9}(?:\.\d{1,9})+)-(v?\d{1,9}(?:\.\d{1,9})+)$/i.exec(text) ?? [];
  if (from === undefined || to === undefined || from.split('.').length !== to.split('.').length) return undefined;
  const apart = Number.parseInt(to.replace(/^v/i, ''), 10) - Number.parseInt(from.replace(/^v/i, ''), 10);
  return apart >= 0 && apart <= majorsApartMax ? { from, to } : undefined;
}

function plainText(text: string): string {
  return (
    text
      .replace(/^vers:[a-z0-9.-]+\//i, '')
      .replace(/≤/g, '<=')
      .replace(/≥/g, '>=')
      .replace(/[–—]/g, '-')
      // Remarks that limit nothing.
      .replace(/ *\((?:formerly|eol\b|end[- ]of[- ]life)[^()]{0,80}\)$/i, '')
      .replace(/(?<=^[<>=≤≥ ]{0,4})\(([^()\s]{1,60})\)$/, '$1')
      .replace(/(?<!\d)_|_(?!\d)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

function readTerms(words: string, scheme: Scheme): Range | undefined {
  const bounds: Bound[] = [];
  for (let at = 0; at < words.length;) {
    const read = readTerm(words, at, scheme);
    if (read === undefined) return undefined;
    bounds.push(...read.bounds);
    separators.lastIndex = read.end;
    const separator = separators.exec(words)?.[0] ?? '';
    at = separators.lastIndex;
    // Two versions with nothing but a blank between them are no list.
    if (separator.trim() === '' && at < words.length && !/^[<>=]|^ ?[a-z]{2}/i.test(words.slice(at, at + 3)))
      return undefined;
  }
  return rangeOfBounds(bounds);
}

function readTerm(
  words: string,
  at: number,
  scheme: Scheme,
): { readonly bounds: readonly Bound[]; readonly end: number } | undefined {
  for (const [pattern, term] of terms) {
    pattern.lastIndex = at;
    const match = pattern.exec(words);
    if (match === null) continue;
    const bounds = term(scheme, match);
    if (bounds !== undefined) return { bounds, end: pattern.lastIndex };
  }
  return undefined;
}

/** Bounds in any order: an opening one pairs with the next closing one above it. */
export function rangeOfBounds(bounds: readonly Bound[]): Range {
  const sorted = [...bounds].sort((a, b) => (a.cut.key < b.cut.key ? -1 : a.cut.key > b.cut.key ? 1 : 0));
  const intervals: Interval[] = [];
  let from: Cut | undefined;
  let open = false;
  for (const { cut, opens } of sorted) {
    if (opens) {
      if (!open) from = cut;
      open = true;
    } else {
      // A closing bound with nothing open reaches down to the last opening one, or to the very first version.
      intervals.push({ from, to: cut });
      open = false;
    }
  }
  if (open) intervals.push({ from, to: undefined });
  return union(intervals);
}

function row(pattern: string, term: Term): readonly [RegExp, Term] {
  return [new RegExp(pattern, 'iy'), term];
}

function bound(side: Cut['side'], opens: boolean): Term {
  return (scheme, match) => {
    const cut = cutOf(scheme, match[1], side);
    return cut === undefined ? undefined : [{ cut, opens }];
  };
}

function span(end: Cut['side']): Term {
  return (scheme, match) => between(scheme, [match[1], match[2]], end);
}

function between(
  scheme: Scheme,
  [low, high]: readonly [string | undefined, string | undefined],
  end: Cut['side'],
): readonly Bound[] | undefined {
  const from = cutOf(scheme, low, 'before');
  const to = cutOf(scheme, high, end);
  if (from === undefined || to === undefined || from.key >= to.key) return undefined;
  return [
    { cut: from, opens: true },
    { cut: to, opens: false },
  ];
}

function point(scheme: Scheme, match: RegExpExecArray): readonly Bound[] | undefined {
  const version = trimmed(match[1]);
  const single = between(scheme, [version, version], 'after');
  if (single !== undefined) return single;
  // `12.1.1-12.1.3`
  const [, low, high] = /^(v?\d+(?:\.\d+)+)-(v?\d+(?:\.\d+)+)$/i.exec(version) ?? [];
  return low === undefined ? undefined : between(scheme, [low, high], 'after');
}

/** `7.x`: from 7 to before 8. */
function family(scheme: Scheme, match: RegExpExecArray): readonly Bound[] | undefined {
  const line = lineOf(match[1]);
  return between(scheme, [line, next(line)], 'before');
}

/** `<= 6.6.*`: all of that family and before it. */
function upToFamily(scheme: Scheme, match: RegExpExecArray): readonly Bound[] | undefined {
  const line = lineOf(match[1]);
  const version = match[0].startsWith('<=') || match[0].startsWith('=<') ? next(line) : line;
  const cut = cutOf(scheme, version, 'before');
  return cut === undefined ? undefined : [{ cut, opens: false }];
}

/** `5.x.x` is all of 5. */
function lineOf(version: string | undefined): string {
  return trimmed(version).replace(/(?:[.-][x*])+$/i, '');
}

/** The version whose last number is one more. */
export function next(version: string | undefined): string | undefined {
  const [, head = '', last] = /^(.{0,100}?)(\d{1,15})$/.exec(trimmed(version)) ?? [];
  return last === undefined ? undefined : `${head}${Number(last) + 1}`;
}

function cutOf(scheme: Scheme, version: string | undefined, side: Cut['side']): Cut | undefined {
  const text = trimmed(version);
  const key = scheme.key(text);
  if (key === undefined) return undefined;
  return side === 'before' ? cutBefore(text, key) : cutAfter(text, key);
}

function trimmed(version = ''): string {
  return version.replace(/[.:/(-]+$/, '').trim();
}
