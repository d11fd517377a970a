// Answers that are kept for requests which come again are forgotten after thirty days: they are copies of what was shown once.
import type { Round } from '#server/jobs/round.ts';
import { forgetOldAnswers as forget } from '#server/postgres/idempotency.ts';

export const forgetOldAnswers: Round = {
  name: 'forget-old-answers',
  service: 'sweeper',
  everyMs: 6 * 60 * 60 * 1000,
  run: async ({ transact, log }) => {
    const forgotten = await transact(forget);
    if (forgotten > 0) log.info({ forgotten }, 'old answers were forgotten');
  },
};
