import { key, mark, number } from '#core/versions/bases/tokens.ts';
import { native } from '#core/versions/nginx/native.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const end = mark(0x01);

export const nginx: Scheme = {
  id: 'nginx',
  title: 'nginx',
  source: 'https://nginx.org/en/security_advisories.html',
  also: [],
  key: keyOf,
  native: (range) => native(range, keyOf),
};

/** Three whole numbers. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(version.trim());
  if (match === null) return undefined;
  const [, major = '0', minor = '0', patch = '0'] = match;
  return key(number(major) + number(minor) + number(patch) + end);
}
