import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describedSources } from '#sources/described.ts';
import { publishedSources } from '#sources/published.ts';
import { lineReaders, recordReaders } from '#sources/registry.ts';

const folder = new URL('.', import.meta.url);
const notSources = new Set(['archive', 'bases']);
const ids = new Set([...recordReaders, ...lineReaders].map(({ source }) => source));

describe('every source', () => {
  test('has a folder, a reader and a description', () => {
    const folders = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !notSources.has(entry.name))
      .map(({ name }) => name);
    expect(new Set(folders)).toEqual(ids);
    expect(describedSources.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  test.each(describedSources)(
    '$id says what it is, where it is published, and on what terms',
    ({ id, url, licence }) => {
      const readme = new URL(`${id}/README.md`, folder);
      expect(existsSync(readme)).toBe(true);
      const text = readFileSync(readme, 'utf8');
      expect(text).toContain(url);
      expect(text).toMatch(/## Terms\n/);
      expect(text).toMatch(/## What is taken\n/);
      expect(text).toMatch(/## What is left out\n/);
      expect(licence).not.toBe('');
    },
  );

  test('that is fetched has a reader', () => {
    expect(publishedSources.filter(({ source }) => !ids.has(source))).toEqual([]);
  });
});

describe('no reader takes what is another’s', () => {
  const records: readonly (readonly [string, object])[] = [
    ['osv', { id: 'GHSA-1', modified: '2024-01-01T00:00:00Z', affected: [] }],
    ['osv', { schema_version: '1.6.0', id: 'GHSA-1', modified: '2024-01-01T00:00:00Z' }],
    ['csaf', { document: { csaf_version: '2.0' } }],
    ['csaf', { _path: 'a.json', doc: { document: { csaf_version: '2.0' } } }],
    ['cve', { dataType: 'CVE_RECORD', cveMetadata: {}, containers: {} }],
    ['cve', { cveId: 'CVE-2024-0001', state: 'PUBLISHED', assigner: 'x', ssvc: null }],
    ['kev', { catalogVersion: '1', vulnerabilities: [] }],
    ['exploit', { cve: 'CVE-2024-0001', source: 'exploitdb' }],
    ['rubysec', { gem: 'a', title: 't', date: '2014-01-01', url: 'https://e.x' }],
    ['friendsofphp', { reference: 'composer://a/b', branches: {} }],
    ['gitlab', { package_slug: 'npm/a', affected_range: '' }],
    ['debian', { openssl: { 'CVE-2024-0001': { releases: { bookworm: { status: 'open' } } } } }],
    ['alpine', { apkurl: '', reponame: 'main', distroversion: 'v3.20', packages: [] }],
    ['ubuntu', { notices: [{ id: 'USN-1-1', release_packages: {} }], limit: 1 }],
    ['ubuntu', { id: 'CVE-2024-0001', packages: [{ name: 'a', statuses: [] }] }],
    ['sigma', { title: 'a', logsource: {}, detection: {} }],
    ['redhat', { threat_severity: 'Low', name: 'CVE-2024-0001', package_state: [] }],
  ];
  test.each(records)('%s: %j', (source, record) => {
    const readers = recordReaders.filter((reader) => reader.recognises({ ...record }));
    expect(readers.map((reader) => reader.source)).toEqual([source]);
  });

  test.each([
    ['redhat', 'https://www.redhat.com'],
    ['redhat', 'https://access.redhat.com/security'],
    ['suse', 'https://www.suse.com/'],
    ['csaf', 'https://www.redhat.com.example'],
    ['csaf', 'https://www.cisa.gov/'],
  ])('a CSAF document is read as %s’s by its namespace %s', (source, namespace) => {
    const record = { document: { csaf_version: '2.0', publisher: { namespace } } };
    expect(recordReaders.find((reader) => reader.recognises(record))?.source).toBe(source);
  });

  const others = [
    {},
    { id: 'x' },
    { t: '2024', cve: 'CVE-2024-0001', ch: ['new'] },
    { scanner: 'x', content: '' },
    { bomFormat: 'CycloneDX', specVersion: '1.4', vulnerabilities: [] },
    { spdxVersion: 'SPDX-2.3', id: 'x' },
    { '@context': 'https://openvex.dev/ns', statements: [] },
  ];
  test.each(others)('none: %j', (record) => {
    expect(recordReaders.filter((reader) => reader.recognises(record)).map(({ source }) => source)).toEqual([]);
  });
});
