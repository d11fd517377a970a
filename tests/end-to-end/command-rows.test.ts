// The command line as a clumsy user types it: rows of words, the exit status, what is told on which stream.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/end-to-end/command.ts';
import { expectClean, expectRefusal, folderOfItsOwn } from '#tests/end-to-end/hostile.ts';

const folder = folderOfItsOwn('command-rows');
const bank = join(root, 'examples/bank');
folder.run(['feed', 'build', '--out', 'feed', join(root, 'examples/feed')]);
mkdirSync(join(folder.path, 'empty'));
folder.put('texts/README.md', '# Read me');
folder.put('texts/photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]));
folder.put('unknown.csv', 'host,vendor,product,version\nh1,Acme,Thing,1.0\n');
folder.put('versionless.csv', 'host,vendor,product,version\nh1,Progress,MOVEit Transfer,\nh2,Acme,Thing,\n');
folder.put('clean.csv', 'host,vendor,product,version\nh1,Progress,MOVEit Transfer,2023.0.9\n');

const words = (line: string): readonly string[] =>
  line.split(' ').flatMap((word) => (word === '' ? [] : [word === 'BANK' ? bank : word]));
const plain = '--feed feed --no-state --as-of 2026-11-25';

describe('what can not be understood ends with status 2 and tells how to call it', () => {
  test.each<readonly [line: string, told: RegExp]>([
    ['nonsense', /no command "nonsense"\nbreakwater --help has all commands\n$/],
    ['paln BANK', /no command "paln": did you mean plan\?\n/],
    ['plan', /name at least one file or folder of the inventory\nbreakwater plan --help has all options\n$/],
    ['plan BANK --hour 4', /^breakwater plan: Unknown option '--hour': did you mean --hours\?\n.*\n$/],
    ['match', /name at least one file or folder/],
    ['plan BANK --nonsense', /Unknown option '--nonsense'/],
    ['plan BANK --hours', /--hours/],
    ['plan BANK --hours many', /--hours takes hours from 0 to 1000, not "many"/],
    ['plan BANK --hours=-1', /--hours takes hours/],
    ['plan BANK --hours 1001', /--hours takes hours/],
    ['plan BANK --hours 1e2', /--hours takes hours/],
    ['plan BANK --as-of', /--as-of/],
    ['plan BANK --as-of 2026-02-30', /--as-of takes a day as YYYY-MM-DD, not "2026-02-30"/],
    ['plan BANK --as-of yesterday', /--as-of takes a day/],
    [
      'plan BANK --format pdf',
      /--format takes table, json, markdown, csv, ical, html, evidence, evidence-json, report, not "pdf"/,
    ],
    ['match BANK --format html', /--format takes table, json, not "html"/],
    ['plan BANK --bound-by law', /--bound-by knows bod-26-04, not "law"/],
    ['plan BANK --fail-on soon', /--fail-on takes 3DF, 3D, 14D, 60D, FSU, kev or cvss:N/],
    ['plan BANK --fail-on cvss:11', /--fail-on takes/],
    [`plan BANK ${plain} --explain CVE-1999-0001`, /the feed knows no such vulnerability/],
    ['feed', /feed takes build, show, verify, sync/],
    ['feed nonsense', /feed has no "nonsense"/],
    ['feed build', /name at least one file or folder of sources/],
    ['feed build --out', /--out/],
    ['feed show a b', /feed show takes one feed/],
    ['feed show --format xml', /feed show takes one feed/],
    ['feed verify --deep', /feed verify takes one feed/],
    ['versions', /versions takes compare, contains/],
    ['versions compare npm 1', /versions compare takes scheme, a, b/],
    ['versions compare klingon 1 2', /no order of versions is known for this scheme/],
    ['purl', /purl takes one package URL/],
    ['score', /score takes one vector/],
    ['priority', /priority takes --batch/],
    ['rank', /rank takes --batch/],
    ['action', /name one action and one move/],
    ['action abcd1234 destroy', /"destroy" is none of: start, done, defer, answer/],
    ['action abcd1234 done --hours x', /--hours takes hours/],
    ['action abcd1234 done', /there is no state file/],
  ])('%s', (line, told) => {
    expectRefusal(folder.run(words(line)), told);
  });
});

describe('what is not there, or holds nothing, ends with status 2 and names it', () => {
  test.each<readonly [line: string, told: RegExp]>([
    ['plan nowhere', /nowhere: there is no such file or folder/],
    ['plan empty', /empty: holds no inventory/],
    ['match texts', /texts: holds no inventory/],
    ['plan texts/README.md', /README\.md: is no inventory/],
    ['plan BANK --feed nowhere', /nowhere: there is no such file or folder/],
    ['plan BANK --feed empty', /empty: holds no feed/],
    ['feed build --out new nowhere', /nowhere: there is no such file or folder/],
    ['feed build --out new empty', /nothing in .*empty is a record of vulnerabilities/],
    ['feed verify', /own.*: there is no such file or folder/],
    ['rank --batch --feed nowhere', /nowhere: there is no such file or folder/],
  ])('%s', (line, told) => {
    expectRefusal(folder.run(words(line)), told);
  });
});

test('a failure of our own ends with status 3, never with 1, which would say that there are findings', () => {
  const fail = `process.on('newListener', (name) => name === 'uncaughtException' && setImmediate(() => { throw new Error('x') }))`;
  const ran = folder.run(['purl', '--batch'], { node: ['--import', `data:text/javascript,${fail}`], input: '{}\n' });
  expect(ran.status).toBe(3);
  expect(ran.stderr).toMatch(/^breakwater: internal failure: Error: x/);
});

describe('help is given on the output with status 0', () => {
  const commands = ['plan', 'match', 'feed', 'action', 'versions', 'purl', 'score', 'priority', 'rank'];
  test.each([
    ...commands.map((name) => [`${name} --help`, name] as const),
    ['feed build --help', 'feed build'] as const,
  ])('%s', (line, told) => {
    const { status, stdout, stderr } = folder.run(words(line));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.startsWith(`breakwater ${told}`)).toBe(true);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
  });

  test.each(['', '--help', '-h', 'help'])('the overview: %j', (line) => {
    const { status, stdout } = folder.run(words(line));
    expect(status).toBe(0);
    for (const name of commands) expect(stdout).toContain(`breakwater ${name} `);
  });

  test('the version', () => {
    expect(folder.run(['--version'])).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the limit of --fail-on decides between status 0 and 1', () => {
  test.each<readonly [inventory: string, limit: string, status: number]>([
    ['BANK', '3DF', 1],
    ['BANK', '3d', 1],
    ['BANK', 'FSU', 1],
    ['BANK', 'kev', 1],
    ['BANK', 'KEV', 1],
    ['BANK', 'cvss:9', 1],
    ['BANK', 'cvss:10', 1],
    ['clean.csv', 'FSU', 0],
    ['clean.csv', 'kev', 0],
    ['clean.csv', 'cvss:0', 0],
    ['unknown.csv', 'FSU', 0],
    ['BANK/branch-website.cdx.json', 'cvss:10', 0],
  ])('%s --fail-on %s: %i', (inventory, limit, status) => {
    const path = inventory.replace('BANK', bank);
    for (const command of ['match', 'plan']) {
      const ran = folder.run([command, path, ...words(plain), '--fail-on', limit]);
      expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status, stderr: '' });
      expect(ran.stdout).not.toBe('');
    }
  });
});

