import { expect, test } from 'vitest';
import { isId } from '#core/kernel/ids.ts';

test.each([
  ['0199f0d2-7c1a-7e3b-8a55-1f2e3d4c5b6a', true],
  ['0199F0D2-7C1A-7E3B-8A55-1F2E3D4C5B6A', false],
  ['0199f0d27c1a7e3b8a551f2e3d4c5b6a', false],
  ['{0199f0d2-7c1a-7e3b-8a55-1f2e3d4c5b6a}', false],
  [' 0199f0d2-7c1a-7e3b-8a55-1f2e3d4c5b6a', false],
  ['0199f0d2-7c1a-7e3b-8a55-1f2e3d4c5b6a\n', false],
  ['0199f0d2-7c1a-7e3b-8a55-1f2e3d4c5b6g', false],
  ['', false],
])('says whether %j has the form of an id', (text, expected) => {
  expect(isId(text)).toBe(expected);
});
