import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { runCommand } from '#tests/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'records-'));
afterAll(() => rmSync(folder, { recursive: true }));

const heading = 'alias,task_id,task_family,human_minutes,score';
const rows = Array.from({ length: 40 }, (_, index) => {
  const minutes = 2 ** ((index % 20) / 2);
  const family = index % 2 === 0 ? 'f' : 'g';
  const odd = index % 7 === 0;
  return [
    `A,t${index},${family},${minutes},${Number(minutes < 4 !== odd)}`,
    `B,t${index},${family},${minutes},${Number(minutes < 60 !== odd)}`,
    `C,t${index},${family},${minutes},${Number(minutes < 9 !== odd)}`,
  ];
}).flat();
const runs = join(folder, 'runs.csv');
writeFileSync(runs, [heading, ...rows].join('\n'));

const criteria = join(folder, 'criteria.json');
writeFileSync(
  criteria,
  JSON.stringify({
    name: 'c',
    version: '1',
    suites: [{ name: 's', version: '1', families: ['f', 'g'], tasks: 40 }],
    levels: [{ name: 'high', thresholds: [{ suite: 's', measure: 'solved', atLeast: 0.4 }] }],
  }),
);

const asked = {
  comparisons: ['compare', runs, '--base', 'A', '--predecessor', 'C', '--candidate', 'B'],
  levels: ['levels', criteria, runs, '--model', 'B'],
  horizon: ['horizon', runs, '--draws', '20', '--seed', '7', '--ridge', '0.001'],
  comparison: ['compare', runs, '--base', 'A', '--candidate', 'B', '--margin', '3', '--weights', 'equal'],
};

async function recorded(kind: keyof typeof asked): Promise<string> {
  const path = join(folder, `${kind}.json`);
  await runCommand(run, [...asked[kind], '--record', path, '--suite', 'made@2']);
  return path;
}

describe('a recorded result', () => {
  test('names its suite, or says that none was stated', async () => {
    const named = await runCommand(run, ['verify', await recorded('horizon'), runs]);
    expect(named.stdout).toContain(': horizon, suite made 2\n');
    const path = join(folder, 'no-suite.json');
    await runCommand(run, [...asked.horizon, '--record', path]);
    const { stdout } = await runCommand(run, ['verify', path, runs]);
    expect(stdout).toContain(': horizon, no suite stated\n');
  });

  test.for(['horizon', 'comparison', 'comparisons', 'levels'] as const)(
    'of a %s is found again from the same runs in another order',
    async (kind) => {
      const record = await recorded(kind);
      const shuffled = join(folder, 'shuffled.csv');
      writeFileSync(shuffled, [heading, ...rows.toReversed()].join('\r\n'));
      const { status, stdout } = await runCommand(run, ['verify', record, shuffled, '--format', 'json']);
      expect(JSON.parse(stdout)).toMatchObject({
        kind,
        same: true,
        differing: [],
        suite: { name: 'made', version: '2' },
      });
      expect(status).toBe(0);
    },
  );

  test.for(['horizon', 'comparison', 'comparisons', 'levels'] as const)(
    'of a %s is not found from other runs',
    async (kind) => {
      const record = await recorded(kind);
      const other = join(folder, 'other.csv');
      writeFileSync(other, [heading, ...rows.slice(2)].join('\n'));
      const { status, stdout } = await runCommand(run, ['verify', record, other, '--format', 'json']);
      expect(JSON.parse(stdout)).toMatchObject({ same: false, sameItems: false, sameResult: false });
      expect(status).toBe(1);
      const table = await runCommand(run, ['verify', record, other]);
      expect(table.stdout).toContain('The runs are not those of the record: it was made of 120, these are 118');
      expect(table.stdout).toContain('The result is not the same:');
    },
  );

  test('that was sealed with another result is told by what differs', async () => {
    const record = await recorded('comparison');
    const text = readFileSync(record, 'utf8');
    const forged = join(folder, 'forged.json');
    writeFileSync(forged, text.replace(/"verdict":"[a-z-]+"/, '"verdict":"better"'));
    await expect(runCommand(run, ['verify', forged, runs])).rejects.toMatchObject({ code: 'document.changed' });
  });

  test('of levels tells its criteria, and holds none but those of its digest', async () => {
    const record = await recorded('levels');
    const { stdout: digest } = await runCommand(run, ['criteria', criteria]);
    const { stdout } = await runCommand(run, ['verify', record, runs, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ criteria: { name: 'c', version: '1', digest: digest.slice(0, 64) } });
    expect((await runCommand(run, ['verify', record, runs])).stdout).toContain(
      `Levels by c 1 (${digest.slice(0, 64)}).`,
    );
    const { record: sealed } = JSON.parse(readFileSync(record, 'utf8')) as { readonly record: object };
    const text = canonicalText(sealed).replace('"atLeast":0.4', '"atLeast":0.1');
    const forged = join(folder, 'forged-criteria.json');
    writeFileSync(forged, `{"digest":"${createHash('sha256').update(text).digest('hex')}","record":${text}}`);
    await expect(runCommand(run, ['verify', forged, runs])).rejects.toMatchObject({ code: 'document.changed' });
  });

  test.for(['{}', '[]', '{"record":{"kind":"x"},"digest":"0"}', '{"a":'])('%s is no record', async (text) => {
    const path = join(folder, 'no-record.json');
    writeFileSync(path, text);
    await expect(runCommand(run, ['verify', path, runs])).rejects.toMatchObject({ name: 'BadDocument' });
  });
});
