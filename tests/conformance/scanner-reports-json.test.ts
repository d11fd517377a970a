// Reports that scanners wrote in JSON, as another tool's tests hold them: each reads with as many statements as that tool
// makes findings of it, or with a difference for which there is a reason.
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { jsonEstateFormats, readJsonEstate } from '#core/formats/estate-json.ts';
import { jsonFormats } from '#core/formats/inventory-json.ts';
import { isRecord, recordOf, recordsOf, textOf } from '#core/kernel/json.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Report {
  readonly scanner: string;
  readonly path: string;
  readonly expectedFindings: number | null;
  readonly content: string;
}

/** Each scanner's format. */
const titles = new Map([
  ['ms_defender', 'Microsoft Defender JSON'],
  ['wazuh', 'Wazuh JSON'],
  ['trivy', 'Trivy JSON'],
  ['trivy_operator', 'Trivy operator JSON'],
  ['anchore_grype', 'Grype JSON'],
]);

/** A count that differs from the other tool's, why, and what that tool counts, found from the document itself. */
interface Difference {
  readonly statements: number;
  readonly why: string;
  readonly counted: (root: unknown) => number;
}

const differences = new Map<string, Difference>([
  [
    'wazuh/v4-7_many_findings.json',
    {
      statements: 13,
      why: 'the other tool leaves out what has no fix yet and what nobody has rated; both stand on the machine all the same',
      counted: (root) => itemsOf(root).filter((item) => !isUnfixed(item) && item['severity'] !== 'Untriaged').length,
    },
  ],
  [
    'anchore_grype/same_cve_different_paths.json',
    {
      statements: 1,
      why: 'one vulnerability of one package in one version of one image is one statement, with both paths as its places',
      counted: (root) => new Set(pathsOf(root)).size,
    },
  ],
]);

const reports =
  shared === undefined
    ? []
    : sharedLines<Report>('data/findings/scanner-reports.ndjson.gz').filter(({ scanner }) => titles.has(scanner));

const named = reports.map((report) => [report.path.replace(/^.*scans\//, ''), report] as const);

function read({ path, content }: Report): EstateReading | undefined {
  return readJsonEstate(JSON.parse(content), path.replace(/^.*\//, ''));
}

describe.skipIf(shared === undefined)('reports of scanners in JSON', () => {
  test('are there', () => {
    expect(reports.length).toBeGreaterThanOrEqual(46);
    const names = named.map(([name]) => name);
    expect([...differences.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  test.for(named)('%s is recognised by one format, and is no inventory', ([, { scanner, content }]) => {
    const root: unknown = JSON.parse(content);
    expect(jsonEstateFormats.filter(({ recognise }) => recognise(root)).map(({ title }) => title)).toEqual([
      titles.get(scanner),
    ]);
    expect(isRecord(root) ? jsonFormats.filter(({ recognise }) => recognise(root)) : []).toEqual([]);
  });

  test.for(named.filter(([name, { expectedFindings }]) => expectedFindings !== null && !differences.has(name)))(
    '%s reads with the expected count',
    ([, report]) => {
      expect(read(report)?.statements).toHaveLength(report.expectedFindings ?? -1);
    },
  );

  test.for([...differences])('%s differs: $why', ([name, { statements, counted }]) => {
    const report = named.find(([other]) => other === name)?.[1];
    if (report === undefined) throw new Error('its absence fails the first test');
    expect(read(report)?.statements).toHaveLength(statements);
    expect(counted(JSON.parse(report.content))).toBe(report.expectedFindings);
  });

  test.for(named)('%s: statements stand once, on assets and components of the reading', ([, report]) => {
    const { assets = [], statements = [] } = read(report) ?? {};
    const byName = new Map(assets.map((asset) => [asset.name, asset]));
    expect(byName.size).toBe(assets.length);
    const keys = statements.map(({ asset, component, kind, id }) => {
      const held = byName.get(asset)?.components ?? [];
      expect(component === undefined || held.includes(component)).toBe(true);
      return [asset, component === undefined ? -1 : held.indexOf(component), kind, id].join('\u0000');
    });
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.for(named)('%s: every CVE that a finding is named for is in the statements', ([, { scanner, ...report }]) => {
    const stated = new Set(read({ scanner, ...report })?.statements.flatMap((one) => one.vulnerabilities));
    const field = /"(?:VulnerabilityID|vulnerabilityID|cveId|cve)"\s*:\s*"(CVE-[^"]+)"/g;
    const named = [...report.content.matchAll(field)].map(([, id = '']) => id.toUpperCase());
    expect(named.filter((id) => !stated.has(id))).toEqual([]);
  });

  test('of packages of known distributions have the release in their purl', () => {
    const purls = reports.flatMap((report) =>
      (read(report)?.assets ?? []).flatMap(({ components }) => components.flatMap(({ purl }) => purl ?? [])),
    );
    const built = purls.filter((purl) => /^pkg:(?:deb|rpm|apk)\//.test(purl));
    expect(built.length).toBeGreaterThan(60);
    expect(built.filter((purl) => !purl.includes('distro='))).toEqual([]);
  });
});

function itemsOf(root: unknown): ReturnType<typeof recordsOf> {
  return recordsOf(recordOf(recordOf(root)?.['data'])?.['affected_items']);
}

function isUnfixed(item: Readonly<Record<string, unknown>>): boolean {
  return item['condition'] === 'Package unfixed';
}

function pathsOf(root: unknown): readonly (string | undefined)[] {
  return recordsOf(recordOf(root)?.['matches']).map((match) => {
    const artifact = recordOf(match['artifact']);
    return textOf(recordsOf(artifact?.['locations'])[0]?.['path']);
  });
}
