import { expect, test } from 'vitest';
import { answer } from '#cli/rank.ts';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { RankedFeed } from '#core/priority/rank.ts';

const known: Vulnerability = {
  id: 'CVE-2024-0001',
  aliases: ['GHSA-xxxx'],
  title: '',
  publishedOn: '2024-02-20',
  issuer: 'example',
  weaknesses: [],
  severities: [],
  decisionPoints: [],
  kev: undefined,
  epss: undefined,
  epssHistory: [{ cve: 'CVE-2024-0001', score: 0.7, percentile: 0.99, modelVersion: 'v2023.03.01', on: '2024-03-04' }],
  facts: [],
  exploits: [{ source: 'github', on: '2024-03-05', ref: undefined }],
  issuerKevHistory: 0.9,
  withdrawn: false,
  advisories: [],
};

const feed: RankedFeed = {
  find: (id) => (id === known.id ? [0] : []),
  vulnerability: () => known,
  issuerHistory: (issuer, asOf) =>
    issuer === 'example' && asOf < '2025-01-01' ? { kevEntries: 0, cves: 999 } : undefined,
};

const ids = (line: unknown): unknown => {
  const { because, ...rest } = answer(feed, line, '2026-01-01') as { because?: { id: string; assumed: boolean }[] };
  return because?.map(({ id, assumed }) => (assumed ? `${id} (assumed)` : id)) ?? rest;
};

test.for([
  [{ cve: 'CVE-2024-0001', asOf: '2024-03-04' }, ['epss.top', 'age.new', 'issuer.low', 'shape.missing (assumed)']],
  [
    { cve: 'cve-2024-0001', asOf: '2024-03-05' },
    ['epss.top', 'github', 'age.new', 'issuer.low', 'shape.missing (assumed)'],
  ],
  [{ cve: 'CVE-2024-0001' }, ['epss.top', 'github', 'age.mid', 'issuer.missing (assumed)', 'shape.missing (assumed)']],
  [
    { cve: 'CVE-2024-9999', asOf: '2024-03-04' },
    ['epss.missing (assumed)', 'age.missing (assumed)', 'issuer.missing (assumed)', 'shape.missing (assumed)'],
  ],
  [{ cve: 'GHSA-xxxx', asOf: '2024-03-04' }, { error: '"cve" is no CVE id' }],
  [{ cve: 'CVE-2024-0001', asOf: '2024-02-30' }, { error: '"asOf" is no day, YYYY-MM-DD' }],
  [[], { error: 'the line is no JSON object' }],
] as const)('rank %j', ([line, expected]) => {
  expect(ids(line)).toEqual(expected);
});
