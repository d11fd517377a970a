// The state file, damaged, of another time, in the way, or changed by somebody else: never a word of it is lost.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/end-to-end/command.ts';
import { expectClean, expectRefusal, folderOfItsOwn, steering } from '#tests/end-to-end/hostile.ts';
import { hostileText } from '#tests/fixtures/plans.ts';

const folder = folderOfItsOwn('state-files');
const feed = join(folder.path, 'feed');
const inventory = join(root, 'examples/bank/online-banking.cdx.json');
folder.run(['feed', 'build', '--out', feed, join(root, 'examples/feed')]);

const plan = (...more: readonly string[]) =>
  folder.run(['plan', inventory, '--feed', feed, '--state', 'state.json', '--as-of', '2026-11-25', ...more]);
plan();
const good = readFileSync(join(folder.path, 'state.json'), 'utf8');
const changed = (from: string | RegExp, to: string): string => {
  const text = good.replace(from, to);
  if (text === good) throw new Error('the state holds no such text');
  return text;
};

describe('a state that is refused and left as it is', () => {
  test.each<readonly [what: string, content: string | Uint8Array, told: RegExp]>([
    ['empty', '', /state\.json: line 1, column 1: is empty/],
    ['cut short', good.slice(0, good.length / 2), /state\.json: line \d+, column \d+: /],
    ['no state', '{}', /state\.json: \$\.version: is no Breakwater state/],
    ['a list', '[]', /state\.json: \$: is no Breakwater state/],
    ['of a newer release', changed('"version": 1', '"version": 99'), /was written by a newer Breakwater/],
    [
      'with a list that is none',
      JSON.stringify({ ...(JSON.parse(good) as object), questions: {} }),
      /state\.json: \$\.questions: /,
    ],
    ['with a day that is none', changed('2026-11-25', '2026-11-31'), /state\.json: \$.*is no calendar day/],
    ['with hours below zero', changed('"hours":0', '"hours":-1'), /state\.json: \$\.actions\[0\]\.hours: /],
    ['with a word of its own', changed('"version"', '"more": 1, "version"'), /state\.json: \$: .*more/i],
    ['with a key twice', changed('"version"', '"version": 1, "version"'), /state\.json: line 2, .*stands twice/],
    ['in UTF-16', Buffer.from(`\u{feff}${good}`, 'utf16le'), /state\.json: byte 1: .*save it as UTF-8/],
  ])('%s', (_, content, told) => {
    folder.put('state.json', content);
    for (const words of [
      ['plan', inventory, '--feed', feed, '--state', 'state.json'],
      ['match', inventory, '--feed', feed, '--state', 'state.json'],
      ['action', 'abcd1234', 'done', '--state', 'state.json'],
    ]) {
      expectRefusal(folder.run(words), told);
    }
    expect(readFileSync(join(folder.path, 'state.json'))).toEqual(Buffer.from(content));
  });
});

describe('a place where no state can be', () => {
  test.each([
    ['a folder', 'folder', /folder: is no file/],
    ['below a file', 'file/state.json', /file\/state\.json: lies in what is no folder/],
    ['below nothing', 'nothing/state.json', /nothing\/state\.json: there is no such file or folder/],
  ])('%s', (_, path, told) => {
    mkdirSync(join(folder.path, 'folder'), { recursive: true });
    folder.put('file', '');
    const ran = folder.run(['plan', inventory, '--feed', feed, '--state', path]);
    expect(ran.stderr).toMatch(told);
    expect(ran.status).toBe(2);
    expectClean(ran);
    expectRefusal(folder.run(['action', 'abcd1234', 'done', '--state', path]), /file|state/);
  });
});

test('a state is replaced where a link to it ends, and nothing is left beside it', () => {
  folder.put('linked/real.json', good);
  symlinkSync('real.json', join(folder.path, 'linked/state.json'));
  const ran = folder.run(['plan', inventory, '--feed', feed, '--state', 'linked/state.json', '--as-of', '2026-11-26']);
  expect(ran.status).toBe(0);
  expect(readFileSync(join(folder.path, 'linked/real.json'), 'utf8')).toContain('"plannedOn": "2026-11-26"');
  expect(readdirSync(join(folder.path, 'linked')).sort()).toEqual(['real.json', 'state.json']);
});

