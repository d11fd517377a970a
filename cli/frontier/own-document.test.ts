import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { runCommand } from '#tests/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'frontier-kinds-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const table = file('runs.csv', 'alias,task_id,task_family,human_minutes,score\nA,t1,f,1,1\n');
const unnamed = file('runs', 'alias,task_id,task_family,human_minutes,score\nA,t1,f,1,1\n');
const lines = file('runs.jsonl', '{"alias":"A"}\n{"alias":"B"}\n');
const criteria = file('criteria.json', '{"name":"x"}');
const logs = join(folder, 'logs');
mkdirSync(logs);

test.for([
  [['evidence', table], table, /^is no log of Inspect AI; a table of runs is read by `frontier horizon`$/],
  [['evidence', unnamed], unnamed, /^is no log of Inspect AI; a table/],
  [['evidence', lines], lines, /^is no log of Inspect AI; a table/],
  [['evidence', logs], logs, /^is a folder: name the files in it, such as .*logs\/\*\.eval$/],
  [['horizon', logs], logs, /^is a folder: name the files in it, such as .*\*\.csv or .*\*\.eval$/],
  [['horizon', join(folder, 'none.csv')], join(folder, 'none.csv'), /^there is no such file$/],
  [['horizon', join(folder, 'none.jsonl')], join(folder, 'none.jsonl'), /^there is no such file$/],
  [['evidence', join(folder, 'none.eval')], join(folder, 'none.eval'), /^there is no such file$/],
  [['levels', table, criteria, '--model', 'A'], table, /^is no document of criteria, which goes before the runs/],
  [['levels', lines, criteria, '--model', 'A'], lines, /^is no document of criteria, which goes before the runs/],
  [['criteria', unnamed], unnamed, /^is no document of criteria/],
  [['suite', table], table, /^is no document of a suite; `frontier suite --from` makes one/],
  [['verify', table, table], table, /^is no record, which goes before the runs/],
  [['timeline', table], table, /^is no notice of releases \(NOTICE\.json\)$/],
] as const)('%j is told what its file is not', async ([args, path, told]) => {
  const fault: unknown = await runCommand(run, args).catch((error: unknown) => error);
  expect(fault).toMatchObject({ file: path, message: expect.stringMatching(told) });
});
