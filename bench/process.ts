// Processes as they are measured: how long one takes from start to end, and the most memory it held.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Words for the Node that runs the benchmark. */
export type Call = readonly string[];

/** Node's own start and nothing else: what every other time is held against. */
export const bareStart: Call = ['-e', '0'];

/** The command from this checkout, as `./breakwater` runs it; no state is read, so that each run does the same. */
export function breakwater(...words: readonly string[]): Call {
  return [join(root, 'scripts/run.mjs'), ...words];
}

/** A script of the benchmark itself. */
export function script(name: string, ...words: readonly string[]): Call {
  return [join(root, 'bench', name), ...words];
}

export interface Ran {
  readonly ms: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs to the end; throws where it fails. The output is taken only where it is asked for. */
export function run(call: Call, output: 'kept' | 'ignored' = 'ignored'): Ran {
  const from = performance.now();
  const ran = spawnSync(process.execPath, call, {
    stdio: ['ignore', output === 'kept' ? 'pipe' : 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
  });
  const ms = performance.now() - from;
  if (ran.status !== 0) throw new Error(`${call.join(' ')} ended with ${ran.status ?? ran.signal}: ${ran.stderr}`);
  return { ms, stdout: output === 'kept' ? ran.stdout : '', stderr: ran.stderr };
}

// `VmHWM` is the process's own; `ru_maxrss` would begin with what the measuring process held when it forked.
const telling = `
import { readFileSync, writeSync } from 'node:fs';
process.on('exit', () => {
  let bytes = process.resourceUsage().maxRSS * 1024;
  try {
    bytes = Number(/^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))[1]) * 1024;
  } catch {}
  writeSync(3, String(bytes));
});`;

/** The most bytes that the process held in memory, of the better of `runs` runs. */
export function peakBytes(call: Call, runs = 3): number {
  const peaks: number[] = [];
  for (let count = 0; count < runs; count += 1) {
    const words = ['--import', `data:text/javascript,${encodeURIComponent(telling)}`, ...call];
    const ran = spawnSync(process.execPath, words, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
    if (ran.status !== 0) throw new Error(`${call.join(' ')} ended with ${ran.status ?? ran.signal}`);
    peaks.push(Number(String(ran.output[3] ?? '')));
  }
  return Math.min(...peaks);
}
