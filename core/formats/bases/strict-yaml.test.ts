import { describe, expect, it } from 'vitest';
import { parseYaml, yamlCharactersMax, type YamlValue } from '#core/formats/bases/strict-yaml.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

function fault(text: string): BadDocument | undefined {
  try {
    parseYaml(text);
    return undefined;
  } catch (error) {
    if (error instanceof BadDocument) return error;
    throw error;
  }
}

function plain(value: YamlValue): unknown {
  switch (value.kind) {
    case 'map':
      return Object.fromEntries(value.entries.map(({ key, value }) => [key, plain(value)]));
    case 'list':
      return value.items.map(plain);
    case 'text':
      return value.text;
    case 'nothing':
      return null;
  }
}

describe('strict YAML', () => {
  it.each([
    ['a: 007\nb: yes\nc: 1.10\nd: 2026-11-03\n', { a: '007', b: 'yes', c: '1.10', d: '2026-11-03' }],
    ['a: ~\nb:\nc: ""\nd: "~"\n', { a: null, b: null, c: '', d: '~' }],
    ['a: [x, "y z"]\nb:\n  - 1\n  - {c: d}\n', { a: ['x', 'y z'], b: ['1', { c: 'd' }] }],
    ['a: |\n  two\n  lines\n', { a: 'two\nlines\n' }],
    ['<<: {a: b}\n', { '<<': { a: 'b' } }],
    ['', null],
    ['# nothing\n', null],
    ['word', 'word'],
  ])('%j is %j', (text, expected) => {
    expect(plain(parseYaml(text))).toEqual(expected);
  });

  it('knows lines', () => {
    const root = parseYaml('# first\na: 1\nb:\n  - x\n  - c: d\n');
    expect(root).toMatchObject({
      line: 2,
      entries: [
        { key: 'a', line: 2 },
        { key: 'b', line: 3, value: { items: [{ line: 4 }, { line: 5, entries: [{ line: 5 }] }] } },
      ],
    });
  });

  it.each([
    ['a: 1\nb: 2\na: 3\n', 'document.duplicate_key', 'line 3'],
    ['a: &x 1\nb: *x\n', 'document.syntax', 'line 2'],
    ['a: !!js/function "x"\n', 'document.syntax', 'line 1, column 4'],
    ['a: !own x\n', 'document.syntax', 'line 1, column 4'],
    ['? [a]\n: 1\n', 'document.syntax', 'line 1, column 3'],
    ['a: 1\n---\nb: 2\n', 'document.syntax', 'line 2, column 1'],
    ['a: "1\nb: 2', 'document.syntax', 'line 2, column 5'],
    ['a:\n\tb: 1\n', 'document.syntax', 'line 2, column 1'],
    ['['.repeat(100_000), 'document.depth', 'line 1'],
    ['- '.repeat(100_000), 'document.depth', 'line 1'],
    [Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'document.depth', 'line 514'],
    [Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'document.depth', 'line 34'],
    ['x'.repeat(yamlCharactersMax + 1), 'document.too_large', undefined],
  ])('case %# is refused with its place', (text, code, place) => {
    expect(fault(text)).toMatchObject({ code, place });
  });

  it('finds a duplicate among many keys without comparing each with each', () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}:`).join('\n');
    expect(fault(`${keys}\nk7:`)).toMatchObject({ code: 'document.duplicate_key', place: 'line 50001' });
  });
});
