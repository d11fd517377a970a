import { describe, expect, test } from 'vitest';
import { factsAsOf, type DatedFacts } from '#core/priority/facts-as-of.ts';

const score = (on: string, value: number) => ({
  cve: 'CVE-2024-0001',
  score: value,
  percentile: undefined,
  modelVersion: 'v2023.03.01',
  on,
});

const row = (on: string, vector: string | undefined) => ({
  cve: 'CVE-2024-0001',
  issuer: 'security@example.org',
  publishedOn: '2024-01-10',
  vector,
  baseScore: undefined,
  cvssVersion: undefined,
  on,
});

const severity = (on: string | undefined, vector: string) => ({
  version: '3.1' as const,
  vector,
  publishedScore: undefined,
  by: 'somebody',
  baseScore: 5,
  on,
});

const known: DatedFacts = {
  publishedOn: '2024-01-09',
  issuer: 'example',
  issuerKevHistory: 0.5,
  epssHistory: [score('2024-01-13', 0.1), score('2024-03-04', 0.2), score('2024-06-01', 0.9)],
  facts: [row('2024-03-04', 'AV:N/AC:L/Au:N/C:P/I:P/A:P'), row('2024-07-01', undefined)],
  severities: [severity(undefined, 'undated'), severity('2024-05-01', 'later')],
  exploits: [
    { source: 'github', on: '2024-03-04', ref: undefined },
    { source: 'metasploit', on: '2024-03-05', ref: undefined },
    { source: 'nuclei', on: undefined, ref: undefined },
  ],
  kev: {
    cve: 'CVE-2024-0001',
    vendor: '',
    product: '',
    name: '',
    addedOn: '2024-03-05',
    dueOn: undefined,
    ransomware: 'known',
    requiredAction: '',
    notes: '',
  },
};

describe('facts as of a day', () => {
  test('are the newest of that day or before, and none that is undated', () => {
    const facts = factsAsOf(known, '2024-03-04', () => ({ kevEntries: 4, cves: 275 }));
    expect(facts).toEqual({
      asOf: '2024-03-04',
      publishedOn: '2024-01-10',
      epss: score('2024-03-04', 0.2),
      exploits: new Set(['github']),
      kev: undefined,
      issuer: 'security@example.org',
      issuerKevShare: 0.01,
      vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P',
    });
  });

  test('take the newer vector and the listing once their day has come', () => {
    const facts = factsAsOf(known, '2024-08-01');
    expect([facts.vector, facts.kev?.addedOn, facts.epss?.score]).toEqual(['later', '2024-03-05', 0.9]);
    expect([...facts.exploits]).toEqual(['github', 'metasploit']);
    expect(facts.issuerKevShare).toBe(0.5);
  });

  test('are none before it was published', () => {
    const facts = factsAsOf(known, '2024-01-01', () => ({ kevEntries: 0, cves: 0 }));
    expect([facts.publishedOn, facts.issuer, facts.epss, facts.vector]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a row without issuer leaves it unknown, whatever later records say', () => {
    const blank = { ...known, facts: [{ ...row('2024-03-04', undefined), issuer: undefined, publishedOn: undefined }] };
    const facts = factsAsOf(blank, '2024-03-04', () => ({ kevEntries: 1, cves: 1 }));
    expect([facts.issuer, facts.issuerKevShare, facts.publishedOn]).toEqual([undefined, undefined, undefined]);
  });

  test('issuers of last resort have no history', () => {
    const mitre = { ...known, facts: [], issuer: 'mitre' };
    expect(factsAsOf(mitre, '2024-03-04', () => ({ kevEntries: 1, cves: 1 })).issuerKevShare).toBeUndefined();
  });
});
