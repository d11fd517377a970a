import { comparisons, plainOperators } from '#core/versions/bases/comparisons.ts';
import { key, mark, number, text } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const lettersMark = mark(0x01);
const end = mark(0x02);
const digitsMark = mark(0x03);
const separated = mark(0x04);

export const alpm: Scheme = {
  id: 'alpm',
  title: 'Arch Linux packages',
  source: 'https://man.archlinux.org/man/vercmp.8',
  also: ['arch', 'archlinux', 'arch linux', 'manjaro'],
  key: keyOf,
  native: comparisons(plainOperators, keyOf),
};

/**
 * `[epoch:]version[-pkgrel]`. `vercmp` leaves a missing pkgrel out of the comparison, which is no order (1.5-1 and
 * 1.5-2 would both equal 1.5); we read it as 1, with which every package begins.
 */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const match = /^(?:(\d+):)?([0-9A-Za-z._+~^@]+)(?:-([0-9]+(?:\.[0-9]+)*))?$/.exec(version.trim());
  if (match === null) return undefined;
  const [, epoch = '0', upstream = '', release = '1'] = match;
  return key(number(epoch) + alpmOrder(upstream) + alpmOrder(release));
}

/**
 * Arch's variant of `rpmvercmp`: letters straight behind a number stand below the end (1.0rc before 1.0), a separator
 * with more stands above it (1.0.a after 1.0), and longer separators above shorter ones.
 */
function alpmOrder(part: string): string {
  let tokens = '';
  for (const [, separators = '', letters, digits] of part.matchAll(/([^0-9A-Za-z]*)(?:([A-Za-z]+)|([0-9]+)|$)/g)) {
    if (separators !== '') tokens += separated + number(String(separators.length));
    if (letters !== undefined) tokens += lettersMark + text(letters);
    else if (digits !== undefined) tokens += digitsMark + number(digits);
  }
  return tokens + end;
}
