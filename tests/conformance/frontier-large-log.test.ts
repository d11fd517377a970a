// A log far larger than the memory that reads it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { writeLargeLog } from '#tests/large-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'large-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** 500 MiB. */
const samples = 100;

/** What the heap may hold before Node gives up; how soon what lies outside of it is let go is not ours to say. */
const heapMebi = 64;

test('a log of 500 MiB is read in a heap of 64 MiB, and never stands in memory whole', () => {
  const path = join(folder, 'large.json');
  writeLargeLog(path, samples);
  const reader = pathToFileURL(fileURLToPath(new URL('../../cli/frontier/read-log.ts', import.meta.url))).href;
  // `VmHWM` is the process's own; `maxRSS` would begin with what this one held when it forked.
  const script = `const { readFileSync } = await import('node:fs');
    const { readLog } = await import(${JSON.stringify(reader)});
    const { log, refusals } = await readLog(${JSON.stringify(path)});
    const own = /^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'));
    console.log(JSON.stringify({ samples: log.samples.length, refusals, kilobytes: Number(own?.[1]) }));`;
  const ran = spawnSync(process.execPath, [`--max-old-space-size=${heapMebi}`, '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(ran.stderr).toBe('');
  const found = JSON.parse(ran.stdout) as {
    readonly samples: number;
    readonly refusals: readonly unknown[];
    readonly kilobytes: number;
  };
  expect(found).toMatchObject({ samples, refusals: [] });
  expect(found.kilobytes * 1024).toBeLessThan(statSync(path).size);
}, 240_000);
