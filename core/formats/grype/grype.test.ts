import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { grypeJson } from '#core/formats/grype/report.ts';

const match = {
  vulnerability: {
    id: 'GHSA-aaaa-bbbb-cccc',
    severity: 'Negligible',
    dataSource: 'https://example.org/a',
    fix: { state: 'fixed', versions: ['3.2.10'] },
  },
  relatedVulnerabilities: [
    { id: 'CVE-2024-0001', description: 'A first sentence of it. A second one.', urls: ['javascript:x'] },
  ],
  matchDetails: [
    { matcher: 'python-matcher', type: 'exact-direct-match', found: { versionConstraint: '<3.2.10 (python)' } },
  ],
  artifact: {
    name: 'Django',
    version: '3.2.9',
    purl: 'pkg:pypi/Django@3.2.9',
    cpes: [
      'cpe:2.3:a:djangoproject:django:3.2.9:*:*:*:*:*:*:*',
      { cpe: 'cpe:2.3:a:django:django:3.2.9:*:*:*:*:*:*:*' },
    ],
    locations: [{ path: '/lib/METADATA' }],
  },
};

function read(fields: object): EstateReading {
  const root = {
    descriptor: { name: 'grype', version: '0.75.0', timestamp: '2024-03-04T10:00:00Z' },
    distro: { name: 'debian', version: '12' },
    source: { type: 'image', target: { userInput: 'shop:1.4', tags: ['shop:1.4'] } },
    matches: [],
    ...fields,
  };
  expect(grypeJson.recognise(root)).toBe(true);
  return grypeJson.parse(root, 'in/grype.json');
}

describe('Grype', () => {
  test('says what, where, why and how it is fixed', () => {
    const { tool, createdOn, assets, statements } = read({ matches: [match, match] });
    expect([tool, createdOn]).toEqual(['Grype 0.75.0', '2024-03-04']);
    expect(assets.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['shop:1.4 application']);
    expect(statements).toEqual([
      expect.objectContaining({
        id: 'GHSA-aaaa-bbbb-cccc',
        vulnerabilities: ['GHSA-AAAA-BBBB-CCCC', 'CVE-2024-0001'],
        severity: 'low',
        stance: 'affected',
        title: 'A first sentence of it.',
        fixedIn: ['3.2.10'],
        evidence: 'python-matcher (exact-direct-match): <3.2.10 (python)\nFix: fixed',
        place: '/lib/METADATA',
        references: ['https://example.org/a'],
      }),
    ]);
    expect(assets[0]?.components[0]).toBe(statements[0]?.component);
    expect(statements[0]?.component?.cpes).toHaveLength(2);
  });

  test.each([
    ['pkg:deb/debian/libssl3@3.0.11-1?arch=amd64', {}, 'pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12'],
    [
      'pkg:deb/debian/libssl3@3.0.11-1',
      { upstreams: [{ name: 'openssl' }] },
      'pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12&upstream=openssl',
    ],
    [
      'pkg:deb/debian/libssl3@3.0.11-1',
      { metadata: { Source: 'openssl' } },
      'pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12&upstream=openssl',
    ],
    [
      'pkg:deb/debian/cpp@4:12-3',
      { upstreams: [{ name: 'gcc-defaults', version: '1.203' }] },
      'pkg:deb/debian/cpp@4:12-3?distro=debian-12&upstream=gcc-defaults%401.203',
    ],
    ['pkg:npm/a@1', { upstreams: [{ name: 'b' }] }, 'pkg:npm/a@1'],
    ['pkg:generic/java@1\u0000-x', {}, undefined],
  ])('%j is the purl %s', (purl, fields, expected) => {
    const artifact = { name: 'libssl3', version: '3.0.11-1', purl, ...fields };
    expect(read({ matches: [{ ...match, artifact }] }).statements[0]?.component?.purl).toBe(expected);
  });

  test('a match that a VEX document takes out is stated so; one that a rule takes out is counted', () => {
    const { statements, dropped } = read({
      ignoredMatches: [
        { ...match, appliedIgnoreRules: [{ 'vex-status': 'not_affected' }] },
        { ...match, vulnerability: { id: 'CVE-2024-0009' }, appliedIgnoreRules: [{ vulnerability: 'CVE-2024-0009' }] },
      ],
    });
    expect(statements.map(({ stance }) => stance)).toEqual(['not affected']);
    expect(dropped).toEqual([{ reason: 'match that the scan was told to ignore', count: 1, example: 'CVE-2024-0009' }]);
  });

  test.each([
    ['a folder', { source: { type: 'directory', target: '/srv/app' } }, '/srv/app'],
    ['a folder without a name', { source: { type: 'directory', target: '"."' } }, 'in'],
    ['nothing that is told', { source: undefined }, 'in'],
  ])('looked at %s', (_name, fields, name) => {
    expect(read(fields).assets[0]?.name).toBe(name);
  });

  test('elements that are none are counted, a list that is none is refused', () => {
    const { dropped } = read({ matches: [match, 7, { vulnerability: {}, artifact: {} }] });
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'match is no object',
      'match names no vulnerability or no package',
    ]);
    expect(() => read({ ignoredMatches: 'x' })).toThrow('"ignoredMatches" is not a list');
  });

  test.each([
    [undefined],
    [[]],
    [{ matches: [] }],
    [{ matches: [{}] }],
    [{ matches: 'x', descriptor: { name: 'grype' } }],
  ])('%j is no report', (root) => {
    expect(grypeJson.recognise(root)).toBe(false);
  });
});
