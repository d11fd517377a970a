// What docs/guides/frontier.md shows is run: its commands as they stand there, its documents through their readers.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
import { readNotice } from '#core/frontier/notice/read-notice.ts';
import { readSuite } from '#core/frontier/suites/suite.ts';
import { recordOf } from '#core/kernel/json.ts';
import { runCommand, type Ran } from '#tests/command.ts';
import { shared } from '#tests/shared.ts';

const guide = readFileSync(fileURLToPath(new URL('../../docs/guides/frontier.md', import.meta.url)), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'frontier-guide-'));
afterAll(() => rmSync(folder, { recursive: true }));

const blocks = [...guide.matchAll(/(?:^ {4}.*\n)+/gm)].map(([text]) => text.replaceAll(/^ {4}/gm, ''));

/** Documents with real digits where the guide says that there are some. */
function documentWith(field: string): string {
  const found = blocks
    .map((text) => text.replaceAll(/"(?:32 to 128|SHA-256)[^"]*"/g, `"${'a'.repeat(64)}"`))
    .filter((text) => text.startsWith('{') && recordOf(JSON.parse(text))?.[field] !== undefined);
  const [only = ''] = found;
  expect(found).toHaveLength(1);
  return only;
}

/** Tasks in the families, and as many, as the guide's criteria have. */
const tasks = [...Array.from({ length: 102 }, () => 'cybergym'), ...Array.from({ length: 33 }, () => 'nyuctf')].map(
  (family, index) => ({ id: `t${index}`, family, minutes: 2 ** ((index % 24) / 2) }),
);
const horizons = { A: 8, B: 200, 'GPT-5.2 Codex': 16, 'GPT-5.3 Codex': 30, 'GPT-5.5': 400 };

const files: Readonly<Record<string, () => string>> = {
  'RUNS.csv': () =>
    [
      'alias,task_id,task_family,human_minutes,score,total_tokens',
      ...Object.entries(horizons).flatMap(([alias, horizon]) =>
        tasks.map(({ id, family, minutes }, index) =>
          [alias, id, family, minutes, Number(minutes < horizon !== (index % 7 === 0)), 1000].join(','),
        ),
      ),
    ].join('\n'),
  'RELEASES.csv': () =>
    `alias,released_on\n${Object.keys(horizons)
      .map((alias, index) => `${alias},2026-0${index + 1}-01`)
      .join('\n')}\n`,
  'TASKS.csv': () =>
    `task_id,task_family,human_minutes,human_source\n${tasks
      .map(({ id, family, minutes }) => `${id},${family},${minutes},baseline`)
      .join('\n')}\n`,
  'CRITERIA.json': () => documentWith('levels'),
  'NOTICE.json': () => documentWith('releases'),
};
const logs = `${shared}/suites/frontier/inspect-logs/log/test_eval_log`;

/** The words of a line, files where they are, the optional ones left out or taken with their first choice. */
function wordsOf(line: string, isWhole: boolean, digest: string): readonly string[] {
  const told = line.replaceAll(/\[([^\]]*)\]/g, isWhole ? '$1' : '').replace(/ > .*/, '');
  return [...told.matchAll(/"([^"]*)"|(\S+)/g)].slice(2).map(([, quoted, plain = '']) => {
    if (quoted !== undefined) return quoted;
    if (plain === 'SHA256') return digest;
    if (plain === 'DATE') return '2026-02-01';
    if (plain.startsWith('LOG.')) return `${logs}/log_formats${plain.slice(3)}`;
    return /^[A-Z]+\.(csv|json)$/.test(plain) ? join(folder, plain) : (plain.split('|')[0] ?? plain);
  });
}

async function runLine(line: string, isWhole: boolean): Promise<Ran> {
  const { stdout: digest } = await runCommand(run, ['criteria', join(folder, 'CRITERIA.json')]);
  const ran = await runCommand(run, wordsOf(line, isWhole, digest.slice(0, 64)));
  const target = / > (\S+)$/.exec(line)?.[1];
  if (target !== undefined) writeFileSync(join(folder, target), ran.stdout);
  return ran;
}

test('its commands do as they stand there, one after the other', async () => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text());
  const lines = blocks.flatMap((text) => text.split('\n')).filter((line) => line.startsWith('breakwater frontier '));
  const known = shared === undefined ? lines.filter((line) => !line.includes('LOG.')) : lines;
  expect(lines.length).toBeGreaterThan(12);
  const failed: unknown[] = [];
  for (const line of known) {
    for (const isWhole of line.includes('[') ? [false, true] : [false]) {
      const { status, stdout, stderr } = await runLine(line, isWhole);
      if (status !== 0 || stdout === '') failed.push([line, status, stderr]);
    }
  }
  expect(failed).toEqual([]);
}, 60_000);

test('its documents are read', () => {
  expect(readCriteria(JSON.parse(documentWith('levels'))).levels).toHaveLength(1);
  expect(readSuite(JSON.parse(documentWith('items'))).items).toHaveLength(2);
  expect(readNotice(JSON.parse(documentWith('releases')))).toBeDefined();
});

test('it names every command that there is', async () => {
  const { stderr } = await runCommand(run, []);
  const commands = stderr.replace('frontier takes ', '').split(', ');
  expect(commands.length).toBeGreaterThan(8);
  expect(commands.filter((name) => !guide.includes(`breakwater frontier ${name}`))).toEqual([]);
});
