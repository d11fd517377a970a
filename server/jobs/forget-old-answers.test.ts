import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#ports/clock.ts';
import { systemRandom } from '#ports/random.ts';
import { forgetOldAnswers } from '#server/jobs/forget-old-answers.ts';
import { makeLog } from '#server/log.ts';
import { asRoot } from '#server/postgres/roles.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { ids } from '#tests/parties.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('answers of more than thirty days are forgotten, and younger ones kept', async () => {
  const asked = await asRoot(database.rootAddress, async (root) => {
    for (const days of [29, 31, 400]) {
      await root.query(
        `INSERT INTO breakwater.idempotency_key (person_id, actor_id, endpoint, key, request_hash, status, created_at)
         VALUES ($1, $1, 'make-token', $2, sha256('x'), 201, now() - make_interval(days => $3))`,
        [ids.next(), String(days), days],
      );
    }
    const secret = await database.service('sweeper');
    await forgetOldAnswers.run({
      clock: systemClock,
      ids,
      random: systemRandom,
      log: makeLog('silent'),
      transact: (work) => inTransaction(database.app, secret, (tx) => work(tx)),
      signal: new AbortController().signal,
    } as Parameters<typeof forgetOldAnswers.run>[0]);
    return root.query('SELECT key FROM breakwater.idempotency_key');
  });
  expect(asked.rows).toEqual([{ key: '29' }]);
});
