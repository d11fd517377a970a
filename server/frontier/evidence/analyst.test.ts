import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { PoolBusy } from '#server/apart/pool.ts';
import type { Program } from '#server/apart/program.ts';
import { EvidenceAnalyst } from '#server/frontier/evidence/analyst.ts';
import { tableOf } from '#server/frontier/fixtures/frontier-files.ts';
import { apartProgram } from '#tests/apart-programs.ts';

const root = mkdtempSync(join(tmpdir(), 'analyst-'));
const analysts: EvidenceAnalyst[] = [];
const failures: (readonly string[])[] = [];
const none = { alias: undefined, suite: undefined };
let entry: string;

beforeAll(async () => {
  entry = await apartProgram('evidence-apart');
});
afterAll(async () => {
  await Promise.all(analysts.map((one) => one.close()));
  rmSync(root, { recursive: true });
});

function analystBy(more: Partial<Program> = {}, folder = join(root, String(analysts.length))): EvidenceAnalyst {
  const parts = {
    ids: uuidIds(systemClock, systemRandom),
    onFailure: (places: readonly string[]) => failures.push(places),
  };
  const analyst = new EvidenceAnalyst(folder, parts, { entry, ...more });
  analysts.push(analyst);
  return analyst;
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

test('what was left of a file by a server that was killed is gone at the next start', () => {
  const folder = join(root, 'left');
  mkdirSync(folder);
  writeFileSync(join(folder, 'left.tmp'), 'runs');
  analystBy({}, folder);
  expect(readdirSync(folder)).toEqual([]);
});

test('a file lies there until it was read, and no longer', async () => {
  const analyst = analystBy();
  const file = await analyst.receive(piecesOf(tableOf({ nimbus: 60 })));
  expect(await analyst.read('a', file, none)).toMatchObject({ ok: true, value: { understood: { runs: 60 } } });
  analyst.discard(file);
  expect(existsSync(file.path)).toBe(false);
});

test('nothing remains of a file that broke off', async () => {
  const folder = join(root, 'broken');
  const analyst = analystBy({}, folder);
  const breaking = async function* (): AsyncGenerator<Uint8Array> {
    yield tableOf({ nimbus: 60 });
    throw new Error('gone');
  };
  await expect(analyst.receive(breaking())).rejects.toThrow('gone');
  expect(readdirSync(folder)).toEqual([]);
});

test('so many files at once are received, and no more', async () => {
  const analyst = analystBy();
  const files = [];
  for (let count = 0; count < 16; count += 1) files.push(await analyst.receive(piecesOf(tableOf({ nimbus: 60 }))));
  await expect(analyst.receive(piecesOf(tableOf({ nimbus: 60 })))).rejects.toBeInstanceOf(PoolBusy);
  for (const file of files) analyst.discard(file);
  const next = await analyst.receive(piecesOf(tableOf({ nimbus: 60 })));
  expect(existsSync(next.path)).toBe(true);
});

test.each<readonly [what: string, more: Partial<Program>, code: string]>([
  ['takes too long', { wallMs: 1 }, 'document.takes_too_long'],
  ['answers too much', { answerBytesMax: 100 }, 'document.takes_too_much'],
  ['makes its reader fail', { entry: 'server/apart/fixtures/misbehave' }, 'document.reader_failed'],
])('one that %s is refused', async (_, more, code) => {
  const analyst = analystBy(more);
  const file = await analyst.receive(piecesOf(tableOf({ nimbus: 60 })));
  expect(await analyst.read('a', file, none)).toMatchObject({ ok: false, code });
});

test('a failure is told to the log by places alone', () => {
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.flat().join()).not.toContain('nimbus');
});
