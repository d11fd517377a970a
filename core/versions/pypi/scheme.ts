import { key, mark, number, text } from '#core/versions/bases/tokens.ts';
import { native } from '#core/versions/pypi/native.ts';
import { parse, type Parsed } from '#core/versions/pypi/version.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

// A version from before PEP 440 stands below all others, so its mark is below every epoch.
const legacyMark = mark(0x01);

// Phase of the release: a development release of nothing else comes first, the final release last.
const phase = { dev: mark(0x01), a: mark(0x02), b: mark(0x03), rc: mark(0x04), final: mark(0x05) };

// What follows the phase: a development release, nothing, a local label, a post-release.
const tail = { dev: mark(0x01), end: mark(0x02), local: mark(0x03), post: mark(0x04) };

const local = { end: mark(0x01), text: mark(0x02) };

export const pypi: Scheme = {
  id: 'pypi',
  title: 'Python packages',
  source: 'https://packaging.python.org/en/latest/specifications/version-specifiers/',
  also: ['python', 'pep440'],
  key: keyOf,
  native,
};

function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const parsed = parse(version);
  if (parsed !== undefined) return key(encode(parsed));
  const legacy = legacyOf(version);
  return legacy === undefined ? undefined : key(legacyMark + legacy);
}

function encode({ epoch, release, pre, post, dev, local: label }: Parsed): string {
  let tokens = number(epoch);
  let last = release.length;
  while (last > 1 && /^0+$/.test(release[last - 1] ?? '')) last--;
  for (const part of release.slice(0, last)) tokens += number(part);
  if (pre !== undefined) tokens += phase[pre.letter] + number(pre.number);
  else if (post === undefined && dev !== undefined) return tokens + phase.dev + number(dev) + encodeLocal(label);
  else tokens += phase.final;
  if (post !== undefined) tokens += tail.post + number(post);
  if (dev !== undefined) tokens += tail.dev + number(dev);
  return tokens + encodeLocal(label);
}

function encodeLocal(parts: readonly string[]): string {
  if (parts.length === 0) return tail.end;
  const tokens = parts.map((part) => (/^\d+$/.test(part) ? number(part) : local.text + text(part)));
  return tail.local + tokens.join('') + local.end;
}

/**
 * The order that setuptools gave to versions older than PEP 440, such as `0.8.1p1` or `5.0-final`: runs of digits are
 * padded, words are marked `*`, `final` ends every version. Only texts with a digit and without wildcards are read so.
 */
function legacyOf(version: string): string | undefined {
  const lower = version.trim().toLowerCase();
  if (!/^[0-9a-z][0-9a-z._+:!-]*$/.test(lower) || !/\d/.test(lower) || /(^|[._-])x([._-]|$)/.test(lower)) {
    return undefined;
  }
  const parts: string[] = [];
  for (const word of [...(lower.match(/\d+|[a-z]+|-/g) ?? []), 'final']) {
    const part = legacyPart(word);
    if (part.startsWith('*')) {
      if (part < '*final') while (parts.at(-1) === '*final-') parts.pop();
      while (parts.at(-1) === '00000000') parts.pop();
    }
    parts.push(part);
  }
  return text(parts.join('\u0001'));
}

const legacyWords: ReadonlyMap<string, string> = new Map([
  ['pre', 'c'],
  ['preview', 'c'],
  ['rc', 'c'],
  ['-', 'final-'],
  ['dev', '@'],
]);

function legacyPart(word: string): string {
  return /^\d/.test(word) ? word.padStart(8, '0') : `*${legacyWords.get(word) ?? word}`;
}
