// Which address of a record is shown: the maker's before others, and none that could deceive or harm.
import { describe, expect, test } from 'vitest';
import type { Reference } from '#core/advisories/advisory.ts';
import type { Component } from '#core/components/component.ts';
import { bestOf, linksOf, webAddress } from '#core/plans/links.ts';
import { componentOf } from '#tests/fixtures/matches.ts';

const appliance: Component = {
  ...componentOf('generic/x', '1'),
  package: undefined,
  vendor: 'ConnectWise',
  name: 'ScreenConnect',
};
const other = (url: string): Reference => ({ url, kind: 'other' });
const best = (references: readonly Reference[], component = appliance): string | undefined =>
  bestOf(linksOf(references, component, 'CVE CVE-1'))?.url;

describe('the best address', () => {
  test.each<[string, readonly Reference[], string | undefined]>([
    [
      "is the maker's own before a report on it",
      [other('https://www.huntress.com/blog/patch'), other('https://www.connectwise.com/trust/23.9.8')],
      'https://www.connectwise.com/trust/23.9.8',
    ],
    [
      "is the maker's advisory before its other pages",
      [other('https://www.connectwise.com/shop'), other('https://www.connectwise.com/security-bulletins/1')],
      'https://www.connectwise.com/security-bulletins/1',
    ],
    [
      'is an advisory before a patch where the maker has none',
      [
        { url: 'https://github.com/x/commit/1', kind: 'fix' },
        { url: 'https://example.org/a', kind: 'advisory' },
      ],
      'https://example.org/a',
    ],
    ['is none of those that nobody labelled', [other('https://github.com/watchtower/proof-of-concept')], undefined],
    [
      'is no exploit, also where the maker hosts it',
      [{ url: 'https://connectwise.com/x', kind: 'exploit' }],
      undefined,
    ],
    [
      'is no catalogue that only repeats it',
      [{ url: 'https://nvd.nist.gov/vuln/detail/C', kind: 'advisory' }],
      undefined,
    ],
    ['is no other maker that begins alike', [other('https://connectus.example/kb')], undefined],
  ])('%s', (_, references, expected) => {
    expect(best(references)).toBe(expected);
  });

  test('of a package is never taken for its maker’s by the name of a host', () => {
    expect(best([other('https://lodash.com/')], componentOf('npm/lodash', '4.17.15'))).toBeUndefined();
  });
});

describe('an address', () => {
  test('of a list does not end in what parts it from the next', () => {
    expect(webAddress('https://support.apple.com/en-us/HT211288,')).toBe('https://support.apple.com/en-us/HT211288');
  });

  test.each([
    'https://example.org/a?b=c#d',
    'http://example.org',
    'https://example.org:8443/security/advisory/FG-IR-24-029',
  ])('of the web is kept: %s', (address) => expect(webAddress(address)).toBe(address));

  test.each([
    'javascript:alert(1)',
    'ftp://example.org/x',
    'https://example.org/"onmouseover=alert(1)',
    'https://example.org/\u202egnp.exe',
    'https://example.org/ x',
    'https://user:secret@example.org/',
    `https://example.org/${'a'.repeat(300)}`,
  ])('that could deceive is left out: %s', (address) => expect(webAddress(address)).toBeUndefined());
});
