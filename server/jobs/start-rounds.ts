// Rounds within a running server, each under a session of its own.
import type { Pool } from 'pg';
import { makeRounds, type Round } from '#server/jobs/round.ts';
import type { RunningJobs } from '#server/jobs/start-jobs.ts';
import type { Log } from '#server/log.ts';
import type { Outside } from '#server/operations/context.ts';
import { openJobSession, renewJobSession } from '#server/postgres/job-session.ts';
import { inTransaction, type Transaction } from '#server/postgres/transaction.ts';

export interface RoundsParts {
  readonly rounds: readonly Round[];
  readonly outside: Outside;
  readonly log: Log;
}

export interface RoundsDatabase {
  /** As breakwater_app. */
  readonly app: Pool;
  /** As breakwater_owner. */
  readonly ownerPool: Pool;
}

export async function startRounds(
  { rounds, outside, log }: RoundsParts,
  { app, ownerPool }: RoundsDatabase,
): Promise<RunningJobs> {
  const stopping = new AbortController();
  const opened = await Promise.all(
    rounds.map(async (round) => ({ round, secret: await openJobSession(ownerPool, round.service, outside) })),
  );
  const running = opened.map(({ round, secret }) => {
    const transact = <Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> =>
      inTransaction(app, secret, work);
    const run: Round['run'] = async (context) => {
      await transact(renewJobSession);
      await round.run(context);
    };
    return makeRounds({ ...round, run }, { ...outside, log, transact, signal: stopping.signal });
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
