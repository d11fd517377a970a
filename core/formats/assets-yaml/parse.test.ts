import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAssetsYaml } from '#core/formats/assets-yaml/parse.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

describe('an assets.yaml', () => {
  it('states what documents run on', () => {
    const { organization, assets, dropped } = parseAssetsYaml(`
organization: Millbrook Bank
assets:
  - name: online-banking
    documents: [online-banking.cdx.json, "extra/*.json"]
    exposure: { value: public, evidence: load balancer configuration, on: 2026-11-10 }
    criticality: essential
    loses: customers can not pay
    zone: dmz
    kind: application
    count: 2
    maintenance_window: Sun 01:00-04:00
    organisation: Millbrook Cards
    environment: cardholder data
    tags: [pci, vendor-run]
  - name: intranet
    documents: intranet.spdx
`);
    expect(dropped).toEqual([]);
    expect(organization).toBe('Millbrook Bank');
    expect(assets).toEqual([
      {
        name: 'online-banking',
        documents: ['online-banking.cdx.json', 'extra/*.json'],
        exposure: { value: 'public', source: 'assets.yaml: load balancer configuration', on: '2026-11-10', own: true },
        criticality: { value: 'essential', source: 'assets.yaml', on: undefined, own: true },
        loses: 'customers can not pay',
        zone: 'dmz',
        kind: 'application',
        count: 2,
        maintenanceWindow: 'Sun 01:00-04:00',
        organization: 'Millbrook Cards',
        environment: 'cardholder data',
        tags: ['pci', 'vendor-run'],
        components: [],
      },
      {
        name: 'intranet',
        documents: ['intranet.spdx'],
        exposure: { value: 'unknown', source: undefined, on: undefined },
        criticality: { value: 'unknown', source: undefined, on: undefined },
        loses: undefined,
        zone: undefined,
        kind: 'unknown',
        count: 1,
        maintenanceWindow: undefined,
        organization: 'Millbrook Bank',
        components: [],
      },
    ]);
  });

  it.each([
    ['exposure: yes', 'public', []],
    ['exposure: "no"', 'internal', []],
    ['exposure: dmz', 'unknown', ['exposure is not known; read as unknown (line 3: dmz)']],
    ['exposure: [public]', 'unknown', ['value is no text (line 3: exposure)']],
    [
      'exposure: { value: isolated, on: 2026-02-30 }',
      'isolated',
      ['date is no day such as 2026-11-03 (line 3: 2026-02-30)'],
    ],
    ['exposure: { value: perhaps }', 'unknown', ['value is not known; read as unknown (line 3: perhaps)']],
    ['exposure: { evidence: a guess }', 'unknown', []],
    ['exposure: { value: public, since: 2020 }', 'public', ['key is not read (line 3: since)']],
    ['colour: blue', 'unknown', ['key is not read (line 3: colour)']],
    ['count: many', 'unknown', ['count is not known; read as 1 (line 3: many)']],
    ['kind: mainframe', 'unknown', ['kind is not known; read as unknown (line 3: mainframe)']],
    ['documents: [{ a: b }, x]', 'unknown', ['item of a list is no text (line 3: documents)']],
    ['zone: { a: b }', 'unknown', ['value is no text (line 3: zone)']],
  ])('with %s has exposure %s and reports %j', (line, exposure, reported) => {
    const { assets, dropped } = parseAssetsYaml(`assets:\n  - name: a\n    ${line}\n`);
    expect(assets[0]?.exposure.value).toBe(exposure);
    expect(dropped.map(({ reason, example }) => `${reason} (${example})`)).toEqual(reported);
  });

  it('leaves out what is no asset, and reports it', () => {
    const { assets, dropped } = parseAssetsYaml(
      'assets:\n  - a\n  - zone: x\n  - name: b\n  - name: b\n  -\nowner: me\n',
    );
    expect(assets.map(({ name }) => name)).toEqual(['b']);
    expect(dropped.map(({ reason, count, example }) => [reason, count, example])).toEqual([
      ['asset has no name', 1, 'line 3'],
      ['asset is no map of keys', 2, 'line 2'],
      ['asset stands twice; the first stands', 1, 'line 5: b'],
      ['key is not read', 1, 'line 7: owner'],
    ]);
  });

  it.each([
    ['', 'document.wrong_type', 'line 1'],
    ['- a\n', 'document.wrong_type', 'line 1'],
    ['organization: x\n', 'document.wrong_type', 'line 1'],
    ['organization: x\nassets:\n  a: b\n', 'document.wrong_type', 'line 3'],
    ['assets: []\nassets: []\n', 'document.duplicate_key', 'line 2'],
  ])('refuses %j', (text, code, place) => {
    let fault: unknown;
    try {
      parseAssetsYaml(text);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(BadDocument);
    expect(fault).toMatchObject({ code, place });
  });

  it.each(['hospital', 'bank', 'utility'])('reads the example of the %s without a complaint', (name) => {
    const path = new URL(`../../../examples/${name}/assets.yaml`, import.meta.url);
    const { assets, dropped } = parseAssetsYaml(readFileSync(path, 'utf8'));
    expect(assets.length).toBeGreaterThan(1);
    expect(dropped).toEqual([]);
  });
});
