import { expect, test } from 'vitest';
import { sigma } from '#sources/sigma/sigma.ts';
import { shared, sharedLines } from '#tests/shared.ts';
import { readOne } from '#tests/sources.ts';

// A rule of our own in the published form.
const rule = {
  title: 'Anvil Dropped From A Web Server',
  id: '00000000-0000-4000-8000-000000000001',
  status: 'test',
  author: 'A. Coyote (Acme)',
  date: '2023/01/02',
  tags: ['attack.initial-access', 'cve.2024-0001', 'cve.2024.0002', 'cve.later'],
  logsource: { product: 'windows', category: 'process_creation', definition: 'Turn it on.' },
  detection: { selection: { Image: 'anvil.exe' }, condition: 'selection' },
  level: 'high',
};
const name = 'sigma.zip: sigma-master/rules-emerging-threats/2024/anvil.yml';

test('a rule is read with its author and its address', () => {
  expect(readOne(sigma, rule, name).records).toEqual([
    {
      kind: 'detection',
      cves: ['CVE-2024-0001', 'CVE-2024-0002'],
      detection: {
        id: rule.id,
        title: rule.title,
        author: rule.author,
        by: 'SigmaHQ',
        licence: 'DRL 1.1',
        url: 'https://github.com/SigmaHQ/sigma/blob/master/rules-emerging-threats/2024/anvil.yml',
        logSource: 'windows process creation',
        level: 'high',
        on: '2023-01-02',
      },
    },
  ]);
});

test.each([
  ['rule names no CVE', { tags: ['attack.t1190'] }],
  ['rule names no author', { author: ' ' }],
  ['rule has no id or title', { id: 7 }],
  ['rule is not in use any more', { status: 'deprecated' }],
])('%s', (reason, more) => {
  expect(readOne(sigma, { ...rule, ...more }, name)).toMatchObject({ records: [], dropped: [reason] });
});

test('a rule of elsewhere has no address that we could know', () => {
  expect(readOne(sigma, rule, 'own/anvil.yml').records).toMatchObject([{ detection: { url: undefined } }]);
});

test.skipIf(shared === undefined)('real rules are read, each with an author and a place', () => {
  const all = sharedLines<object>('data/guidance/sigma-cve-rules.ndjson.gz').map((record) => readOne(sigma, record));
  const taken = all.flatMap(({ records }) => records).filter((record) => record.kind === 'detection');
  expect(taken).toHaveLength(all.length);
  expect(new Set(taken.flatMap(({ cves }) => cves)).size).toBeGreaterThan(100);
  expect(
    taken.filter(({ detection: { url, author, logSource } }) => url === undefined || author === '' || logSource === ''),
  ).toEqual([]);
});
