import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { advisory, feedOf, flaw } from '#core/feed/fixtures/records.ts';

function row(
  number: number,
  publishedOn: string | undefined,
  on = '2024-03-04',
  issuer = 'a@example.org',
): SourceRecord {
  return {
    kind: 'cve facts',
    facts: {
      cve: `CVE-2024-${number}`,
      issuer,
      publishedOn,
      vector: undefined,
      baseScore: undefined,
      cvssVersion: undefined,
      on,
    },
  };
}

function listed(number: number, addedOn: string): SourceRecord {
  const entry = { vendor: '', product: '', name: '', dueOn: undefined, requiredAction: '', notes: '' };
  return { kind: 'kev', entry: { ...entry, cve: `CVE-2024-${number}`, addedOn, ransomware: 'unknown' } };
}

describe('the history of an issuer', () => {
  const feed = feedOf([
    row(1001, '2023-05-05'),
    row(1002, '2024-03-01'),
    row(1003, '2024-06-01'),
    row(1004, '2024-01-01', '2024-08-01'),
    row(1005, undefined, '2024-03-04', 'cve@mitre.org'),
    listed(1001, '2024-02-01'),
    listed(1002, '2024-09-01'),
    advisory('CVE-2024-1006', {
      publishedAt: '2024-01-05T00:00:00Z',
      source: 'cve',
      flaws: [flaw(['CVE-2024-1006'], { issuer: 'example' })],
    }),
  ]);

  test.each<readonly [string, string, number, number]>([
    ['what a list says counts from its day on', '2024-03-03', 0, 0],
    ['with the entries of the catalogue until then', '2024-03-04', 2, 1],
    ['what is published later, from its own day', '2024-06-01', 3, 1],
    ['a later list', '2024-08-01', 4, 1],
    ['a later entry of the catalogue', '2024-09-01', 4, 2],
  ])('%s: as of %s', (_, asOf, cves, kevEntries) => {
    expect(feed.issuerHistory('a@example.org', asOf)).toEqual({ cves, kevEntries });
  });

  test('of a CVE record counts under the name that the record gives', () => {
    expect(feed.issuerHistory('example', '2024-01-04')).toEqual({ cves: 0, kevEntries: 0 });
    expect(feed.issuerHistory('example', '2024-01-05')).toEqual({ cves: 1, kevEntries: 0 });
  });

  test('is not known of a name that nobody bears', () => {
    expect(feed.issuerHistory('other', '2024-12-31')).toBeUndefined();
  });

  test('makes the share of today, but says nothing of those who assign for everyone', () => {
    const share = (number: number): number | undefined =>
      feed.vulnerability(feed.find(`CVE-2024-${number}`)[0] ?? -1).issuerKevHistory;
    expect(share(1003)).toBe(3 / 229);
    expect(share(1006)).toBe(1 / 226);
    expect(share(1005)).toBeUndefined();
  });
});
