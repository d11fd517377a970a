import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonDepthMax, parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

function faultOf(text: string): { readonly code: string; readonly place: string | undefined } | undefined {
  try {
    parseStrict(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    return { code: error.code, place: error.place };
  }
}

describe('documents that are refused, with their place', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['', 'document.syntax', 'line 1, column 1'],
    ['{', 'document.syntax', 'line 1, column 2'],
    ['{"a":1', 'document.syntax', 'line 1, column 7'],
    ['{"a":1}}', 'document.syntax', 'line 1, column 8'],
    ['{"a" 1}', 'document.syntax', 'line 1, column 6'],
    ['{a:1}', 'document.syntax', 'line 1, column 2'],
    ['{"a":1,}', 'document.syntax', 'line 1, column 8'],
    ['[1,]', 'document.syntax', 'line 1, column 4'],
    ['[1 2]', 'document.syntax', 'line 1, column 4'],
    ['{\n  "a": tru\n}', 'document.syntax', 'line 2, column 8'],
    ['"\t"', 'document.syntax', 'line 1, column 1'],
    ['"\\x"', 'document.syntax', 'line 1, column 1'],
    ['01', 'document.syntax', 'line 1, column 2'],
    ['{"a":1,"a":2}', 'document.duplicate_key', 'line 1, column 8'],
    ['{"a":1,\n "b":{"c":[{"d":1,"d":1}]}}', 'document.duplicate_key', 'line 2, column 19'],
    ['{"a":1,"\\u0061":2}', 'document.duplicate_key', 'line 1, column 8'],
    ['{"__proto__":1,"__proto__":2}', 'document.duplicate_key', 'line 1, column 16'],
    ['{"1":1,"0":1,"1":1}', 'document.duplicate_key', 'line 1, column 14'],
    ['{"a":1,"a":2,"b":":x"}', 'document.duplicate_key', 'line 1, column 8'],
    ['{"a" :1,"a"\n:2}', 'document.duplicate_key', 'line 1, column 9'],
    [`${'['.repeat(jsonDepthMax + 1)}${']'.repeat(jsonDepthMax + 1)}`, 'document.depth', 'line 1, column 129'],
    [`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, 'document.depth', 'line 1, column 641'],
  ];
  test.each(rows)('%j is %s', (text, code, place) => {
    expect(faultOf(text)).toEqual({ code, place });
  });
});

describe('documents that are read', () => {
  const texts = [
    'null',
    ' [ ] ',
    '{"a" : {"a":1}, "b":[{"a":1},{"a":2}]}',
    '{"a":"\\":\\\\","b":"\\\\\\":"}',
    '{"":{"":""}}',
    '["a:", "b\\":", ":"]',
    '{"a":":x","b":" : ","c\\":":"\\" :"}',
    `${'['.repeat(jsonDepthMax)}${']'.repeat(jsonDepthMax)}`,
  ];
  test.each(texts)('%j gives what JSON.parse gives', (text) => {
    expect(parseStrict(text)).toEqual(JSON.parse(text));
  });

  test('a key __proto__ is an own key and changes no prototype', () => {
    const value = parseStrict('{"__proto__":{"polluted":true}}');
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('whatever is written as JSON is read back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 8 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseStrict(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('any cut of a document is refused, and never as anything but bad syntax', () => {
    const text = '{"a":[1,2.5e3,"\\u00e9\\"",{"b":null}],"c":true}';
    for (let end = 0; end < text.length; end++) expect(faultOf(text.slice(0, end))?.code).toBe('document.syntax');
  });

  test('a key repeated anywhere in generated documents is found', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, key) => {
        const name = JSON.stringify(key);
        expect(faultOf(`[{${name}:${JSON.stringify(value)},${name}:0}]`)?.code).toBe('document.duplicate_key');
      }),
    );
  });
});

test('escaped quotes in great number cost no more than their length', () => {
  const text = JSON.stringify({ a: '\\"'.repeat(500_000), b: '\\'.repeat(1_000_000) });
  expect(parseStrict(text)).toEqual(JSON.parse(text));
});
