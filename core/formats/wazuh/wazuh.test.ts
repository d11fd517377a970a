import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { wazuhJson } from '#core/formats/wazuh/report.ts';

function read(root: unknown): EstateReading {
  expect(wazuhJson.recognise(root)).toBe(true);
  return wazuhJson.parse(root, 'agent-7.json');
}

const item = {
  cve: 'CVE-2024-0001',
  name: 'curl',
  version: '7.81.0-1ubuntu1.15',
  architecture: 'amd64',
  severity: 'Untriaged',
  cvss3_score: 7.5,
  condition: 'Package less than 7.81.0-1ubuntu1.16',
  status: 'VALID',
};

function answer(...items: readonly object[]): object {
  return { data: { affected_items: items, failed_items: [], total_affected_items: items.length }, error: 0 };
}

describe("the manager's answer", () => {
  test('of an agent without a name is of the one that the file is named for', () => {
    const { assets, statements } = read(answer(item));
    expect(assets.map(({ name }) => name)).toEqual(['agent-7']);
    expect(statements.map(({ severity, fixedIn, stance }) => [severity, fixedIn, stance])).toEqual([
      ['high', ['7.81.0-1ubuntu1.16'], 'affected'],
    ]);
    // Neither the distribution nor the kind of package is told: no purl is made up.
    expect(statements[0]?.component?.purl).toBeUndefined();
  });

  test.each([
    [{ condition: 'Package unfixed' }, { fixedIn: [] }],
    [{ condition: 'Package less than or equal to 7.9' }, { fixedIn: [] }],
    [{ status: 'OBSOLETE' }, { stance: 'fixed' }],
    [{ severity: '-', cvss3_score: 0 }, { severity: 'unknown' }],
  ])('with %j states %j', (fields, expected) => {
    expect(read(answer({ ...item, ...fields })).statements[0]).toMatchObject(expected);
  });

  test('that goes on on another page says so', () => {
    const root = { data: { affected_items: [item], total_affected_items: 5 } };
    expect(read(root).dropped).toEqual([
      { reason: 'finding on another page, which is not in this file', count: 4, example: '' },
    ]);
  });

  test('without findings is known by its message', () => {
    const empty = { data: { affected_items: [] }, message: 'All selected vulnerabilities were returned' };
    expect(read(empty).assets).toEqual([]);
    expect(wazuhJson.recognise({ data: { affected_items: [] }, message: 'All selected agents were returned' })).toBe(
      false,
    );
  });
});

function document(system: object, pkg: object): object {
  return {
    agent: { id: '001', name: 'srv-1' },
    host: { ip: ['10.1.4.7'], os: system },
    package: { name: 'curl', version: '7.81.0-1ubuntu1.15', architecture: 'amd64', ...pkg },
    vulnerability: { id: 'CVE-2024-0001', severity: 'High', detected_at: '2024-03-04T10:00:00Z' },
  };
}

const ubuntu = { name: 'Ubuntu', full: 'Ubuntu 22.04.4 LTS (Jammy Jellyfish)', platform: 'ubuntu', version: '22.04.4' };
const windows = {
  name: 'Microsoft Windows Server 2019 Standard',
  full: 'Microsoft Windows Server 2019 Standard 10.0.17763.5576',
  platform: 'windows',
  version: '10.0.17763.5576',
};

describe("the indexer's documents", () => {
  test.each([
    [
      'ubuntu',
      document(ubuntu, { type: 'deb' }),
      'pkg:deb/ubuntu/curl@7.81.0-1ubuntu1.15?arch=amd64&distro=ubuntu-22.04.4',
      'host Ubuntu 22.04.4',
    ],
    [
      'a Python package there',
      document(ubuntu, { type: 'pypi' }),
      'pkg:pypi/curl@7.81.0-1ubuntu1.15',
      'host Ubuntu 22.04.4',
    ],
    [
      'Windows',
      document(windows, { type: 'win', vendor: 'x' }),
      undefined,
      'server Windows Server 2019 Standard 10.0.17763.5576',
    ],
  ])('on %s', (_name, one, purl, system) => {
    for (const root of [
      [one],
      { hits: { total: { value: 1 }, hits: [{ _index: 'wazuh-states-vulnerabilities-x', _source: one }] } },
    ]) {
      const { assets, statements, createdOn } = read(root);
      expect(statements.map(({ component }) => component?.purl)).toEqual([purl]);
      const [asset] = assets;
      const [first] = asset?.components ?? [];
      expect([asset?.name, asset?.alsoKnownAs]).toEqual(['srv-1', ['10.1.4.7']]);
      expect(`${asset?.kind} ${first?.name} ${first?.version}`).toBe(system);
      expect(createdOn).toBe('2024-03-04');
    }
  });

  test('without an agent or a vulnerability are counted', () => {
    const { dropped } = wazuhJson.parse([document(ubuntu, {}), { agent: {}, vulnerability: { id: 'x' } }, 7], 'x');
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'finding is no object',
      'finding names no vulnerability or no agent',
    ]);
  });

  test.each([[undefined], [{}], [[{}]], [{ hits: { hits: [] } }], [{ hits: [] }], [{ data: [] }]])(
    '%j is none',
    (root) => {
      expect(wazuhJson.recognise(root)).toBe(false);
    },
  );
});
