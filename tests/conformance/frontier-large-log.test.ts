// A log far larger than the memory that reads it.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'large-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mebi = 1024 * 1024;
const samples = 100;

/** 500 MiB: samples of 5 MiB of events each, which nobody asked for. */
function write(path: string): void {
  const file = openSync(path, 'w');
  const event = `{"event":"model","text":"${'"] } \\u00e9 {"'.replaceAll('"', '\\"').repeat(5000)}","deep":[[[{}]]]}`;
  const events = Array.from({ length: Math.ceil((5 * mebi) / event.length) }, () => event).join(',');
  const head =
    '{"version":2,"status":"success","eval":{"model":"m","task":"t"},"results":{"total_samples":100,"scores":[{"name":"match","scorer":"match","metrics":{"accuracy":{"name":"accuracy","value":0.5}}}]},"samples":[';
  writeSync(file, head);
  for (let index = 0; index < samples; index++) {
    const value = index % 2 === 0 ? '"C"' : '"I"';
    writeSync(
      file,
      `${index === 0 ? '' : ','}{"id":${index},"epoch":1,"scores":{"match":{"value":${value}}},"events":[`,
    );
    writeSync(file, events);
    writeSync(file, ']}');
  }
  writeSync(file, ']}');
  closeSync(file);
}

/** What the heap may hold before Node gives up; how soon what lies outside of it is let go is not ours to say. */
const heapMebi = 64;

test('a log of 500 MiB is read in a heap of 64 MiB, and never stands in memory whole', () => {
  const path = join(folder, 'large.json');
  write(path);
  const reader = pathToFileURL(fileURLToPath(new URL('../../cli/frontier/read-log.ts', import.meta.url))).href;
  const script = `const { readLog } = await import(${JSON.stringify(reader)});
    const { log, refusals } = await readLog(${JSON.stringify(path)});
    console.log(JSON.stringify({ samples: log.samples.length, refusals, kilobytes: process.resourceUsage().maxRSS }));`;
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
