import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { runCommand, type Ran } from '#tests/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'frontier-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const heading = 'alias,task_id,task_family,human_minutes,score\n';
const good = `${heading}A,t1,f,1,1\nA,t2,f,10,1\nA,t3,f,100,0\nA,t4,g,30,1\nA,t5,g,40,0\n`;

async function fault(...args: readonly string[]): Promise<unknown> {
  return runCommand(run, args).then(
    ({ status, stderr }: Ran) => ({ status, stderr }),
    (error: unknown) => error,
  );
}

describe('frontier horizon', () => {
  test('answers in JSON, by model, with the same bytes each time', async () => {
    const path = file('good.csv', good);
    const first = await runCommand(run, ['horizon', path, '--format', 'json', '--draws', '20']);
    const second = await runCommand(run, ['horizon', path, '--format', 'json', '--draws', '20']);
    expect(first.stdout).toBe(second.stdout);
    const [model] = JSON.parse(first.stdout) as { readonly p50: number; readonly ci50: readonly number[] }[];
    expect(model).toMatchObject({ alias: 'A', n: 5, families: 2, tasks: 5 });
    expect(model?.p50).toBeGreaterThan(10);
    expect(model?.p50).toBeLessThan(100);
    expect(model?.ci50[0]).toBeLessThan(model?.p50 ?? 0);
  });

  test('says that all models are drawn together, which moves an interval and no horizon', async () => {
    const other = good
      .replace(heading, '')
      .replaceAll(/^A,(t\d),/gm, 'B,s$1,')
      .replaceAll(',f,', ',h,');
    const horizonOf = async (path: string): Promise<{ readonly [name: string]: unknown }> => {
      const { stdout } = await runCommand(run, ['horizon', path, '--format', 'json', '--draws', '50']);
      const [model] = JSON.parse(stdout) as readonly { readonly [name: string]: unknown }[];
      expect(model).toMatchObject({ alias: 'A', draws: 50, seed: 42 });
      return model ?? {};
    };
    const both = file('both.csv', `${good}${other}`);
    const alone = await horizonOf(file('good.csv', good));
    const together = await horizonOf(both);
    expect([alone['drawnWith'], together['drawnWith']]).toEqual([0, 1]);
    expect(together['p50']).toBe(alone['p50']);
    expect(together['ci50']).not.toEqual(alone['ci50']);
    const table = await runCommand(run, ['horizon', both, '--draws', '5']);
    expect(table.stdout).toContain('drawn with 1 other model');
  });

  test('reads the same runs from JSONL', async () => {
    const lines = good
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([alias, task_id, task_family, minutes, score]) =>
        JSON.stringify({ alias, task_id, task_family, human_minutes: Number(minutes), score: Number(score) }),
      );
    const args = ['--format', 'json', '--draws', '20'];
    const csv = await runCommand(run, ['horizon', file('good.csv', good), ...args]);
    const jsonl = await runCommand(run, ['horizon', file('good.jsonl', lines.join('\n')), ...args]);
    expect(jsonl.stdout).toBe(csv.stdout);
  });

  test('counts each row that it leaves out, with its reason and line', async () => {
    const path = file(
      'bad-rows.csv',
      `${good}A,t6,g,0,1\nA,t7,g,x,1\nA,t8,g,-3,1\nA,t9,g,5,\nA,t10,g,5,NaN\nA,t11,g,5,1.5\n,t12,g,5,1\nA,,g,5,1\nA,t13,,5,1\n`,
    );
    const { stderr, stdout } = await runCommand(run, ['horizon', path, '--format', 'json', '--draws', '5']);
    expect(stderr.split('\n').filter((line) => line !== '')).toEqual([
      'breakwater: left out 1: expert time is no number (human_minutes); first line 8: "x"',
      'breakwater: left out 2: expert time is not above zero (human_minutes); first line 7: "0"',
      'breakwater: left out 2: run is unscored, or its score is no number; first line 10: nothing stands there',
      'breakwater: left out 1: run names no family of its task (task_family); first line 15: nothing stands there',
      'breakwater: left out 1: run names no model (alias); first line 13: nothing stands there',
      'breakwater: left out 1: run names no task (task_id); first line 14: nothing stands there',
      'breakwater: left out 1: score lies outside 0 to 1; first line 12: "1.5"',
    ]);
    expect(JSON.parse(stdout)).toMatchObject([{ n: 5 }]);
  });

  test.for<readonly [string, string]>([
    ['semicolons', good.replaceAll(',', ';')],
    ['tabs', good.replaceAll(',', '\t')],
  ])('reads a table with %s between its columns', async ([name, text]) => {
    const args = ['--format', 'json', '--draws', '5'];
    const { stdout } = await runCommand(run, ['horizon', file('good.csv', good), ...args]);
    expect((await runCommand(run, ['horizon', file(`${name}.csv`, text), ...args])).stdout).toBe(stdout);
  });

  test.for([
    ['pipes.csv', heading.replaceAll(',', '|'), /commas, semicolons or tabs separate columns$/],
    ['heading.csv', heading, /^holds no run: no row stands in it$/],
    [
      'comma.csv',
      `${heading}A,t1,f,1,1\n`.replaceAll(',', ';').replace(';1;', ';1,5;'),
      /has a comma for its point .*"1,5"/,
    ],
    [
      'share.csv',
      `${heading}A,t1,f,1,1\n`.replaceAll(',', ';').replace(/1\n$/, '0,5\n'),
      /has a comma for its point .*"0,5"/,
    ],
  ] as const)('says of %s why no run is in it', async ([name, text, told]) => {
    expect(await fault('horizon', file(name, text))).toMatchObject({ message: expect.stringMatching(told) });
  });

  test('says that all passed, or none did, and gives no number for it', async () => {
    const path = file('ends.csv', `${heading}A,t1,f,1,1\nA,t2,f,9,1\nB,t1,f,1,0\nB,t2,f,9,0\n`);
    const { stdout } = await runCommand(run, ['horizon', path, '--format', 'json', '--draws', '5']);
    expect(JSON.parse(stdout)).toMatchObject([
      { alias: 'A', p50: null, ci50: null, outcome: 'success' },
      { alias: 'B', p50: null, ci50: null, outcome: 'failure' },
    ]);
    const table = await runCommand(run, ['horizon', path, '--draws', '5']);
    expect(table.stdout).toContain('A: every run succeeded, so its horizon is longer than these tasks can measure.');
    expect(table.stdout).toContain('B: no run succeeded, so its horizon is shorter than these tasks can measure.');
  });

  test.for([
    ['no-column.csv', 'alias,task_id,score\nA,t,1\n', 'document.kind', 'line 1'],
    ['twice.csv', 'alias,alias,task_id,task_family,human_minutes,score\n', 'document.duplicate_key', 'line 1'],
    ['empty.csv', '', 'document.syntax', 'line 1'],
    ['cut.csv', `${heading}A,"t\n`, 'document.syntax', 'line 2, column 3'],
    ['cut.jsonl', '{"alias":"A"}\n{"alias":\n', 'document.syntax', 'line 2, column 10'],
    ['pipes.csv', heading.replaceAll(',', '|'), 'document.kind', 'line 1'],
    ['heading.csv', heading, 'document.kind', undefined],
    ['none.csv', `${heading}A,t,f,0,1\n`, 'document.kind', undefined],
  ] as const)('refuses %s', async ([name, text, code, place]) => {
    const error = await fault('horizon', file(name, text));
    expect(error).toBeInstanceOf(BadDocument);
    expect(error).toMatchObject({ code, place });
  });

  test.for([
    [['horizon'], 'name a table of task runs'],
    [['nothing'], 'frontier has no "nothing"'],
    [['horizon', 'x.csv', '--ridge', '0'], '--ridge takes a number above 0'],
    [['horizon', 'x.csv', '--draws', '1.5'], '--draws takes a whole number'],
    [['horizon', 'x.csv', '--weights', 'heavy'], '--weights takes balanced, equal'],
    [['horizon', 'x.csv', '--format', 'xml'], '--format takes table, json'],
    [['horizon', 'x.csv', '--minutes', 'm'], '--minutes names a column'],
    [['compare', 'x.csv', '--base', 'A', '--candidate', 'B', '--predecessor', 'A'], 'one comparison says it all'],
    [['compare', 'x.csv', '--base', 'A', '--candidate', 'B', '--predecessor', 'B'], 'are the same model'],
    [['trend', 'x.csv'], 'name when each model was released'],
  ] as const)('%j is told how it is called', async ([args, told]) => {
    expect(await fault(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(told) });
  });
});

