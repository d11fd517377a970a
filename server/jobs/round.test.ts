import { expect, test } from 'vitest';
import { makeRounds } from '#server/jobs/round.ts';
import type { JobContext } from '#server/jobs/job.ts';
import { makeLog } from '#server/log.ts';

test('a round that fails is logged by its name and made again, until told to stop', async () => {
  const said: string[] = [];
  const log = makeLog('info', { write: (line) => said.push(line) });
  const stopping = new AbortController();
  let made = 0;
  const run = (): Promise<void> => {
    made += 1;
    if (made === 3) stopping.abort();
    return made === 1 ? Promise.reject(new Error('secret words')) : Promise.resolve();
  };
  const context = { log, signal: stopping.signal } as unknown as JobContext;
  await makeRounds({ name: 'look-around', service: 'planner', everyMs: 1, run }, context);
  expect(made).toBe(3);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('look-around');
  expect(said[0]).not.toContain('secret words');
});