test.each([
  ['named', ['--state', 'state.json']],
  ['beside the inventory', []],
])('a plan for a day to come is made and not kept, its state %s: it would keep out all before it', (_, words) => {
  folder.put('ahead/online-banking.cdx.json', readFileSync(inventory));
  const at = words.length > 0 ? 'state.json' : 'ahead/breakwater.state.json';
  const made = (...more: readonly string[]) => folder.run(['plan', 'ahead', '--feed', feed, ...words, ...more]);
  folder.put(at, good);
  const ran = made('--as-of', '2999-01-01');
  expect({ status: ran.status, stdout: ran.stdout === '' }).toEqual({ status: 0, stdout: false });
  expect(ran.stderr).toMatch(/as of 2999-01-01, and that day is still to come \(today is .*\): it is not kept in/);
  expect(readFileSync(join(folder.path, at), 'utf8')).toBe(good);
  expect(made().stderr).toBe('');
  expect(readFileSync(join(folder.path, at), 'utf8')).not.toBe(good);
});

describe('a look back is made and not kept', () => {
  test('where it is older than what was kept', () => {
    folder.put('state.json', good);
    const ran = plan('--as-of', '2020-01-01');
    expect({ status: ran.status, stdout: ran.stdout === '' }).toEqual({ status: 0, stdout: false });
    expect(ran.stderr).toMatch(
      /as of 2020-01-01, and the last one kept is of 2026-11-25: it is not kept in ".*state\.json"/,
    );
    expect(readFileSync(join(folder.path, 'state.json'), 'utf8')).toBe(good);
  });

  test('where no file was named and its day is past', () => {
    folder.put('beside/online-banking.cdx.json', readFileSync(inventory));
    const ran = folder.run(['plan', 'beside', '--feed', feed, '--as-of', '2020-01-01']);
    expect(ran.status).toBe(0);
    expect(ran.stderr).toMatch(/as of 2020-01-01, and today is \d{4}-\d\d-\d\d: it is not kept/);
    expect(readdirSync(join(folder.path, 'beside'))).toEqual(['online-banking.cdx.json']);
  });
});

test('a state that somebody changes meanwhile keeps what they wrote', async () => {
  folder.put('state.json', good);
  const children = Array.from({ length: 6 }, () =>
    spawn(
      process.execPath,
      [`${root}/scripts/run.mjs`, 'plan', inventory, '--feed', feed, '--state', 'state.json', '--as-of', '2026-11-27'],
      { cwd: folder.path, stdio: ['ignore', 'ignore', 'pipe'] },
    ),
  );
  const ended = await Promise.all(
    children.map(async (child) => {
      let told = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
      const [status] = (await once(child, 'close')) as readonly unknown[];
      return { status, told };
    }),
  );
  expect(ended.some(({ status }) => status === 0)).toBe(true);
  for (const { status, told } of ended) {
    expect([0, 2]).toContain(status);
    expect(told).toMatch(status === 0 ? /^$/ : /state\.json: was changed by somebody else meanwhile/);
  }
  expect(plan().status).toBe(0);
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('hostile words in a state are shown as what they are', () => {
  const state = JSON.parse(good) as { seen: { asset: string }[]; actions: { title: string; reason?: string }[] };
  for (const one of state.seen) one.asset = hostileText;
  for (const one of state.actions) Object.assign(one, { title: hostileText, reason: hostileText, state: 'started' });
  folder.put('state.json', JSON.stringify(state));
  const shown = (format: string): string => {
    folder.put('state.json', JSON.stringify(state));
    const ran = plan('--format', format);
    expectClean(ran);
    expect(ran.status).toBe(0);
    return ran.stdout.replaceAll('\r\n', '\n');
  };
  for (const format of ['table', 'json', 'markdown', 'csv', 'ical']) expect(shown(format)).not.toMatch(steering);
  for (const format of ['html', 'markdown']) expect(shown(format)).not.toMatch(/<script|<img/);
  const said = folder.run(['action', '\u001b[31m\u202e', 'done', '--state', 'state.json']);
  expectRefusal(said, /\[31m/);
});

test('a plan for an earlier day than the last leaves what is remembered', () => {
  folder.put('state.json', good);
  expect(plan('--as-of', '2020-01-01').status).toBe(0);
  expect(plan('--as-of', '2026-11-27').status).toBe(0);
  const days = [...readFileSync(join(folder.path, 'state.json'), 'utf8').matchAll(/"firstSeenOn":"([^"]+)"/g)];
  expect(days.length).toBeGreaterThan(0);
  for (const [, day = ''] of days) expect(day <= '2026-11-25').toBe(true);
});