describe('frontier compare', () => {
  const rows = Array.from({ length: 40 }, (_, index) => {
    const minutes = 2 ** ((index % 20) / 2);
    const row = (alias: string, horizon: number): string =>
      `${alias},t${index},f,${minutes},${Number(minutes < horizon !== (index % 7 === 0))}`;
    return [row('best', 4), row('old', 60), row('new', 60)];
  }).flat();
  const path = file('three.csv', `${heading}${rows.join('\n')}\n`);
  const asked = ['compare', path, '--base', 'best', '--candidate', 'new', '--predecessor', 'old'];

  test('tells both comparisons, one verdict, and a digest of what was scored', async () => {
    const { stdout } = await runCommand(run, [...asked, '--format', 'json']);
    const found = JSON.parse(stdout) as { readonly evidence: string };
    expect(found).toMatchObject({
      candidate: 'new',
      verdict: 'incremental',
      comparisons: [
        { against: 'best-released', base: 'best', determination: 'step-change' },
        { against: 'own-predecessor', base: 'old', determination: 'incremental' },
      ],
    });
    const other = file('renamed.csv', `${heading}${rows.join('\n').replaceAll('new,', 'codename,')}\n`);
    const models = ['--base', 'best', '--candidate', 'codename', '--predecessor', 'old'];
    const renamed = await runCommand(run, ['compare', other, ...models, '--format', 'json']);
    expect(JSON.parse(renamed.stdout)).toMatchObject({ verdict: 'incremental', evidence: found.evidence });
    const table = await runCommand(run, asked);
    expect(table.stdout).toMatch(
      /^new: incremental\n {2}best-released +best: step-change\n {2}own-predecessor +old: incremental\n/,
    );
  });
});
