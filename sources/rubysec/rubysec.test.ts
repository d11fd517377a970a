import { describe, expect, test } from 'vitest';
import { rubysec } from '#sources/rubysec/rubysec.ts';
import { readOne, type WhatWasRead } from '#tests/sources.ts';
import { linesOf, theAdvisory } from '#tests/statements.ts';

function read(record: object, name?: string): WhatWasRead {
  return readOne(
    rubysec,
    { gem: 'anvil', title: 'Anvils fall', date: '2014-03-10', url: 'https://e.x/1', ...record },
    name,
  );
}

describe('versions', () => {
  const rows: readonly (readonly [string, object, string])[] = [
    ['patched from one version on', { patched_versions: ['>= 4.3.0'] }, '<4.3.0'],
    ['patched on several branches', { patched_versions: ['~> 2.2.3', '>= 2.3.4'] }, '<2.2.3 or >=2.3.A <2.3.4'],
    [
      'requirements that hold together',
      { patched_versions: ['~> 7.0.8, >= 7.0.8.5', '>= 7.1'] },
      '<7.0.8.5 or >=7.1.A <7.1',
    ],
    ['older ones unaffected', { patched_versions: ['>= 2.0'], unaffected_versions: ['< 1.5'] }, '>=1.5 <2.0'],
    ['never patched', {}, 'every version'],
    ['never patched, older ones unaffected', { unaffected_versions: ['< 1.5'] }, '>=1.5'],
  ];
  test.each(rows)('%s', (_, record, range) => {
    expect(linesOf(theAdvisory(read(record)))).toEqual([`gem/anvil | affected | gem | ${range}`]);
  });

  test('a requirement that can not be read leaves the answer open', () => {
    const record = { patched_versions: ['>= 1.0', 'the newest'] };
    expect(linesOf(theAdvisory(read(record)))).toEqual([
      'gem/anvil | affected | gem | no version | all but the newest',
    ]);
  });

  test('the ends of what is affected are fixes', () => {
    expect(theAdvisory(read({ patched_versions: ['~> 2.2.3', '>= 2.3.4'] })).statements[0]?.fixed).toEqual([
      '2.2.3',
      '2.3.4',
    ]);
  });
});

test('ids are completed; the file names the record', () => {
  const record = { cve: '2014-2322', ghsa: 'hgmw-x865-hf9x', osvdb: '104365', _path: 'gems/anvil/CVE-2014-2322.yml' };
  const advisory = theAdvisory(read(record));
  expect(advisory).toMatchObject({
    id: 'gems/anvil/CVE-2014-2322.yml',
    publisher: 'RubySec',
    publishedAt: '2014-03-10',
  });
  expect(advisory.flaws[0]?.ids).toEqual(['CVE-2014-2322', 'GHSA-hgmw-x865-hf9x', 'OSVDB-104365']);
});

test('a record without any id is known by its file, also within an archive', () => {
  const advisory = theAdvisory(read({}, 'rubysec.zip: ruby-advisory-db-master/gems/anvil/OSVDB-1.yml'));
  expect(advisory.flaws[0]?.ids).toEqual(['gems/anvil/OSVDB-1.yml']);
});

test('an implementation of Ruby is a product', () => {
  const advisory = theAdvisory(read({ gem: undefined, engine: 'ruby', patched_versions: ['>= 3.4.8'] }));
  expect(linesOf(advisory)).toEqual([
    'cpe:2.3:a:ruby-lang:ruby:*:*:*:*:*:*:*:* | affected | gem | <3.4.8',
    'ruby-lang/ruby | affected | gem | <3.4.8',
  ]);
});

test('scores without vectors are counted, vectors are kept', () => {
  const { dropped } = read({ cvss_v2: '7.5', cvss_v3: 9.8 });
  expect(dropped).toEqual(['score without a vector', 'score without a vector']);
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  expect(theAdvisory(read({ cvss_v3: vector })).flaws[0]?.severities).toMatchObject([{ vector, by: 'RubySec' }]);
});
