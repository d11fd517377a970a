import { describe, expect, test } from 'vitest';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';

// Each steers a terminal, reorders what is read, or hides in it.
const hostile = ['\u001b', '\u009b', '\u061c', '\u200b', '\u202e', '\u2066', '\u2028', '\ufeff', '\ufffb', '\u{e0041}'];

describe('JSON text', () => {
  test.each(hostile)('%j is escaped, and the same when read back', (character) => {
    const value = { [`key ${character}`]: [`a ${character} b`] };
    for (const indent of [undefined, 2]) {
      const text = jsonText(value, indent);
      expect(text).not.toContain(character);
      expect(JSON.parse(text)).toEqual(value);
    }
  });

  test('leaves what people write as it is', () => {
    expect(jsonText('Ünïcödé 漢字 😀 "quoted"')).toBe('"Ünïcödé 漢字 😀 \\"quoted\\""');
  });
});

describe('a line of a terminal', () => {
  test.each(hostile)('%j is replaced', (character) => {
    expect(printable(`a${character}b`)).toMatch(/^a[\ufffd ]+b$/);
  });
});
