import { key, mark, number, text } from '#core/versions/bases/tokens.ts';
import { native } from '#core/versions/openssl/native.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const preRelease = mark(0x01);
const end = mark(0x02);
const letters = mark(0x03);

// A distributor's tag behind the version (1.0.2k-fips) does not change the order.
const grammar = /^(\d+)\.(\d+)(?:\.(\d+))?([a-z]*)(?:-?(dev|alpha|beta|pre)(\d*)(?:-dev)?)?(?:-fips)?$/;

export const openssl: Scheme = {
  id: 'openssl',
  title: 'OpenSSL',
  source: 'https://openssl-library.org/policies/general/versioning-policy/',
  also: [],
  key: keyOf,
  native: (range) => native(range, keyOf),
};

/** `1.0.2k`, where patch letters run a … z, za, zb …, and `3.0.13`; `-alpha1`, `-beta2`, `-pre3` come before. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const match = grammar.exec(splitPreRelease(version.trim().toLowerCase()));
  if (match === null) return undefined;
  const [, major = '0', minor = '0', fix = '0', patch = '', stage, count = ''] = match;
  let tokens = number(major) + number(minor) + number(fix);
  if (patch !== '') tokens += letters + text(patch);
  if (stage !== undefined) tokens += preRelease + text(stage) + number(count === '' ? '0' : count);
  return key(tokens + end);
}

/** The stage is told from patch letters by its dash; NVD also writes `1.1.0beta1`. */
function splitPreRelease(version: string): string {
  return version.replace(/(\d)(alpha|beta|pre|dev)(?=\d|$)/, '$1-$2');
}
