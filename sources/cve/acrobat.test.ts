import { expect, test } from 'vitest';
import { contains } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { plainAffected } from '#sources/cve/vendor-habits.ts';
import { versionsOf } from '#sources/cve/versions.ts';

const generic = schemeOf('generic') as Scheme;

test.each<readonly [string, string, string, Readonly<Record<string, boolean>>]>([
  // CVE-2021-21045 has four digits of the year, where later records have two.
  [
    'a year of four digits',
    'unspecified',
    '2020.013.20074',
    { '20.013.20074': true, '20.013.20075': false, '24.003.20180': false },
  ],
  // CVE-2024-20726, as CISA writes it.
  [
    'the name of a track',
    '2020',
    '20.005.30539',
    { '20.005.30539': true, '20.005.30540': false, '17.011.30188': false },
  ],
  ['a year that is no track', '2021', '2021.12', { '2021.12': true, '2021.13': false, '21.005.30539': false }],
])('%s is read so', (_what, version, lessThanOrEqual, expected) => {
  const versions = [{ status: 'affected', version, lessThanOrEqual }];
  const said = versionsOf({ vendor: 'Adobe', versions }, generic).affected;
  expect(said.unreadable).toEqual([]);
  const isAffected = (text: string): boolean => contains(said.range, generic.key(text) ?? ('' as never));
  expect(Object.fromEntries(Object.keys(expected).map((text) => [text, isAffected(text)]))).toEqual(expected);
});

test.each([
  // CVE-2024-41879 is of Acrobat within Edge, whose version it names.
  ['Acrobat Reader', '127.0.2651.105', 'Acrobat for Edge'],
  ['Acrobat for Edge', '126.0.2592.68', 'Acrobat for Edge'],
  ['Acrobat Reader', '24.002.20857', 'Acrobat Reader'],
])('%s of Adobe with a bound of %s is %s', (product, lessThanOrEqual, expected) => {
  const cpes = ['cpe:2.3:a:adobe:acrobat_reader:*:*:*:*:*:windows:*:*'];
  const versions = [{ status: 'affected', version: '0', lessThanOrEqual }];
  const [entry] = plainAffected({ vendor: 'Adobe', product, cpes, versions });
  expect([entry?.['product'], entry?.['cpes']]).toEqual([expected, expected === product ? cpes : []]);
});
