// The compiled code that is kept beside the bundle: damaged, it is made anew, and never run.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakwater, root } from '#tests/end-to-end/command.ts';
import { folderOfItsOwn } from '#tests/end-to-end/hostile.ts';

const folder = folderOfItsOwn('compiled-code');

test('compiled code that was damaged on disk neither ends the command nor changes its answer', () => {
  // Makes sure that there is a bundle.
  breakwater(['version']);
  const isCode = (path: string): boolean => !/(\.code|example-feed)$/.test(path);
  for (const name of ['bin', 'dist'])
    cpSync(join(root, name), join(folder.path, name), { recursive: true, filter: isCode });
  const run = () => {
    const words = [join(folder.path, 'bin/breakwater.mjs'), 'purl', 'pkg:NPM/a@1.0.0'];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const answer = run();
  expect(answer).toEqual({ status: 0, stdout: 'pkg:npm/a@1.0.0\n', stderr: '' });
  const kept = join(folder.path, 'dist/.code');
  for (const part of [0.2, 0.35, 0.5, 0.65, 0.8]) {
    run();
    const files = readdirSync(kept, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name));
      writeFileSync(
        join(parentPath, name),
        bytes.fill(0xa5, Math.floor(bytes.length * part), Math.floor(bytes.length * part) + 64),
      );
    }
    expect(run()).toEqual(answer);
  }
});
