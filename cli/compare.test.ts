import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '#cli/compare.ts';
import { run as feed } from '#cli/feed.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { runCommand } from '#tests/command.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const report = 'examples/hospital/nessus-export.csv';
const folder = mkdtempSync(join(tmpdir(), 'breakwater-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  await runCommand(feed, ['build', '--out', join(folder, 'feed'), 'examples/feed']);
});

test.each([[[]], [['--inventory', 'examples/hospital']]])(
  'is the JSON that its schema promises, with %j',
  async (more) => {
    const words = [report, '--feed', join(folder, 'feed'), '--format', 'json', ...more];
    const { status, stdout } = await runCommand(run, words);
    expect(status).toBe(0);
    const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false });
    addFormats.default(ajv);
    const path = fileURLToPath(new URL('../docs/reference/compare.schema.json', import.meta.url));
    const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  },
);

test('tells the counts, then each kind of difference, with what it rests on', async () => {
  const { stdout } = await runCommand(run, [report, '--feed', join(folder, 'feed')]);
  expect(stdout).toMatch(/^ +3 {2}both say so$/m);
  expect(stdout).toMatch(/^Only the scanner: it names no vulnerability/m);
  expect(stdout).toContain('Nessus 57608: dc01.cedarvalley.example');
  expect(stdout).toMatch(/CVE-2024-38063: Windows Server 2016 Standard 10\.0\.14393\.7159 on file01/);
  expect(stdout).toContain('10.0.14393.7159 is in >=10.0.0 <10.0.14393.7259');
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test.each([
  [[], /at least one/],
  [[report, '--format', 'csv'], /--format takes table, json/],
  [[report, '--bogus'], /bogus/],
])('refuses %j', async (words, told) => {
  const { status, stderr } = await runCommand(run, words);
  expect(status).toBe(2);
  expect(stderr).toMatch(told);
});

test('refuses a list that no scanner wrote, and says what it is', async () => {
  const list = join(folder, 'list.csv');
  writeFileSync(list, 'host,vendor,product,version\nfw,Fortinet,FortiOS,7.0.5\n');
  const { status, stderr, stdout } = await runCommand(run, [list, '--feed', join(folder, 'feed')]);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/list\.csv is no scanner's report \(.+\); name a report of/);
});

test('refuses what is no report', async () => {
  await expect(runCommand(run, ['LICENSE'])).rejects.toThrow(BadDocument);
});
