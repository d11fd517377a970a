import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expandedWords } from '#cli/expanded-words.ts';

const windows = {
  platform: 'win32',
  glob: (pattern: string) => (pattern === 'inv\\*.csv' ? ['inv\\pcs.csv', 'inv\\.hidden.csv', 'inv\\cams.csv'] : []),
};

describe('on Windows a pattern', () => {
  test.each([
    [
      'means its files, in order, none of them hidden',
      'plan inv\\*.csv --hours 8',
      'plan inv\\cams.csv inv\\pcs.csv --hours 8',
    ],
    ['that means nothing stays, to be told of', 'match other?.json', 'match other?.json'],
    ['in a flag is its value', 'plan --feed=inv\\*.csv a.json', 'plan --feed=inv\\*.csv a.json'],
    ['in what is said of an action is text', 'action 1a2b3c done inv\\*.csv', 'action 1a2b3c done inv\\*.csv'],
  ])('%s', (_, line, words) => {
    expect(expandedWords(line.split(' '), windows)).toEqual(words.split(' '));
  });
});

test('elsewhere the shell has seen to it, and what is left of patterns are names', () => {
  expect(expandedWords(['plan', 'inv\\*.csv'], { ...windows, platform: 'linux' })).toEqual(['plan', 'inv\\*.csv']);
});

describe("the system's own answer", () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'breakwater-words-'));
    for (const name of ['b.csv', 'a.csv', 'c.json', '.d.csv']) writeFileSync(join(folder, name), '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is taken as it is given', () => {
    const { globSync } = process.getBuiltinModule('node:fs');
    const words = expandedWords(['read', `${folder}/*.csv`], {
      platform: 'win32',
      glob: (pattern) => globSync(pattern),
    });
    expect(words).toEqual(['read', join(folder, 'a.csv'), join(folder, 'b.csv')]);
  });
});
