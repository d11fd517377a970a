import { expect, it } from 'vitest';
import { isMeant } from '#core/components/path-pattern.ts';

it.each([
  ['a.json', 'a.json', true],
  ['a.json', 'b.json', false],
  ['a.json', '*.json', true],
  ['a.json', 'a*.json', true],
  ['a.json', '*', true],
  ['aa', 'a*a', true],
  ['a', 'a*a', false],
  ['x/a.json', '*.json', false],
  ['x/a.json', '*/a.json', true],
  ['x/a.json', 'x/*.json', true],
  ['x/y/a.json', 'x/*.json', false],
  ['portal-2-web.json', 'p*-*-w*.json', true],
  ['portal-2.json', 'p*-*-w*.json', false],
  ['abcab', '*abc*ab', true],
  ['abcb', '*abc*cb', false],
  ['a+b[1].json', 'a+b[1].*', true],
])('%s is meant by %s: %s', (path, pattern, expected) => {
  expect(isMeant(path, pattern)).toBe(expected);
});
