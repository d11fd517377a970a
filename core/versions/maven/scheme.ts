import { key, mark, number, text as textToken } from '#core/versions/bases/tokens.ts';
import { tokensOf, type Token } from '#core/versions/maven/tokens.ts';
import { native } from '#core/versions/maven/native.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

// What may stand at one place of a version, in Maven's order: `.word` below `-word` below `-number` below `.number`,
// and a shorter version is padded with zeros. Zeros before a `.word` or a `.number` are counted, for they lift the one
// and lower the other. Maven's own comparison has cycles (2.9.0.RC1 < 2.9.0 < 2.9.0-1 < 2.9.0.RC1): there we keep
// pre-releases below the release and all else above it.
const place = {
  dotBefore: mark(0x01),
  dashBefore: mark(0x02),
  zerosDotBefore: mark(0x03),
  end: mark(0x04),
  dotAfter: mark(0x05),
  dashAfter: mark(0x06),
  dashNumber: mark(0x07),
  zerosDotAfter: mark(0x08),
  zerosDotNumber: mark(0x09),
};

/** Qualifiers below the release. */
const before: ReadonlyMap<string, string> = new Map([
  ['alpha', mark(0x01)],
  ['beta', mark(0x02)],
  ['milestone', mark(0x03)],
  ['rc', mark(0x04)],
  ['cr', mark(0x04)],
  ['snapshot', mark(0x05)],
]);

// Above the release: `sp`, then every other word.
const servicePack = mark(0x01);
const word = mark(0x02);

export const maven: Scheme = {
  id: 'maven',
  title: 'Maven artifacts',
  source: 'https://maven.apache.org/pom.html#version-order-specification',
  also: ['clojars', 'gradle'],
  key: keyOf,
  native,
};

function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const text = version.trim().toLowerCase();
  if (text === '' || /[\s\u0000-\u001f\u007f,()[\]{}<>=|]/.test(text)) return undefined;
  let bytes = '';
  let zeros = 0;
  for (const token of tokensOf(text)) {
    if (token.isNumber && token.separator === '.' && /^0+$/.test(token.value)) {
      zeros++;
      continue;
    }
    bytes += token.isNumber ? encodeNumber(token, zeros) : encodeWord(token, zeros);
    zeros = 0;
  }
  return key(bytes + place.end);
}

function encodeNumber({ separator, value }: Token, zeros: number): string {
  if (separator === '-') return place.dashNumber + number(value);
  return (zeros > 0 ? place.zerosDotNumber + String.fromCharCode(255 - zeros) : '') + number(value);
}

function encodeWord({ separator, value }: Token, zeros: number): string {
  const rank = before.get(value);
  const order = rank ?? (value === 'sp' ? servicePack : word + textToken(value));
  if (separator === '-') return (rank === undefined ? place.dashAfter : place.dashBefore) + order;
  if (zeros === 0) return (rank === undefined ? place.dotAfter : place.dotBefore) + order;
  return (rank === undefined ? place.zerosDotAfter : place.zerosDotBefore) + String.fromCharCode(zeros) + order;
}
