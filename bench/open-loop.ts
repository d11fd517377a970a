// Requests that come when they come, whether or not earlier ones were answered: a server that falls behind is not waited for.
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** How long work took that was to begin at its time on the schedule: waiting for its turn counts. */
export interface Latencies {
  readonly count: number;
  readonly medianMs: number;
  /** Of a hundred, one took longer. */
  readonly p99Ms: number;
  readonly mostMs: number;
}

export interface Schedule {
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Begins `one` as often as the schedule says.
 *
 * @throws what any of them throws
 */
export async function onSchedule(
  { perSecond, seconds }: Schedule,
  one: (number: number) => Promise<void>,
): Promise<Latencies> {
  const tookMs: number[] = [];
  const running: Promise<void>[] = [];
  const from = performance.now();
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const dueAt = from + (number * 1000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await setTimeout(early);
    running.push(one(number).then(() => void tookMs.push(performance.now() - dueAt)));
  }
  await Promise.all(running);
  tookMs.sort((a, b) => a - b);
  const at = (part: number): number => tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * part))] ?? 0;
  return { count: tookMs.length, medianMs: at(0.5), p99Ms: at(0.99), mostMs: tookMs.at(-1) ?? 0 };
}

/** Connections are kept, as browsers keep them; as many as there are requests at once. */
export function keptConnections(): Agent {
  return new Agent({ keepAlive: true });
}

/** Bytes of the answer as they came, packed; throws where its status is not 200. */
export function get(url: string, agent: Agent, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { agent, headers: { 'accept-encoding': 'gzip, deflate, br, zstd', ...headers } };
    const asked = request(url, options, (answer) => {
      let bytes = 0;
      if (answer.statusCode !== 200) reject(new Error(`${url} was answered ${answer.statusCode ?? 0}`));
      answer.on('data', (chunk: Uint8Array) => (bytes += chunk.length));
      answer.on('error', reject);
      answer.on('end', () => resolve(bytes));
    });
    asked.on('error', reject);
    asked.end();
  });
}
