// Semantic Versioning 2.0.0 as keys, and the lenient reading that every ecosystem near it needs.
import { key, mark, number, numberOf } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type VersionKey } from '#core/versions/scheme.ts';

// SemVer 2.0.0 §11: a pre-release stands below its release; numeric identifiers below text; a longer list above its
// beginning. Build metadata (§10) does not count, but where an ecosystem orders it.
const listEnd = mark(0x01);
const numericIdentifier = mark(0x02);
const textIdentifier = mark(0x03);
const preRelease = mark(0x01);
const release = mark(0x0f);

/** A version taken apart; numbers are decimal digits of any length. */
export interface SemverParts {
  /** At least one; as many as were written. */
  readonly numbers: readonly string[];
  readonly preRelease: readonly string[];
  readonly build: readonly string[];
}

/**
 * The SemVer key. A leading `v` or `=` is dropped, missing numbers are zero, numbers after the third count, letters
 * right behind the numbers are a pre-release. `undefined` for anything else.
 */
export function semverKey(version: string): VersionKey | undefined {
  const plain = plainTokens(version);
  if (plain !== undefined) return key(plain + release);
  const parts = readSemver(version);
  return parts === undefined ? undefined : key(precedence(parts));
}

/** The same, but versions that differ in build metadata only are ordered by it, none first. */
export function semverKeyWithBuild(version: string): VersionKey | undefined {
  const plain = plainTokens(version);
  if (plain !== undefined) return key(plain + release + listEnd);
  const parts = readSemver(version);
  return parts === undefined ? undefined : key(precedence(parts) + identifiers(parts.build) + listEnd);
}

/** The tokens that hold the precedence of SemVer 2.0.0 §11, self-delimiting. */
export function precedence(parts: SemverParts): string {
  const tokens = numberTokens(parts.numbers);
  return parts.preRelease.length === 0
    ? tokens + release
    : tokens + preRelease + identifiers(parts.preRelease) + listEnd;
}

/** Takes a version apart under the leniency stated at `semverKey`. */
export function readSemver(version: string): SemverParts | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const bare = version.trim().replace(/^[=\s]*[vV]?\s*/, '');
  const plus = bare.indexOf('+');
  const head = plus < 0 ? bare : bare.slice(0, plus);
  const numbers = /^\d+(?:\.\d+)*/.exec(head)?.[0];
  if (numbers === undefined) return undefined;
  const tail = head.slice(numbers.length);
  const preRelease = splitIdentifiers(tail.startsWith('-') ? tail.slice(1) : tail, tail === '');
  const build = splitIdentifiers(bare.slice(plus + 1), plus < 0);
  if (preRelease === undefined || build === undefined) return undefined;
  return { numbers: numbers.split('.'), preRelease, build };
}

function splitIdentifiers(list: string, isAbsent: boolean): readonly string[] | undefined {
  if (isAbsent) return [];
  const parts = list.split('.');
  return parts.every((part) => /^[0-9A-Za-z-]+$/.test(part)) ? parts : undefined;
}

function numberTokens(numbers: readonly string[]): string {
  let count = numbers.length;
  while (count > 3 && isZero(numbers[count - 1])) count--;
  let tokens = '';
  for (let at = 0; at < Math.max(count, 3); at++) tokens += number(numbers[at] ?? '0');
  return tokens;
}

function isZero(digits: string | undefined): boolean {
  return digits === undefined || /^0*$/.test(digits);
}

function identifiers(list: readonly string[]): string {
  let tokens = '';
  for (const part of list) {
    tokens += /^\d+$/.test(part) ? numericIdentifier + number(part) : `${textIdentifier}${part}\0`;
  }
  return tokens;
}

/**
 * The tokens of `d.d.d` or `vd.d.d`, which most versions are, without a regular expression: those are what a cold process waits
 * for. `undefined` for any other text.
 */
export function plainTokens(version: string): string | undefined {
  let tokens = '';
  let dots = 0;
  let value = 0;
  let digits = 0;
  for (let at = version.startsWith('v') ? 1 : 0; at < version.length; at++) {
    const code = version.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30;
      if (++digits > 15) return undefined;
    } else if (code === 0x2e && digits > 0 && ++dots < 3) {
      tokens += numberOf(value);
      value = digits = 0;
    } else {
      return undefined;
    }
  }
  return dots === 2 && digits > 0 ? tokens + numberOf(value) : undefined;
}
