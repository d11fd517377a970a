import { describe, expect, test } from 'vitest';
import { assemble, type ReadAssets, type StatedAsset } from '#core/components/assemble.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';

function asset(name: string, more: Partial<StatedAsset> = {}): StatedAsset {
  const unknown = { value: 'unknown', source: undefined, on: undefined } as const;
  return {
    name,
    documents: [],
    components: [],
    exposure: unknown,
    criticality: unknown,
    zone: undefined,
    kind: 'unknown',
    count: 1,
    maintenanceWindow: undefined,
    loses: undefined,
    ...more,
  };
}

function list(path: string, ...assets: readonly StatedAsset[]): ReadAssets {
  const reading = { format: 'test', createdOn: undefined, tool: undefined, assets, statements: [], columns: [] };
  return { path, digest: () => 'd', reading: { ...reading, dropped: [] } };
}

test('an asset that two documents call differently is still known by both names', () => {
  const lists = [list('list.csv', asset('PC-14')), list('scan.csv', asset('pc-14.example.org'))];
  const { assets } = assemble([], lists);
  expect(assets.map(({ name, alsoKnownAs }) => [name, alsoKnownAs])).toEqual([['PC-14', ['pc-14.example.org']]]);
});

test.each([
  ['2026-03-01', '2026-05-01', '2026-05-01'],
  ['2026-05-01', '2026-03-01', '2026-05-01'],
  ['2026-05-01', undefined, '2026-05-01'],
  [undefined, '2026-05-01', '2026-05-01'],
])('an asset that two lists saw on %s and %s was last seen on %s', (one, other, expected) => {
  const lists = [one, other].map((seenOn, at) => list(`${at}.csv`, asset('pc', { seenOn })));
  expect(assemble([], lists).assets[0]?.seenOn).toBe(expected);
});

test.each([
  ['internal', 'public', 'public', 1],
  ['public', 'internal', 'public', 1],
  ['isolated', 'internal', 'internal', 1],
  ['unknown', 'isolated', 'isolated', 0],
  ['public', 'unknown', 'public', 0],
  ['internal', 'internal', 'internal', 0],
] as const)('of an asset that is %s to one list and %s to another counts %s', (one, other, expected, differing) => {
  const lists = [one, other].map((value, at) => {
    const source = value === 'unknown' ? undefined : `${at}.csv`;
    return list(`${at}.csv`, asset('pc', { exposure: { value, source, on: undefined } }));
  });
  const { assets, documents } = assemble([], lists);
  const { value, source } = assets[0]?.exposure ?? {};
  expect(value).toBe(expected);
  // Whoever says what counts is named.
  expect(source).toBe(one === expected ? '0.csv' : '1.csv');
  const told = documents[1]?.dropped.filter(({ reason }) => reason.includes('another exposure')) ?? [];
  expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(differing);
});

test.each([
  // The operator knows what a tool guesses, and what an older spreadsheet still says.
  ['internal', 'public', 0, 'internal'],
  ['internal', 'public', 1, 'public'],
  ['public', 'internal', 1, 'internal'],
  ['public', 'isolated', 0, 'public'],
  ['public', 'unknown', 1, 'public'],
] as const)(
  'of %s in one list and %s in another, of which that with number %i is your own word, %s counts',
  (...row) => {
    const [one, other, own, expected] = row;
    const lists = [one, other].map((value, at) =>
      list(
        `${at}`,
        asset('pc', { exposure: { value, source: `${at}`, on: undefined, ...(at === own && { own: true }) } }),
      ),
    );
    const { assets, documents } = assemble([], lists);
    expect(assets[0]?.exposure.value).toBe(expected);
    const told = documents[1]?.dropped.map(({ reason }) => reason) ?? [];
    expect(told).toEqual(
      other === 'unknown' ? [] : ['another list states another exposure than you; your word counts'],
    );
  },
);

test('your own word that another list says before you is still yours', () => {
  const stated = (value: 'internal' | 'public', own?: true): StatedAsset =>
    asset('pc', { exposure: { value, source: 'x', on: undefined, ...(own && { own }) } });
  const lists = [stated('internal'), stated('internal', true), stated('public')].map((one, at) => list(`${at}`, one));
  expect(assemble([], lists).assets[0]?.exposure.value).toBe('internal');
});

test.each([
  ['other', 'essential', 'essential'],
  ['important', 'other', 'important'],
  ['unknown', 'other', 'other'],
] as const)('of an asset that is %s to one list and %s to another counts %s', (one, other, expected) => {
  const lists = [one, other].map((value, at) =>
    list(`${at}.csv`, asset('pc', { criticality: { value, source: 'x', on: undefined } })),
  );
  expect(assemble([], lists).assets[0]?.criticality.value).toBe(expected);
});

describe('one program that two documents name differently', () => {
  const program = (name: string, vendor: string, version: string, cpes: readonly string[] = []): StatedComponent => ({
    name,
    vendor,
    version,
    cpes,
    purl: undefined,
    package: undefined,
    qualifiers: {},
    depth: 'unknown',
    through: [],
    statements: [],
  });
  const listed = program('Google Chrome', 'Google LLC', '100.0.4896.60');
  const cpes = ['cpe:2.3:a:google:chrome:*:*:*:*:*:*:*:*'];
  const scanned = program('chrome', 'google', '100.0.4896.60', cpes);
  const namesOn = (...documents: readonly (readonly StatedComponent[])[]): readonly string[] =>
    (
      assemble(
        [],
        documents.map((components, at) => list(`${at}.csv`, asset('pc', { components }))),
      ).assets[0]?.components ?? []
    ).map(({ name }) => name);

  test('is one, with what either knows, and is counted', () => {
    const lists = [listed, scanned].map((one, at) => list(`${at}.csv`, asset('pc', { components: [one] })));
    const { assets, documents } = assemble([], lists);
    expect(assets[0]?.components).toMatchObject([{ name: 'Google Chrome', vendor: 'Google LLC', cpes }]);
    expect(documents[1]?.dropped).toMatchObject([{ count: 1 }]);
  });
  test('is two in two versions, or where one document lists both', () => {
    expect(namesOn([listed], [{ ...scanned, version: '101.0.4951.41' }])).toEqual(['Google Chrome', 'chrome']);
    expect(namesOn([listed, scanned])).toEqual(['Google Chrome', 'chrome']);
  });
  test('is two where the name only may be that product’s', () => {
    expect(namesOn([listed], [program('Chrome', 'Acme', '100.0.4896.60')])).toEqual(['Google Chrome', 'Chrome']);
  });
});
