import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { runCommand } from '#tests/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'frontier-suite-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Canonical by hand: RFC 8785 sorts the keys; items stand by their ids. */
const items = ['t1', 't2'].map(
  (id) => `{"family":"f","id":"${id}","knownBy":"completion","minutes":5,"visibility":"private"}`,
);
const canonical = `{"items":[${items.join(',')}],"name":"made","version":"2"}`;
const digest = createHash('sha256').update(canonical).digest('hex');
const suite = file('suite.json', `{"version":"2","name":"made",  "items":[${items.toReversed().join(', ')}]}`);
const runs = file('runs.csv', 'alias,task_id,score\nA,t1,1\nA,t3,1\n');

test('a suite is told with the SHA-256 of its canonical text and what runs hold of it', async () => {
  const { stdout, stderr } = await runCommand(run, ['suite', suite, '--runs', runs, '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'made',
    version: '2',
    digest,
    items: 2,
    privateUncommitted: 2,
    isSaturated: true,
    best: { alias: 'A', share: 1 },
    models: [{ alias: 'A', run: 1, missing: ['t2'], publicShare: 0, solvedPublic: null, unknownVersion: 1 }],
  });
  expect(stderr).toContain('left out 1: run names no family of its task');
  const table = await runCommand(run, ['suite', suite, '--runs', runs]);
  expect(table.stdout).toContain(`${digest}  made 2: 2 items`);
  expect(table.stdout).toContain(
    'A  1 of 2 items  100.0 % solved; 0.0 % of them public; 1 missing; 1 of unknown version',
  );
});

test('a suite fills in what lines of JSON leave out, or say is null', async () => {
  const lines = [
    { alias: 'A', task_id: 't1', score: 1, human_minutes: null, task_family: null },
    { alias: 'A', task_id: 't2', score: 0 },
  ];
  const path = file('runs.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
  const { stdout, stderr } = await runCommand(run, ['suite', suite, '--runs', path, '--format', 'json']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ models: [{ alias: 'A', run: 2, solved: 0.5, differing: 0 }] });
});

test('a suite is made of a table of tasks, and each task that can be none is counted', async () => {
  const heading = 'task_id,task_family,best_available_minutes,best_available_source,public\n';
  const tasks = file('tasks.csv', `${heading}t2,f,5,completion,no\nt1,f,5,completion,no\nt3,f,,,no\nt4,f,5,guess,no\n`);
  const made = await runCommand(run, ['suite', '--from', tasks, '--name', 'made', '--version', '2']);
  expect(made.stderr.split('\n')).toEqual([
    'breakwater: left out 1: expert minutes are not known (best_available_minutes); first line 4: nothing stands there',
    'breakwater: left out 1: how expert minutes are known is not told (best_available_source); first line 5: "guess"',
    `breakwater: 2 items, digest ${digest}`,
    '',
  ]);
  const again = await runCommand(run, ['suite', file('again.json', made.stdout), '--format', 'json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ digest, models: [], best: null });
});

describe('an analysis over a suite', () => {
  const rows = Array.from({ length: 40 }, (_, index) => {
    const minutes = 2 ** ((index % 20) / 2);
    const odd = index % 7 === 0;
    return [`A,t${index},${Number(minutes < 4 !== odd)}`, `B,t${index},${Number(minutes < 100 !== odd)}`];
  }).flat();
  const all = Array.from({ length: 40 }, (_, index) => ({
    id: `t${index}`,
    family: index % 2 === 0 ? 'f' : 'g',
    minutes: 2 ** ((index % 20) / 2),
    knownBy: 'estimate',
    visibility: index % 3 === 0 ? 'public' : 'private',
  }));
  const own = file('own.json', JSON.stringify({ name: 'own', version: '1', items: all }));
  const table = file('table.csv', `alias,task_id,score\n${rows.join('\n')}\nA,else,1\n`);
  const record = join(folder, 'record.json');

  test('takes minutes, family and visibility from it, tells its digest in the record, and is found again', async () => {
    const asked = ['compare', table, '--base', 'A', '--candidate', 'B', '--suite', own, '--record', record];
    const { stdout } = await runCommand(run, [...asked, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ n: 40, verdict: 'step-change', saturated: null });
    const { record: kept } = JSON.parse(readFileSync(record, 'utf8')) as {
      readonly record: { readonly suite: object };
    };
    expect(kept.suite).toEqual({ name: 'own', version: '1', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await runCommand(run, ['verify', record, table, '--suite', own])).toMatchObject({ status: 0 });
    const other = file('other.json', JSON.stringify({ name: 'own', version: '1', items: all.slice(1) }));
    const changed = await runCommand(run, ['verify', record, table, '--suite', other]);
    expect(changed.status).toBe(1);
    expect(changed.stderr).toContain('the record was made over the suite own 1');
  });

  test('tells that the suite is saturated', async () => {
    const full = all.map(({ id }) => `C,${id},1`).join('\n');
    const runs3 = file('three.csv', `alias,task_id,score\n${rows.join('\n')}\n${full}\n`);
    const asked = ['compare', runs3, '--base', 'A', '--candidate', 'B', '--suite', own];
    const { stdout } = await runCommand(run, asked);
    expect(stdout).toContain(
      'saturated          C solves 100.0 % of them: that there is no step-change is not concluded',
    );
  });
});

test.for([
  [['suite'], 'suite takes one document'],
  [['suite', '--from', runs, '--name', 'n'], 'name the suite that --from makes'],
  [
    ['suite', '--from', runs, '--name', 'n', '--version', '1', '--visibility', 'x'],
    '--visibility takes public, private',
  ],
  [['horizon', runs, '--suite', 'n@1'], '--suite NAME@VERSION is told in a record'],
  [['horizon', runs, '--suite', 'n'], '--suite takes NAME@VERSION or a document'],
  [['horizon', runs, '--suite', suite, '--tasks', runs], 'name one of the two'],
] as const)('%j is told how it is called', async ([args, told]) => {
  expect(await runCommand(run, args)).toMatchObject({ status: 2, stderr: expect.stringContaining(told) });
});
