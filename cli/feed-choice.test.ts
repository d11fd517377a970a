import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseFeed, ownFeedFolder } from '#cli/feed-choice.ts';
import { buildFeed } from '#cli/feed/build-feed.ts';
import type { Io } from '#cli/io.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

const kev = fileURLToPath(new URL('../examples/feed/known_exploited_vulnerabilities.json', import.meta.url));

let folder = '';
let told = '';
let io: Io;
const before = process.env['XDG_DATA_HOME'];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-choice-'));
  process.env['XDG_DATA_HOME'] = join(folder, 'data');
  told = '';
  io = {
    cwd: folder,
    stdin: () => {
      throw new Error('nothing is read from the standard input');
    },
    stdout: () => undefined,
    stderr: (text) => void (told += text),
    today: () => '2024-11-05',
    clock: () => 0,
    colour: false,
    columns: 100,
  };
});
afterEach(() => {
  if (before === undefined) delete process.env['XDG_DATA_HOME'];
  else process.env['XDG_DATA_HOME'] = before;
  rmSync(folder, { recursive: true, force: true });
});

async function chosen(flag: string | undefined): Promise<{ readonly name: string; readonly vulnerabilities: number }> {
  const { feed, name } = await chooseFeed(flag, io);
  const { vulnerabilities } = feed.head();
  feed.close();
  return { name, vulnerabilities };
}

test('the feed that was named is used, and nothing is said', async () => {
  await buildFeed([kev], join(folder, 'named'), io);
  expect(await chosen('named')).toMatchObject({ name: 'named' });
  expect(told).toBe('');
});

test('without one named, the user’s own is used, and it is said so', async () => {
  await buildFeed([kev], ownFeedFolder(), io);
  expect(await chosen(undefined)).toMatchObject({ name: 'your own feed' });
  expect(told).toBe('feed: your own, built on 2024-11-05\n');
});

test('else the example is compiled and used, and it is said so; the second time it is only opened', async () => {
  const first = await chosen(undefined);
  expect(first.name).toBe('example feed');
  expect(first.vulnerabilities).toBeGreaterThan(50);
  expect(told).toContain('feed: the example');
  expect(await chosen(undefined)).toEqual(first);
});

test('a feed that was named but can not be opened is refused, never replaced by another', async () => {
  writeFileSync(join(folder, 'a.bwfeed'), 'no feed');
  await expect(chosen('a.bwfeed')).rejects.toThrow(BadDocument);
  await expect(chosen('nowhere')).rejects.toThrow(BadDocument);
});
