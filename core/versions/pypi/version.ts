import { versionCharactersMax } from '#core/versions/scheme.ts';

/** The parts of a PEP 440 version; numbers are kept as digits. */
export interface Parsed {
  readonly epoch: string;
  readonly release: readonly string[];
  readonly pre: { readonly letter: 'a' | 'b' | 'rc'; readonly number: string } | undefined;
  readonly post: string | undefined;
  readonly dev: string | undefined;
  readonly local: readonly string[];
}

// PEP 440, appendix B, in one pass; every part is anchored by the one before, so the time is linear.
const grammar =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

/** Reads a version in any spelling that PEP 440 allows; `undefined` where it is none. */
export function parse(version: string): Parsed | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const match = grammar.exec(version.trim().toLowerCase());
  if (match === null) return undefined;
  const [, epoch = '0', release = '0', letter, preNumber, implicitPost, post, postNumber, dev, devNumber, local] =
    match;
  return {
    epoch,
    release: release.split('.'),
    pre: letter === undefined ? undefined : { letter: preLetter(letter), number: preNumber || '0' },
    post: implicitPost ?? numberBehind(post, postNumber),
    dev: numberBehind(dev, devNumber),
    local: local?.split(/[-_.]/) ?? [],
  };
}

/** A word without a number counts as number 0; without the word there is nothing. */
function numberBehind(word: string | undefined, digits: string | undefined): string | undefined {
  return word === undefined ? undefined : digits || '0';
}

/** The one normal spelling of a version, PEP 440 "Normalization"; trailing zeros of the release stay. */
export function render({ epoch, release, pre, post, dev, local }: Parsed): string {
  const parts = [
    plain(epoch) === '0' ? '' : `${plain(epoch)}!`,
    release.map(plain).join('.'),
    pre === undefined ? '' : pre.letter + plain(pre.number),
    post === undefined ? '' : `.post${plain(post)}`,
    dev === undefined ? '' : `.dev${plain(dev)}`,
    local.length === 0 ? '' : `+${local.map((part) => (/^\d+$/.test(part) ? plain(part) : part)).join('.')}`,
  ];
  return parts.join('');
}

/** Digits without leading zeros. */
export function plain(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function preLetter(word: string): 'a' | 'b' | 'rc' {
  if (word.startsWith('a')) return 'a';
  return word.startsWith('b') ? 'b' : 'rc';
}
