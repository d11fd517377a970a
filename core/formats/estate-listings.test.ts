// What every format of reports in JSON and of listings in lines must do: know its own documents alone, and survive others.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { jsonEstateFormats } from '#core/formats/estate-json.ts';
import { textEstateFormats } from '#core/formats/estate-text.ts';
import { jsonFormats } from '#core/formats/inventory-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord } from '#core/kernel/json.ts';
import { listings, reports } from '#tests/fixtures/reports.ts';

function attempt(read: () => EstateReading): EstateReading | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadDocument) return undefined;
    throw error;
  }
}

function expectSound(reading: EstateReading | undefined): void {
  const assets = new Map(reading?.assets.map((asset) => [asset.name, asset]));
  expect(assets.size).toBe(reading?.assets.length ?? 0);
  for (const { name, components } of assets.values()) {
    expect(name).not.toBe('');
    for (const { version, purl } of components)
      expect([version !== '', purl?.startsWith('pkg:') ?? true]).toEqual([true, true]);
  }
  for (const { asset, component, id, references } of reading?.statements ?? []) {
    expect(component === undefined || assets.get(asset)?.components.includes(component)).toBe(true);
    expect(id).not.toBe('');
    expect(references.every((address) => /^https?:\/\//i.test(address))).toBe(true);
  }
}

describe('reports in JSON', () => {
  test('each have a sample', () => {
    expect(Object.keys(reports)).toEqual(jsonEstateFormats.map(({ title }) => title));
  });

  test.each(jsonEstateFormats)('$title alone recognises its own, and reads it', ({ title, parse }) => {
    const root = reports[title];
    expect(jsonEstateFormats.filter(({ recognise }) => recognise(root)).map((one) => one.title)).toEqual([title]);
    expect(isRecord(root) && jsonFormats.some(({ recognise }) => recognise(root))).toBe(false);
    const reading = parse(root, 'x.json');
    expect(reading.assets.length).toBeGreaterThan(0);
    expectSound(reading);
  });

  test.each(jsonEstateFormats)('$title survives any value in any place', ({ title, recognise, parse }) => {
    const paths = pathsOf(reports[title]);
    const hostile: readonly unknown[] = [
      null,
      0,
      '',
      'x'.repeat(2000),
      [],
      [null, 7, ['x'], {}],
      {},
      { toString: 7, length: -1 },
      true,
      '\u0000\u202e',
    ];
    for (const path of paths)
      for (const by of hostile) {
        const root = replaced(reports[title], path, by);
        if (recognise(root)) expectSound(attempt(() => parse(root, 'x.json')));
      }
    expect(paths.length).toBeGreaterThan(5);
  });

  test('survive any value at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (root) => {
        for (const { recognise, parse } of jsonEstateFormats) if (recognise(root)) attempt(() => parse(root, ''));
      }),
    );
  });
});

describe('listings in lines', () => {
  test('each have a sample', () => {
    expect(Object.keys(listings)).toEqual(textEstateFormats.map(({ title }) => title));
  });

  test.each(textEstateFormats)('$title alone recognises its own, and reads it', ({ title, parse }) => {
    const text = listings[title] ?? '';
    for (const written of [text, text.replaceAll('\n', '\r\n')])
      expect(textEstateFormats.filter(({ recognise }) => recognise(written)).map((one) => one.title)).toEqual([title]);
    const reading = parse(text, 'x.txt');
    expect(reading.assets).toHaveLength(1);
    expectSound(reading);
    expect(parse(text.replaceAll('\n', '\r\n'), 'x.txt')).toEqual(reading);
  });

  test.each(textEstateFormats)(
    '$title survives lines that are cut, doubled and mixed',
    ({ title, recognise, parse }) => {
      const line = fc.oneof(
        fc.constantFrom(...Object.values(listings).flatMap((text) => text.split('\n'))),
        fc.string(),
      );
      fc.assert(
        fc.property(fc.array(line), fc.nat(60), (lines, at) => {
          const text = `${listings[title] ?? ''}${lines.join('\n')}`;
          for (const one of [text, text.slice(at), text.slice(0, at)]) {
            recognise(one);
            expectSound(attempt(() => parse(one, 'x.txt')));
          }
        }),
      );
    },
  );

  test.each(textEstateFormats)('$title takes time in proportion to the text', ({ recognise, parse }) => {
    for (const unit of [
      'a',
      ' ',
      '-',
      'a-1',
      '"',
      '\\',
      ':',
      '\t',
      'a ',
      '{',
      '[',
      '=',
      '1.',
      'ii  a 1\n',
      '\n',
      '\r',
    ]) {
      const text = unit.repeat(100_000);
      recognise(text);
      expectSound(attempt(() => parse(text, 'x')));
    }
  });

  test('no prose, table or other format is taken for one', () => {
    const others = [
      'host,product,version\na,b,1\n',
      'Dear all,\nthe server will be down on Monday.\n',
      '<xml/>',
      'FROM debian:12\nRUN apt-get update\n',
      'KEY=value\nOTHER=x\n',
      'a - b\nc - d\n',
      'SPDXVersion: SPDX-2.3\nPackageName: a\n',
    ];
    for (const text of others)
      expect([text, textEstateFormats.filter(({ recognise }) => recognise(text)).map(({ title }) => title)]).toEqual([
        text,
        [],
      ]);
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
  return inner.flatMap(([key, one]) => [[...path, key], ...pathsOf(one, [...path, key])]);
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (at === key ? replaced(one, rest, by) : one));
  return isRecord(value) ? { ...value, [key]: replaced(value[key], rest, by) } : value;
}
