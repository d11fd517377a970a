import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile } from '#feeds/replace-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('replacing a file', () => {
  test('puts all parts in its place, and leaves nothing beside it', () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'before');
    replaceFile(path, [Buffer.from('one '), Buffer.from('two')]);
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['one two', ['a']]);
  });

  test.skipIf(process.platform === 'win32')('opens it to nobody who could not read it before', () => {
    const path = join(folder, 'a');
    writeFileSync(path, '');
    chmodSync(path, 0o600);
    replaceFile(path, [Buffer.from('x')]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['below nothing', 'gone/a', 'ENOENT'],
    ['below a file', 'file/a', 'ENOTDIR'],
    ['where a folder is', 'folder', 'EISDIR'],
  ])('fails %s, naming the file itself', (_, name, code) => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'folder'));
    const path = join(folder, name);
    expect(() => replaceFile(path, [Buffer.from('x')])).toThrow(expect.objectContaining({ code, path }));
    expect(readdirSync(folder)).toEqual(['file', 'folder']);
  });
});
