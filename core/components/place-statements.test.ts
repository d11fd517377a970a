import { describe, expect, test } from 'vitest';
import type { StatedAsset } from '#core/components/assemble.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { placeStatements } from '#core/components/place-statements.ts';
import type { ScanStatement } from '#core/components/scan-statement.ts';

const unknown = { value: 'unknown', source: undefined, on: undefined } as const;

const httpd: StatedComponent = {
  name: 'HTTP Server',
  version: '2.4.49',
  purl: undefined,
  package: undefined,
  qualifiers: {},
  cpes: [],
  vendor: 'Apache',
  depth: 'direct',
  through: [],
  statements: [],
};

function asset(name: string, ...components: readonly StatedComponent[]): StatedAsset {
  const facts = { exposure: unknown, criticality: unknown, zone: undefined, kind: 'unknown', count: 1 } as const;
  return { ...facts, name, maintenanceWindow: undefined, loses: undefined, documents: [], components };
}

function said(more: Partial<ScanStatement>): ScanStatement {
  return {
    asset: 'web1',
    component: undefined,
    kind: 'vulnerability',
    id: 'Nessus 1',
    vulnerabilities: [],
    stance: 'affected',
    title: 'Something is wrong',
    severity: 'high',
    solution: undefined,
    evidence: undefined,
    fixedIn: [],
    place: undefined,
    seenOn: '2024-10-02',
    references: [],
    ...more,
  };
}

function reading(assets: readonly StatedAsset[], ...statements: readonly ScanStatement[]): EstateReading {
  return { format: 'Nessus CSV', createdOn: undefined, tool: 'Nessus', assets, statements, columns: [], dropped: [] };
}

describe('what a scanner states', () => {
  test('of a component stands on it, under each vulnerability that it names', () => {
    const one = said({ component: httpd, vulnerabilities: ['CVE-2021-41773', 'CVE-2021-42013'] });
    const { assets } = placeStatements(reading([asset('web1', httpd)], one));
    expect(assets[0]?.components).toHaveLength(1);
    expect(assets[0]?.components[0]?.statements).toMatchObject([
      { vulnerability: 'CVE-2021-41773', stance: 'affected', by: 'Nessus, 2024-10-02', scanned: { id: 'Nessus 1' } },
      { vulnerability: 'CVE-2021-42013', stance: 'affected', by: 'Nessus, 2024-10-02' },
    ]);
  });

  test('of no component is a thing to mend, under its own number where it names no vulnerability', () => {
    const { assets } = placeStatements(reading([asset('web1')], said({ title: 'Telnet is open' })));
    expect(assets[0]?.components).toMatchObject([
      { name: 'Telnet is open', reported: true, statements: [{ vulnerability: 'Nessus 1' }] },
    ]);
  });

  test('is one thing with what the same solution mends, on every asset', () => {
    const solution = 'Apply the October update of the vendor. Then restart.';
    const { assets } = placeStatements(
      reading(
        [asset('web1'), asset('web2')],
        said({ title: 'A', solution }),
        said({ title: 'B', id: 'Nessus 2', solution }),
        said({ title: 'B', id: 'Nessus 2', asset: 'web2', solution }),
      ),
    );
    expect(assets.map(({ components }) => components.map(({ name, statements }) => [name, statements.length]))).toEqual(
      [[['Apply the October update of the vendor', 2]], [['Apply the October update of the vendor', 1]]],
    );
  });

  test.each<readonly [string, Partial<ScanStatement>]>([
    ['information', { kind: 'information' }],
    ['a licence', { kind: 'licence' }],
    ['a check that passed', { kind: 'misconfiguration', severity: 'none' }],
  ])('asks nobody to mend %s, and is counted', (_name, more) => {
    const { assets, dropped } = placeStatements(reading([asset('web1')], said(more)));
    expect(assets[0]?.components).toEqual([]);
    expect(dropped).toHaveLength(1);
  });

  test('of two things without a solution stays two, whatever is written in its place', () => {
    const solution = 'No known solution was made available for at least one year since the disclosure.';
    const { assets } = placeStatements(
      reading([asset('web1')], said({ title: 'A', solution }), said({ title: 'B', solution })),
    );
    expect(assets[0]?.components.map(({ name }) => name)).toEqual(['A', 'B']);
  });

  test('of two things with a solution that says nothing stays two', () => {
    const { assets } = placeStatements(
      reading([asset('web1')], said({ title: 'A', solution: 'n/a' }), said({ title: 'B', solution: 'n/a' })),
    );
    expect(assets[0]?.components.map(({ name }) => name)).toEqual(['A', 'B']);
  });
});
