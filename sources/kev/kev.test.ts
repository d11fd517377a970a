import { describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { kev } from '#sources/kev/kev.ts';
import { readOne } from '#tests/sources.ts';

const entry = {
  cveID: 'CVE-2021-44228',
  vendorProject: 'Apache',
  product: 'Log4j2',
  vulnerabilityName: 'Apache Log4j2 Remote Code Execution Vulnerability',
  dateAdded: '2021-12-10',
  dueDate: '2021-12-24',
  knownRansomwareCampaignUse: 'Known',
  requiredAction: 'Update or remove.',
  notes: 'https://example.com',
};

function catalogue(vulnerabilities: unknown, more: object = {}): object {
  return { catalogVersion: '1', dateReleased: '2024-10-31T23:59:59Z', vulnerabilities, ...more };
}

test('an entry is read whole, the catalogue stands as of its release', () => {
  const { records, asOf } = readOne(kev, catalogue([entry], { count: 1 }));
  expect(asOf).toBe('2024-10-31');
  expect(records).toEqual([
    {
      kind: 'kev',
      entry: {
        cve: 'CVE-2021-44228',
        vendor: 'Apache',
        product: 'Log4j2',
        name: 'Apache Log4j2 Remote Code Execution Vulnerability',
        addedOn: '2021-12-10',
        dueOn: '2021-12-24',
        ransomware: 'known',
        requiredAction: 'Update or remove.',
        notes: 'https://example.com',
      },
    },
  ]);
});

test.each(['Unknown', '', undefined, 'known ', 'No'])('ransomware use %j is not known', (text) => {
  const { records } = readOne(kev, catalogue([{ ...entry, knownRansomwareCampaignUse: text }]));
  expect(records).toMatchObject([{ entry: { ransomware: 'unknown' } }]);
});

test('entries without id are counted', () => {
  const { records, dropped } = readOne(kev, catalogue([{ ...entry, cveID: 'CVE-1' }, 'text', entry]));
  expect(records).toHaveLength(1);
  expect(dropped).toEqual(['entry has no CVE id', 'entry is no object']);
});

test.each(['soon', '', undefined, 7])(
  'an entry of the day %j is listed still, since the day of the catalogue',
  (dateAdded) => {
    const { records, dropped } = readOne(kev, catalogue([{ ...entry, dateAdded }]));
    expect(records).toMatchObject([{ entry: { cve: 'CVE-2021-44228', addedOn: '2024-10-31', undated: true } }]);
    expect(dropped).toEqual(['day of addition is not stated: the day of the catalogue stands for it']);
  },
);

describe('catalogues that are refused', () => {
  test.each<readonly [string, object, string, string]>([
    ['fewer entries than counted', catalogue([entry], { count: 1201 }), 'document.incomplete', '$.count'],
    ['no list', catalogue({}), 'document.wrong_type', '$.vulnerabilities'],
    ['no entry', catalogue([]), 'document.incomplete', '$.vulnerabilities'],
    ['no entry that can be read', catalogue([{ id: 'CVE-2021-44228' }]), 'document.incomplete', '$.vulnerabilities'],
    ['no date', catalogue([entry], { dateReleased: 'today' }), 'document.wrong_type', '$.dateReleased'],
  ])('%s', (_, document, code, place) => {
    const reading = (): unknown => readOne(kev, document);
    expect(reading).toThrow(BadDocument);
    expect(reading).toThrow(expect.objectContaining({ code, place }));
  });
});
