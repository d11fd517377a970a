import { expect, test } from 'vitest';
import { friendsOfPhp } from '#sources/friendsofphp/friendsofphp.ts';
import { readOne, type WhatWasRead } from '#tests/sources.ts';
import { linesOf, theAdvisory } from '#tests/statements.ts';

function read(branches: object, more: object = {}): WhatWasRead {
  const record = {
    title: 'Anvils fall',
    link: 'https://e.x/1',
    cve: 'CVE-2024-0001',
    reference: 'composer://acme/anvil',
  };
  return readOne(friendsOfPhp, { ...record, branches, ...more }, 'acme/anvil/CVE-2024-0001.yaml');
}

const rows: readonly (readonly [string, object, string])[] = [
  ['one branch', { '1.x': { versions: ['<1.2'] } }, '<1.2'],
  [
    'several branches',
    { '1.x': { versions: ['>=1.0', '<1.2'] }, '2.x': { versions: ['>=2.0.0', '<2.0.3'] } },
    '>=1.0 <1.2 or >=2.0.0 <2.0.3',
  ],
  ['a branch without versions', { '1.x': { versions: ['<1.2'] }, '2.x': {} }, '<1.2 | branch 2.x without versions'],
  ['no branch', {}, 'no version | no versions are stated'],
  ['a constraint that can not be read', { '1.x': { versions: ['<one'] } }, 'no version | <one'],
];
test.each(rows)('%s', (_, branches, range) => {
  expect(linesOf(theAdvisory(read(branches)))).toEqual([`composer/acme/anvil | affected | composer | ${range}`]);
});

test('the earliest fix dates the record, the file names it', () => {
  const branches = {
    a: { time: '2017-05-15 09:09:00', versions: ['<1.2'] },
    b: { time: '2016-01-02 03:04:05', versions: ['<2'] },
    c: { time: null, versions: ['<3'] },
  };
  expect(theAdvisory(read(branches))).toMatchObject({
    id: 'acme/anvil/CVE-2024-0001.yaml',
    publisher: 'FriendsOfPHP',
    publishedAt: '2016-01-02 03:04:05',
    flaws: [{ ids: ['CVE-2024-0001'] }],
  });
});

test.each([null, '~', ''])('without a CVE (%j) the file is its only name', (cve) => {
  const { records, dropped } = read({}, { cve });
  expect(records).toMatchObject([{ advisory: { flaws: [{ ids: ['acme/anvil/CVE-2024-0001.yaml'] }] } }]);
  expect(dropped).toEqual([]);
});

test('a reference that is no Composer package is counted', () => {
  expect(read({}, { reference: 'composer://anvil' }).dropped).toEqual(['record names no Composer package']);
});