test('another day is planned for as it is asked: past, today, far ahead', () => {
  for (const day of ['1999-01-01', '2024-02-29', '9999-12-31']) {
    const ran = folder.run(['plan', bank, '--feed', 'feed', '--no-state', '--as-of', day]);
    expectClean(ran);
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain(`as of ${day}`);
  }
  const today = folder.run(['plan', bank, '--feed', 'feed', '--no-state']);
  expect(today.stdout).toMatch(/as of 20\d\d-\d\d-\d\d/);
});

describe('a reader that has seen enough, or a writer with nothing to say', () => {
  const started = (line: string, stdin: 'ignore' | 'pipe', stdout: 'pipe' | number) => {
    const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), ...words(line)], {
      cwd: folder.path,
      stdio: [stdin, stdout, 'pipe'],
    });
    let told = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (told += text));
    const ended = once(child, 'close').then(([status]: readonly unknown[]) => ({ status, told }));
    return { child, ended };
  };

  test.each([`plan BANK ${plain} --format html`, `match BANK ${plain} --format json`, 'feed show feed', '--help'])(
    'an output that is closed early ends %s quietly',
    async (line) => {
      const { child, ended } = started(line, 'ignore', 'pipe');
      child.stdout?.destroy();
      expect(await ended).toEqual({ status: 0, told: '' });
    },
  );

  test('an output that is closed ends a batch that would never end', async () => {
    const { child, ended } = started('purl --batch', 'pipe', 'pipe');
    child.stdin?.on('error', () => undefined);
    const line = '{"purl":"pkg:npm/a@1"}\n'.repeat(5000);
    const more = (): void => void (child.stdin?.writable === true && child.stdin.write(line, () => setImmediate(more)));
    child.stdout?.once('data', () => child.stdout?.destroy());
    more();
    expect(await ended).toEqual({ status: 0, told: '' });
  });

  test.skipIf(process.platform !== 'linux')(
    'a full disk is told, and the document that was cut is no success',
    async () => {
      const { ended } = started(`plan BANK ${plain} --format json`, 'ignore', openSync('/dev/full', 'w'));
      expect(await ended).toEqual({
        status: 2,
        told: 'breakwater: the output could not be written: the disk is full\n',
      });
    },
  );

  test.each([
    'purl --batch',
    'score --batch',
    'versions compare --batch',
    'priority --batch',
    'rank --feed feed --batch',
  ])('an empty input of %s has an empty answer', (line) => {
    expect(folder.run(words(line))).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('what no record speaks of is told, never called safe', () => {
  test.each(['unknown.csv', 'versionless.csv'])('%s', (inventory) => {
    const planned = folder.run(['plan', inventory, ...words(plain)]);
    const matched = folder.run(['match', inventory, ...words(plain)]);
    expect([planned.status, matched.status]).toEqual([0, 0]);
    expect(planned.stdout).toMatch(
      /What this plan cannot see[\s\S]+no record of the feed speaks: neither safe nor unsafe/,
    );
    expect(matched.stdout).toMatch(/it says nothing, which is not "no known vulnerabilities"/);
    for (const { stdout } of [planned, matched])
      expect(stdout).not.toMatch(/(?<!not ")no known vulnerabilities|all clear|\bsafe\b(?! nor)/i);
  });

  test('versionless.csv: what can not be compared is a question, not an answer', () => {
    const { stdout } = folder.run(['match', 'versionless.csv', ...words(plain), '--format', 'json']);
    const { matches, unknown } = JSON.parse(stdout) as { matches: unknown[]; unknown: { vulnerability: string }[] };
    expect(matches).toEqual([]);
    expect(unknown.map(({ vulnerability }) => vulnerability)).toContain('CVE-2023-34362');
  });
});
