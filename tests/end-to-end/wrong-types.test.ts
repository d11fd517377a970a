// Any value anywhere: a document is read with what was left out counted, or refused; nothing else ever happens.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run as feed } from '#cli/feed.ts';
import { run as match } from '#cli/match.ts';
import { run as plan } from '#cli/plan.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { runCommand } from '#tests/command.ts';
import { root } from '#tests/end-to-end/command.ts';
import { steering } from '#tests/end-to-end/hostile.ts';
import { hostileText } from '#tests/fixtures/plans.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-wrong-types-'));
const examples = join(root, 'examples');
const whole = join(folder, 'whole');
beforeAll(async () => {
  await runCommand(feed, ['build', '--out', whole, join(examples, 'feed')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The path of every value within. */
function pathsOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...at, key]))];
}

/** The same document with another value there; `undefined` takes it out. */
function replaced(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? replaced(one, rest, other) : one));
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([name, one]) => [name, name === key ? replaced(one, rest, other) : one]));
}

const strange = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, 0, -1, 1.5, 1e308, '', ' ', 'x', [], {}, [[]], [null], [{}], [[{}]]),
  fc.constantFrom<unknown>(
    hostileText,
    '1'.repeat(5000),
    '\ud800',
    '__proto__',
    '0000-00-00',
    '9999-12-31',
    'pkg:npm/%',
    'CVE-0',
  ),
  fc.constantFrom<unknown>({ length: 9 }, { __proto__: null, constructor: 1 }, [hostileText], {
    [hostileText]: hostileText,
  }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** A document with a few of its values replaced. */
function changed(document: unknown): fc.Arbitrary<string> {
  const change = fc.tuple(fc.constantFrom(...pathsOf(document)), strange);
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((value, [path, other]) => withPath(value, path, other), document))
    .map((value) => JSON.stringify(value) ?? '');
}

/** An earlier change may have taken the path away. */
function withPath(value: unknown, path: readonly string[], other: unknown): unknown {
  try {
    return replaced(value, path, other);
  } catch {
    return value;
  }
}

/** Text with pieces cut out, doubled, or put in. */
function torn(text: string): fc.Arbitrary<string> {
  const place = fc.nat(text.length);
  const piece = fc.oneof(fc.constantFrom('', '"', '<', '>', '&', ':', '\n', '\t', ',', '- ', hostileText), fc.string());
  return fc
    .array(fc.tuple(place, fc.nat(30), piece), { minLength: 1, maxLength: 4 })
    .map((cuts) => cuts.reduce((all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length), text));
}

const read = (...path: readonly string[]): string => readFileSync(join(examples, ...path), 'utf8');
const document = (...path: readonly string[]): unknown => JSON.parse(read(...path));

const cycloneDxXml = `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1">
<metadata><component type="application" bom-ref="r"><name>shop</name></component></metadata><components>
<component type="library" bom-ref="a"><group>org.apache.struts</group><name>struts2-core</name><version>2.5.30</version>
<purl>pkg:maven/org.apache.struts/struts2-core@2.5.30</purl></component></components>
<dependencies><dependency ref="r"><dependency ref="a"/></dependency></dependencies></bom>`;
const tagValue = `SPDXVersion: SPDX-2.3
DocumentName: shop
Created: 2024-01-01T00:00:00Z
PackageName: struts2-core
SPDXID: SPDXRef-a
PackageVersion: 2.5.30
ExternalRef: PACKAGE-MANAGER purl pkg:maven/org.apache.struts/struts2-core@2.5.30
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a
`;
const syft = {
  artifacts: [{ id: '1', name: 'requests', version: '2.0', type: 'python', purl: 'pkg:pypi/requests@2.0', cpes: [] }],
  artifactRelationships: [],
  source: { type: 'image', target: { userInput: 'shop:1' } },
  distro: { id: 'debian', versionID: '12' },
  descriptor: { name: 'syft', version: '1.2.0' },
  schema: {
    version: '16.0.0',
    url: 'https://raw.githubusercontent.com/anchore/syft/main/schema/json/schema-16.0.0.json',
  },
};
const lock = {
  name: 'shop',
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { a: '^1.0.0' } },
    'node_modules/a': {
      version: '1.0.0',
      resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz',
      dependencies: { b: '1' },
    },
  },
};

