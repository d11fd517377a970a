// A feed on disk under rough treatment: damaged, built twice at once, killed midway, in odd places.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/end-to-end/command.ts';
import { expectClean, expectRefusal, folderOfItsOwn } from '#tests/end-to-end/hostile.ts';

const folder = folderOfItsOwn('feeds-on-disk');
const sources = join(root, 'examples/feed');
const inventory = join(root, 'examples/bank/online-banking.cdx.json');
const built = folder.run(['feed', 'build', '--out', 'feed', sources]);
const id = /^feed ([0-9a-f]{64})/.exec(built.stdout)?.[1] ?? '';

const files = (name: string): readonly string[] => readdirSync(join(folder.path, name)).sort();
const bytesOfFeed = (): Buffer => readFileSync(join(folder.path, 'feed', `${id}.bwfeed`));

/** Enough that a build takes long enough to be killed or met by another. */
const large = Array.from({ length: 15_000 }, (_, index) =>
  JSON.stringify({
    id: `GHSA-${index}`,
    modified: '2024-01-01T00:00:00Z',
    details: `Details ${index} `.repeat(20),
    affected: [{ package: { ecosystem: 'npm', name: `a${index % 500}` }, versions: [`1.0.${index}`] }],
  }),
).join('\n');
folder.put('large/records.ndjson', `${large}\n`);

/** The commands that read a feed. */
const readers: readonly (readonly string[])[] = [
  ['feed', 'verify', 'damaged.bwfeed'],
  ['feed', 'show', 'damaged.bwfeed'],
  ['match', inventory, '--no-state', '--feed', 'damaged.bwfeed'],
  ['plan', inventory, '--no-state', '--feed', 'damaged.bwfeed'],
  ['rank', '--batch', '--feed', 'damaged.bwfeed'],
];

describe('a feed that is no whole feed', () => {
  test.each<readonly [what: string, made: (whole: Buffer) => Uint8Array | string, told: RegExp]>([
    ['cut short', (whole) => whole.subarray(0, -1), /cut short/],
    ['cut to half', (whole) => whole.subarray(0, whole.length / 2), /cut short/],
    ['empty', () => '', /is no Breakwater feed/],
    ['longer than it says', (whole) => Buffer.concat([whole, Buffer.from('x')]), /damaged/],
    ['another document', () => '{}', /is no Breakwater feed/],
    ['of another release', (whole) => Buffer.concat([Buffer.from('BWFEED99'), whole.subarray(8)]), /another release/],
  ])('%s: is refused by all that read it', (_, made, told) => {
    folder.put('damaged.bwfeed', made(bytesOfFeed()));
    for (const words of readers) {
      const ran = folder.run(words, { input: '{"cve":"CVE-2021-44228"}\n' });
      expectRefusal(ran, told);
      expect(ran.stderr).toContain('damaged.bwfeed');
    }
  });

  test('with one changed byte: is refused when verified, and never makes a command fail', () => {
    const whole = bytesOfFeed();
    for (let at = 3; at < whole.length; at += Math.ceil(whole.length / 8)) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      folder.put('damaged.bwfeed', changed);
      expectRefusal(folder.run(['feed', 'verify', 'damaged.bwfeed']), /damaged\.bwfeed: /);
      const matched = folder.run(['match', inventory, '--no-state', '--feed', 'damaged.bwfeed']);
      expectClean(matched);
    }
  });

  test.each<readonly [what: string, path: string, told: RegExp]>([
    ['nothing', 'nowhere', /nowhere: there is no such file or folder/],
    ['an empty folder', 'large', /large: holds no feed; make one with/],
    ['a file below a file', 'large/records.ndjson/feed', /there is no such file or folder|no folder/],
    ['a device', '/dev/null', /\/dev\/null: /],
  ])('but %s: is refused by name', (_, path, told) => {
    for (const words of [
      ['feed', 'show', path],
      ['match', inventory, '--no-state', '--feed', path],
    ]) {
      expectRefusal(folder.run(words), told);
    }
  });
});

describe('a place that can hold no feed is told before anything is read', () => {
  test.each([
    ['a file', 'large/records.ndjson'],
    ['a folder in a file', 'large/records.ndjson/a/b'],
  ])('%s', (_, out) => {
    expectRefusal(folder.run(['feed', 'build', '--out', out, 'nowhere']), /records\.ndjson: is no folder/);
  });

  test.skipIf(process.platform !== 'linux')('a folder where none can be made', () => {
    const out = '/proc/breakwater/feed';
    expectRefusal(folder.run(['feed', 'build', '--out', out, sources]), /\/proc\/breakwater: there is no such file/);
  });
});

test('blanks, quotes and other scripts in paths are no matter', () => {
  const place = join(folder.path, "a b/'quoted' & 漢字/é");
  mkdirSync(join(place, 'in'), { recursive: true });
  writeFileSync(join(place, 'in', 'x y.cdx.json'), readFileSync(inventory));
  expect(folder.run(['feed', 'build', '--out', 'f ö', sources], { cwd: place }).status).toBe(0);
  const plan = folder.run(['plan', 'in', '--feed', 'f ö'], { cwd: place });
  expect({ status: plan.status, stderr: plan.stderr }).toEqual({ status: 0, stderr: '' });
  expect(existsSync(join(place, 'in', 'breakwater.state.json'))).toBe(true);
});

const start = (words: readonly string[]) =>
  spawn(process.execPath, [`${root}/scripts/run.mjs`, ...words], { cwd: folder.path, stdio: 'ignore' });

describe('a build beside others', () => {
  test('that is killed leaves the feed before, and the next build as it should be', async () => {
    folder.run(['feed', 'build', '--out', 'killed', sources]);
    for (const ms of [150, 450, 750]) {
      const child = start(['feed', 'build', '--out', 'killed', 'large']);
      const timer = setTimeout(() => child.kill('SIGKILL'), ms);
      await once(child, 'exit');
      clearTimeout(timer);
      expect(folder.run(['feed', 'verify', 'killed']).status).toBe(0);
    }
    expect(folder.run(['feed', 'build', '--out', 'killed', sources]).stdout).toContain(id);
    expect(folder.run(['feed', 'verify', 'killed']).stdout).toContain(id);
  });

  test('at once leaves one whole feed', async () => {
    const children = ['large', sources, 'large'].map((from) => start(['feed', 'build', '--out', 'both', from]));
    const statuses = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as unknown));
    expect(statuses).toEqual([0, 0, 0]);
    expect(folder.run(['feed', 'verify', 'both']).status).toBe(0);
    expect(files('both').filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
