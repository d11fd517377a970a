import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '#cli/feed.ts';
import { run as sync } from '#cli/feed/sync.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { fakeFetcher, type FakeAnswer } from '#ports/fake-fetcher.ts';
import { publishedSources } from '#sources/published.ts';

const examples = fileURLToPath(new URL('../examples/feed', import.meta.url));

let folder = '';
let written = { stdout: '', stderr: '' };
let io: Io;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-feed-'));
  written = { stdout: '', stderr: '' };
  io = {
    cwd: folder,
    stdin: () => {
      throw new Error('nothing is read from the standard input');
    },
    stdout: (text) => void (written.stdout += text),
    stderr: (text) => void (written.stderr += text),
    today: () => '2024-11-05',
    clock: () => 0,
    colour: false,
    columns: 100,
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a feed folder holds: names and what the pointer says. */
function contents(path: string): readonly string[] {
  return [...readdirSync(path).sort(), readFileSync(join(path, 'current'), 'utf8')];
}

describe('feed build', () => {
  test('compiles sources into a folder, and show says what became of each', async () => {
    expect(await run(['build', '--out', 'feed', examples], io)).toBe(0);
    expect(written.stdout).toMatch(/^feed [0-9a-f]{64}\nin {3}feed\nholds \d+ vulnerabilities/);
    written.stdout = '';
    expect(await run(['show', 'feed', '--format', 'json'], io)).toBe(0);
    const shown = JSON.parse(written.stdout) as {
      name: string;
      kevAsOf: string;
      sources: { source: string; taken: number }[];
    };
    expect(shown).toMatchObject({ name: 'feed', builtOn: '2024-11-05', kevAsOf: '2024-10-31' });
    const taken = new Map(shown.sources.map(({ source, taken }) => [source, taken > 0]));
    expect(['csaf', 'cve', 'epss', 'exploit', 'kev', 'osv'].map((source) => taken.get(source))).toEqual(
      Array(6).fill(true),
    );
    written.stdout = '';
    expect(await run(['show', 'feed'], io)).toBe(0);
    expect(written.stdout).toContain('KEV as of 2024-10-31; EPSS of 2024-01-13, model v2023.03.01');
    expect(written.stdout).toMatch(/^epss .* 2024-01-13 297 days$/m);
    expect(written.stdout.match(/oldest$/gm)?.length).toBe(1);
    expect(await run(['verify', 'feed'], io)).toBe(0);
  });

  test('counts elements that it leaves out, with their reason', async () => {
    const line = '{"cve":"no id","source":"exploitdb"}\n';
    writeFileSync(join(folder, 'evidence.ndjson'), `{"cve":"CVE-2024-0001","source":"exploitdb"}\n${line}${line}`);
    await run(['build', '--out', 'feed', 'evidence.ndjson'], io);
    written.stdout = '';
    await run(['show', 'feed'], io);
    expect(written.stdout).toMatch(/^ +2 {2}exploit: row has no CVE id, such as no id$/m);
  });

  test('refuses a source that was cut short, by name, and leaves the last good feed', async () => {
    const sources = join(folder, 'sources');
    cpSync(examples, sources, { recursive: true });
    await run(['build', '--out', 'feed', 'sources'], io);
    const before = contents(join(folder, 'feed'));
    const kev = join(sources, 'known_exploited_vulnerabilities.json');
    truncateSync(kev, 5000);
    await expect(run(['build', '--out', 'feed', 'sources'], io)).rejects.toThrow(BadDocument);
    expect(contents(join(folder, 'feed'))).toEqual(before);
    expect(await run(['verify', 'feed'], io)).toBe(0);
  });

  test('refuses sources that hold no record at all', async () => {
    writeFileSync(join(folder, 'a.txt'), 'nothing to see');
    await expect(run(['build', '--out', 'feed', 'a.txt'], io)).rejects.toThrow('is a record of vulnerabilities');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('tells how far it is once it takes longer than two seconds', async () => {
    let now = 0;
    await run(['build', '--out', 'feed', examples], { ...io, clock: () => (now += 500) });
    expect(written.stderr).toMatch(/^reading: file \d+ of \d+, \d+ %, /m);
    expect(written.stderr).toContain('joining and compiling\n');
  });
});

describe('what can not be understood', () => {
  test.each<readonly [readonly string[]]>([
    [[]],
    [['mend']],
    [['build', '--out', 'feed']],
    [['build', '--colour', 'a']],
    [['show', 'a', 'b']],
    [['show', '--format', 'xml']],
    [['verify', 'a', 'b']],
  ])('feed %j is refused', async (args) => {
    await expect(run(args, io)).rejects.toThrow(BadUsage);
  });
});

test('showing a path where there is no feed is refused', async () => {
  await expect(run(['show', 'nowhere'], io)).rejects.toThrow(BadDocument);
});

describe('feed sync', () => {
  const kevUrl = publishedSources.find(({ id }) => id === 'kev')?.url ?? '';
  const epssUrl = publishedSources.find(({ id }) => id === 'epss')?.url ?? '';
  const kev: FakeAnswer = { etag: '"1"', body: readFileSync(join(examples, 'known_exploited_vulnerabilities.json')) };
  const epss: FakeAnswer = { etag: '"2"', body: gzipSync(readFileSync(join(examples, 'epss_scores-2024-01-13.csv'))) };
  const synced = (answers: readonly (readonly [string, FakeAnswer])[]): Promise<ExitStatus> =>
    sync(['--out', 'feed'], io, fakeFetcher(new Map(answers)));

  test('builds a feed of what it reached, and says plainly what it could not reach', async () => {
    expect(
      await synced([
        [kevUrl, kev],
        [epssUrl, epss],
      ]),
    ).toBe(0);
    expect(written.stdout).toContain('fetched    CISA Known Exploited Vulnerabilities');
    expect(written.stdout).toMatch(/^failed {5}CVE List.*: could not be reached/m);
    expect(written.stderr).toContain(
      `${publishedSources.length - 2} of ${publishedSources.length} sources could not be fetched`,
    );
    written.stdout = '';
    await run(['show', 'feed'], io);
    expect(written.stdout).toContain('KEV as of 2024-10-31; EPSS of 2024-01-13');
  });

  test('leaves the feed as it is where nothing has changed', async () => {
    await synced([[kevUrl, kev]]);
    const before = contents(join(folder, 'feed'));
    written.stdout = '';
    expect(await synced([[kevUrl, kev]])).toBe(0);
    expect(written.stdout).toContain('unchanged  CISA Known Exploited Vulnerabilities');
    expect(written.stdout).toContain('nothing has changed');
    expect(contents(join(folder, 'feed'))).toEqual(before);
  });

  test('keeps the last copy of a source that arrives damaged', async () => {
    await synced([[kevUrl, kev]]);
    const cut: FakeAnswer = { etag: '"9"', body: kev.body.subarray(0, 5000) };
    expect(
      await synced([
        [kevUrl, cut],
        [epssUrl, epss],
      ]),
    ).toBe(0);
    written.stdout = '';
    await run(['show', 'feed'], io);
    expect(written.stdout).toContain('KEV as of 2024-10-31; EPSS of 2024-01-13');
  });

  test('fails where it reached nothing, and builds nothing', async () => {
    expect(await synced([])).toBe(3);
    expect(written.stderr).toContain('no feed was built');
    await expect(run(['show', 'feed'], io)).rejects.toThrow(BadDocument);
  });
});