describe('an inventory with any value anywhere', () => {
  test.each<readonly [file: string, contents: fc.Arbitrary<string>]>([
    ['cdx.json', changed(document('bank', 'online-banking.cdx.json'))],
    ['spdx.json', changed(document('bank', 'fraud-screening.spdx.json'))],
    ['syft.json', changed(syft)],
    ['package-lock.json', changed(lock)],
    ['torn.json', torn(read('bank', 'branch-website.cdx.json'))],
    ['bom.xml', torn(cycloneDxXml)],
    ['tags.spdx', torn(tagValue)],
    ['assets.csv', torn(read('bank', 'assets.csv'))],
    ['assets.yaml', torn(read('bank', 'assets.yaml'))],
  ])('%s', async (file, contents) => {
    const path = join(folder, file);
    const common = [path, '--feed', whole, '--no-state', '--as-of', '2026-11-25'];
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        writeFileSync(path, content);
        const told = await outcomeOf(async () => {
          const shown = [await runCommand(plan, common), await runCommand(match, [...common, '--format', 'json'])];
          return shown.map(({ stdout, stderr }) => stdout + stderr).join('');
        });
        expect(told).not.toMatch(steering);
      }),
      { numRuns: 50 },
    );
  });
});

const organizations = ['bank', 'hospital', 'utility'].map((name) => join(examples, name));

/** Of what these run, so that a plan tells of it. */
const sources: readonly (readonly [string, unknown])[] = [
  ['osv.json', document('feed', 'osv', 'GHSA-2j39-qcjm-428w.json')],
  ['cve.json', document('feed', 'cve', 'CVE-2023-34362.json')],
  ['csaf.json', document('feed', 'csaf', readdirSync(join(examples, 'feed', 'csaf')).sort()[0] ?? '')],
];
const kev = document('feed', 'known_exploited_vulnerabilities.json') as { vulnerabilities: readonly unknown[] };
const native = `gem: anvil\ncve: 2014-2322\ntitle: Anvils\ndate: 2014-03-10\nurl: https://e.example/1\ncvss_v3: 9.8
patched_versions:\n  - ">= 1.10"\nunaffected_versions:\n  - "< 1.0"\n`;

describe('a source with any value anywhere', () => {
  test.each<readonly [file: string, contents: fc.Arbitrary<string>]>([
    ...sources.map(([name, one]) => [name, changed(one)] as const),
    ['kev.json', changed({ ...kev, count: 2, vulnerabilities: kev.vulnerabilities.slice(0, 2) })],
    ['epss.csv', torn(read('feed', 'epss_scores-2024-01-13.csv'))],
    ['evidence.ndjson', torn(read('feed', 'exploit-evidence.ndjson').split('\n').slice(0, 5).join('\n'))],
    ['gem.yml', torn(native)],
  ])('%s', async (file, contents) => {
    const path = join(folder, file);
    const out = join(folder, 'built');
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        writeFileSync(path, content);
        const told = await outcomeOf(async () => {
          const built = await runCommand(feed, ['build', '--out', out, path]);
          // What was built is whole, whatever was in it, and can be planned by.
          const verified = await runCommand(feed, ['verify', out]);
          const shown = await runCommand(feed, ['show', out]);
          const planned = await runCommand(plan, [...organizations, '--feed', out, '--no-state']);
          return [built, verified, shown, planned].map(({ stdout, stderr }) => stdout + stderr).join('');
        });
        expect(told).not.toMatch(steering);
      }),
      { numRuns: 50 },
    );
  });
});

/** What was shown, or nothing where the document was refused; every other failure is one of ours. */
async function outcomeOf(act: () => Promise<string>): Promise<string> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BadDocument) return '';
    throw error;
  }
}
