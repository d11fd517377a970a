import { posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { shownPath } from '#cli/shown-path.ts';

test.each([
  ['inv\\assets.yaml', win32.sep, 'inv/assets.yaml'],
  ['.\\inv\\', win32.sep, './inv/'],
  ['C:\\Users\\Ana B\\inv/a.csv', win32.sep, 'C:/Users/Ana B/inv/a.csv'],
  ['\\\\server\\share\\inv', win32.sep, '//server/share/inv'],
  ['inv/assets.yaml', posix.sep, 'inv/assets.yaml'],
  ['a\\b.json', posix.sep, 'a\\b.json'],
])('%s, where folders are parted by %s, is shown as %s', (path, separator, shown) => {
  expect(shownPath(path, separator)).toBe(shown);
});
