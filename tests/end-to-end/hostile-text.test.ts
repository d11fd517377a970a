// Hostile words in every field of sources and inventories, on their way to a terminal, a page, a sheet, a calendar.
import { describe, expect, test } from 'vitest';
import { expectClean, folderOfItsOwn, steering } from '#tests/end-to-end/hostile.ts';
import { hostileText as evil } from '#tests/fixtures/plans.ts';

const folder = folderOfItsOwn('hostile-text');
const put = (name: string, value: unknown): string => folder.put(name, JSON.stringify(value));

put('sources/osv.json', {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2024-01-01T00:00:00Z',
  aliases: ['CVE-2024-99999', evil],
  summary: evil,
  details: `# ${evil}\n## Workarounds\n${evil}\n=1+1`,
  severity: [{ type: 'CVSS_V3', score: evil }],
  references: [
    { type: 'WEB', url: 'javascript:alert(1)' },
    { type: evil, url: `https://e.example/${evil}` },
  ],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'left' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }],
    },
    { package: { ecosystem: 'npm', name: evil }, versions: [evil] },
    {
      package: { ecosystem: 'PyPI', name: 'p' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: evil }] }],
    },
  ],
});
put('sources/cve.json', {
  dataType: 'CVE_RECORD',
  dataVersion: '5.1',
  cveMetadata: { cveId: 'CVE-2024-99998', state: 'PUBLISHED', assignerShortName: evil },
  containers: {
    cna: {
      title: evil,
      providerMetadata: { shortName: evil },
      descriptions: [{ lang: 'en', value: evil }],
      solutions: [{ lang: 'en', value: evil }],
      workarounds: [{ lang: 'en', value: evil }],
      affected: [{ vendor: '=Acme', product: '=VPN', versions: [{ version: '0', lessThan: '9', status: 'affected' }] }],
    },
  },
});
put('sources/kev.json', {
  catalogVersion: evil,
  dateReleased: '2024-10-31',
  vulnerabilities: [
    { cveID: 'CVE-2024-99999', dateAdded: '2024-01-05', requiredAction: evil, notes: evil, product: evil },
  ],
});
put(`sources/\u202e\u001b[31m.json`, { [evil]: evil });
put('inventory/bom.json', {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  metadata: { tools: [{ name: evil, version: evil }], component: { name: evil, version: evil } },
  components: [
    { name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' },
    { name: 'p', version: '0.1', purl: 'pkg:pypi/p@0.1' },
    { name: evil, version: evil, supplier: { name: evil } },
    { name: 'x', purl: `pkg:npm/x@1?${evil}` },
  ],
});
folder.put(
  'inventory/hosts.csv',
  `host,vendor,product,version,exposed,criticality,zone\n"${evil.replaceAll('"', '""')}",=Acme,=VPN,1,public,essential,=z\n-1+1,=Acme,=VPN,=1,${evil.slice(0, 4)},high,@z\n`,
);
folder.put(
  'inventory/assets.yaml',
  `assets:\n- name: ${JSON.stringify('web <b>=1 \u001b[31m')}\n  documents: [bom.json]\n  exposure: public\n  evidence: ${JSON.stringify(evil)}\n`,
);
const built = folder.run(['feed', 'build', '--out', 'feed', 'sources']);

function shown(...words: readonly string[]): string {
  const ran = folder.run(words);
  expectClean(ran);
  expect(ran.status).toBe(0);
  return ran.stdout;
}
const options = ['--feed', 'feed', '--no-state', '--as-of', '2026-11-25'];
const plan = (format: string): string => shown('plan', 'inventory', ...options, '--format', format);

describe('hostile words', () => {
  test('make neither the feed nor the inventory be refused', () => {
    expect({ status: built.status, stderr: built.stderr }).toEqual({ status: 0, stderr: '' });
    const text = shown('match', 'inventory', ...options, '--format', 'json');
    const { matches } = JSON.parse(text) as { matches: { vulnerability: string }[] };
    expect(matches.map(({ vulnerability }) => vulnerability).sort()).toEqual(['CVE-2024-99998', 'CVE-2024-99999']);
  });

  test.each<readonly [words: string]>([
    ['feed show feed'],
    ['feed show feed --format json'],
    ['match inventory'],
    ['match inventory --format json'],
    ['plan inventory'],
    ['plan inventory --format json'],
    ['plan inventory --format markdown'],
    ['plan inventory --format csv'],
    ['plan inventory --explain CVE-2024-99999'],
    ['plan inventory --explain CVE-2024-99998'],
  ])('can not steer a terminal: %s', (words) => {
    const more = words.startsWith('feed') ? [] : options;
    expect(shown(...words.split(' '), ...more).replaceAll('\r\n', '\n')).not.toMatch(steering);
  });

  test('begin no formula in a sheet', () => {
    const cells = plan('csv').match(/(?<=^|,)"?(?:[=+@\t-]|\r(?!\n))[^,]*/gm) ?? [];
    expect(cells).toEqual([]);
  });

  test('add nothing to a calendar', () => {
    const lines = plan('ical').split('\r\n').slice(0, -1);
    expect(lines.every((line) => !line.includes('\n') && Buffer.byteLength(line) <= 75)).toBe(true);
    const begun = lines.filter((line) => line.startsWith('BEGIN:VEVENT')).length;
    expect(begun).toBe(lines.filter((line) => line.startsWith('UID:')).length);
  });

  test('are no markup in a page, and lead nowhere but to the web', () => {
    const page = plan('html');
    expect(page).not.toMatch(/<(script|img|iframe|object|b>)/i);
    expect([...page.matchAll(/(?:href|src)="([^"]*)"/g)].filter(([, to = '']) => !/^(#|https?:)/.test(to))).toEqual([]);
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u001b]/);
  });

  test('are no markup in Markdown', () => {
    const text = plan('markdown');
    expect(text).not.toMatch(/(?<!\\)<(script|img|b>)/i);
    expect(text).not.toMatch(/(?<!\\)\]\((?!https:)/);
  });
});
