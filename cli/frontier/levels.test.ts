import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { measuredEnd } from '#cli/frontier/levels.ts';
import { runCommand } from '#tests/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'frontier-levels-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const suites = '"suites":[{"families":["h"],"name":"hard","tasks":40,"version":"1"}]';
const levels = '"levels":[{"name":"high","thresholds":[{"atLeast":0.5,"measure":"solved","suite":"hard"}]}]';
/** Canonical by hand: RFC 8785 sorts the keys. */
const canonical = `{${levels},"name":"example",${suites},"version":"1"}`;
const digest = createHash('sha256').update(canonical).digest('hex');
const criteria = file('criteria.json', ` { "version": "1", "name": "example", ${suites}, ${levels} }\n`);
const rows = Array.from({ length: 40 }, (_, index) => `A,t${index},h,${index + 1},${index < 36 ? 1 : 0}`);
const runs = file('runs.csv', `alias,task_id,task_family,human_minutes,score\n${rows.join('\n')}\n`);

test('criteria have the SHA-256 of their canonical text, with a word on thresholds that can be guessed', async () => {
  const { stdout, stderr } = await runCommand(run, ['criteria', criteria, '--digest', digest]);
  expect(stdout).toBe(`${digest}  example 1: 1 suite, 1 level\n`);
  expect(stderr).toContain('no salt');
});

test('levels are told with the digest of the criteria and of the runs', async () => {
  const args = ['levels', criteria, runs, '--model', 'A', '--digest', digest];
  const { stdout } = await runCommand(run, [...args, '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    model: 'A',
    criteria: { name: 'example', version: '1', digest },
    items: expect.stringMatching(/^[0-9a-f]{64}$/),
    levels: [{ level: 'high', verdict: 'reached', thresholds: [{ suite: 'hard', value: 0.9, outcome: 'met' }] }],
  });
  const table = await runCommand(run, args);
  expect(table.stdout).toContain('  high: reached\n');
  expect(table.stdout).toContain('met     hard, pass@1 at least 0.5: 0.9 (95 % interval 0.769 to 0.96)');
});

test('criteria that fix their items ask for the suite, and judge runs of it alone', async () => {
  const items = Array.from({ length: 40 }, (_, index) => ({
    id: `t${index}`,
    family: 'h',
    minutes: index + 1,
    knownBy: 'estimate',
    visibility: 'private',
  }));
  const suite = file('items.json', JSON.stringify({ name: 'hard', version: '1', items }));
  const { stdout } = await runCommand(run, ['suite', suite]);
  const text = `{"items":"${stdout.slice(0, 64)}", "version": "1", "name": "example", ${suites}, ${levels} }`;
  const args = ['levels', file('of-items.json', text), runs, '--model', 'A'];
  expect((await runCommand(run, args)).stdout).toContain('high: inconclusive');
  const other = file('other.json', JSON.stringify({ name: 'hard', version: '2', items }));
  expect((await runCommand(run, [...args, '--suite', other])).stdout).toContain('high: inconclusive');
  const told = await runCommand(run, [...args, '--suite', suite]);
  expect(told.stdout).toContain('high: reached');
  const record = join(folder, 'of-items-record.json');
  await runCommand(run, [...args, '--suite', suite, '--record', record]);
  expect(await runCommand(run, ['verify', record, runs, '--suite', suite])).toMatchObject({ status: 0 });
});

test('criteria with another digest are refused', async () => {
  const other = '0'.repeat(64);
  const failed = runCommand(run, ['levels', criteria, runs, '--model', 'A', '--digest', other]);
  await expect(failed).rejects.toMatchObject({ code: 'document.changed', file: criteria });
});

test.for([
  [0.5, '0.5'],
  [1234.5, '1230'],
  [12_000_000, '12000000'],
  [800_000_000, 'no end that can be told'],
  [Infinity, 'no end that can be told'],
] as const)('an interval that ends at %d is told to end at %s', ([value, told]) => {
  expect(measuredEnd(value)).toBe(told);
});

test.for([
  [['criteria'], 'criteria takes one document'],
  [['criteria', criteria, '--digest', 'x'], '--digest takes 64 hexadecimal digits'],
  [['levels', criteria, runs], 'name the model'],
  [['levels', criteria, '--model', 'A'], 'levels takes criteria and runs'],
  [['levels', criteria, runs, '--model', 'B'], 'no run is of "B"'],
] as const)('%j is told how it is called', async ([args, told]) => {
  expect(await runCommand(run, args)).toMatchObject({ status: 2, stderr: expect.stringContaining(told) });
});
