import { failuresMax, showJobs as endpoint } from '#api/jobs.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { failedJobs, jobsByKind, ledgerLagSeconds } from '#server/postgres/job-queue.ts';
import { findOrganization } from '#server/postgres/organizations.ts';

export const showJobs = operation(endpoint, ({ inTransaction }, { params: { org } }) =>
  inTransaction(async (tx) => {
    if ((await findOrganization(tx, org))?.nature.kind !== 'clearinghouse')
      return refuse('jobs.not_clearinghouse', 'Jobs are those of the whole service.');
    const failures = await failedJobs(tx, org, failuresMax);
    return accept({
      kinds: (await jobsByKind(tx, org)).map(({ waitingSince, ...kind }) => ({
        ...kind,
        waitingSince: waitingSince?.toString(),
      })),
      failures: failures.map(({ failedAt, nextAt, ...failure }) => ({
        ...failure,
        failedAt: failedAt.toString(),
        nextAt: nextAt?.toString(),
      })),
      ledgerLagSeconds: await ledgerLagSeconds(tx),
    });
  }),
);
