import { key, mark, number, text } from '#core/versions/bases/tokens.ts';
import { native } from '#core/versions/gem/native.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

// RubyGems pads the shorter version with zeros without end, and text stands below any number. Runs of zeros are
// therefore counted: the more zeros before a text the higher, the more before a number the lower.
const textMark = mark(0x01);
const zerosThenText = mark(0x02);
const end = mark(0x03);
const zerosThenNumber = mark(0x04);

const grammar = /^\d[0-9a-z]*(?:\.[0-9a-z]+)*(?:-[0-9a-z-]+(?:\.[0-9a-z-]+)*)?$/i;

export const gem: Scheme = {
  id: 'gem',
  title: 'RubyGems',
  source: 'https://docs.ruby-lang.org/en/master/Gem/Version.html',
  also: ['ruby', 'rubygems'],
  key: keyOf,
  native,
};

function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const trimmed = version.trim();
  if (!grammar.test(trimmed)) return undefined;
  return key(encode(trimmed.replaceAll('-', '.pre.').match(/\d+|[a-z]+/gi) ?? []) + end);
}

function encode(segments: readonly string[]): string {
  let tokens = '';
  let zeros = 0;
  let afterText = false;
  for (const segment of segments) {
    const isText = !/^\d/.test(segment);
    if (!isText && /^0+$/.test(segment)) {
      zeros++;
      continue;
    }
    // Zeros before the first text mean nothing: 1.0.a is 1.a.
    if (zeros > 0 && isText && afterText) tokens += zerosThenText + number(String(zeros));
    if (zeros > 0 && !isText) tokens += zerosThenNumber + String.fromCharCode(255 - zeros);
    tokens += isText ? textMark + text(segment) : number(segment);
    afterText ||= isText;
    zeros = 0;
  }
  return tokens;
}
