import { key, mark, number } from '#core/versions/bases/tokens.ts';
import { native } from '#core/versions/conan/native.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const preRelease = mark(0x01);
const release = mark(0x02);
const noBuild = mark(0x01);
const build = mark(0x02);
const listEnd = mark(0x01);
// Above every number: text items, and letters right behind a number (`1.1.1` < `1.1.1.5` < `1.1.1k` < `1.1.2`).
const textItem = '\xe0';
const suffix = '\xf0';

export const conan: Scheme = {
  id: 'conan',
  title: 'Conan recipes (C and C++)',
  source: 'https://docs.conan.io/2/tutorial/versioning/version_ranges.html',
  also: ['conancenter'],
  key: keyOf,
  native: (range) => native(range, keyOf),
};

/**
 * Any number of items, zeros at the end dropped, then a pre-release behind the first dash and build metadata behind
 * the last plus, which counts. Conan compares a number with text as text, by which 2 > 1a > 10 > 2; so that an order
 * exists, an item such as `9d` stands here right above its number.
 */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const trimmed = version.trim();
  if (!/^[0-9A-Za-z_][0-9A-Za-z_.+*-]*$/.test(trimmed)) return undefined;
  const plus = trimmed.lastIndexOf('+');
  const head = plus < 0 ? trimmed : trimmed.slice(0, plus);
  const dash = head.indexOf('-');
  const main = items(dash < 0 ? head : head.slice(0, dash));
  const phase = dash < 0 ? release : preRelease + items(head.slice(dash + 1)) + listEnd;
  return key(main + phase + (plus < 0 ? noBuild : build + items(trimmed.slice(plus + 1)) + listEnd));
}

function items(list: string): string {
  const parts = list.split('.');
  while (parts.length > 0 && /^0*$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.map(encodeItem).join('');
}

function encodeItem(item: string): string {
  const digits = /^\d*/.exec(item)?.[0] ?? '';
  const rest = item.slice(digits.length);
  if (digits === '') return `${textItem}${rest}\0`;
  return rest === '' ? number(digits) : `${number(digits)}${suffix}${rest}\0`;
}
