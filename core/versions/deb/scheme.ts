import { comparisons, doubledOperators } from '#core/versions/bases/comparisons.ts';
import { key, mark, number } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

// Within a run of non-digits a tilde stands below the end of the run, letters above it, and all else above letters.
const tilde = mark(0x01);
const end = mark(0x02);

export const deb: Scheme = {
  id: 'deb',
  title: 'Debian and Ubuntu packages',
  source: 'https://www.debian.org/doc/debian-policy/ch-controlfields.html#version',
  also: ['debian', 'dpkg', 'ubuntu', 'echo', 'raspbian', 'devuan', 'kali', 'linuxmint'],
  key: keyOf,
  native: comparisons(doubledOperators, keyOf),
};

/** `[epoch:]upstream[-revision]`; Debian policy §5.6.12. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const trimmed = version.trim();
  if (!/^[0-9A-Za-z.+:~_-]+$/.test(trimmed)) return undefined;
  const colon = trimmed.indexOf(':');
  const epoch = colon < 0 ? '0' : trimmed.slice(0, colon);
  if (!/^\d+$/.test(epoch)) return undefined;
  const rest = trimmed.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  const upstream = dash < 0 ? rest : rest.slice(0, dash);
  const revision = dash < 0 ? '0' : rest.slice(dash + 1);
  if (upstream === '') return undefined;
  return key(number(epoch) + encode(upstream) + encode(revision));
}

/** Runs of non-digits and of digits in turn, as dpkg walks them; a run of digits that is absent counts as zero. */
function encode(part: string): string {
  let tokens = '';
  let at = 0;
  do {
    const start = at;
    while (at < part.length && !isDigit(part.charCodeAt(at))) tokens += order(part.charCodeAt(at++));
    const digits = at;
    while (at < part.length && isDigit(part.charCodeAt(at))) at++;
    if (at === start && start > 0) break;
    tokens += end + number(part.slice(digits, at) || '0');
  } while (at < part.length);
  return tokens + end;
}

function order(code: number): string {
  if (code === 0x7e) return tilde;
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return String.fromCharCode(isLetter ? code : 0x80 | code);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
