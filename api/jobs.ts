// What the service does by itself, for whoever administers the clearinghouse.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { organizationId } from '#api/ids.ts';

const instant = z.iso.datetime();

/** Failures that are told of at once. */
export const failuresMax = 50;

export const showJobs = endpoint({
  id: 'show-jobs',
  method: 'GET',
  path: '/api/organizations/{org}/jobs',
  summary: 'How the jobs of the service stand, in the name of the clearinghouse: by kind, never what a job is about.',
  asks: { permission: 'organization.manage', of: 'org' },
  params: { org: organizationId },
  output: z.object({
    kinds: z
      .array(
        z
          .object({
            name: z.string(),
            waiting: z.int().meta({ description: 'Those that failed and are tried again too' }),
            running: z.int(),
            retried: z.int().meta({ description: 'Of these, how many failed before' }),
            failed: z.int().meta({ description: 'As often as they may: nobody tries them again' }),
            waitingSince: instant.optional().meta({ description: 'Of the oldest that waits' }),
          })
          .meta({ id: 'JobKind' }),
      )
      .meta({ description: 'Those of which a job is there; one that is done is gone' }),
    failures: z
      .array(
        z.object({
          name: z.string(),
          attempts: z.int(),
          attemptsMax: z.int(),
          failedAt: instant,
          nextAt: instant.optional().meta({ description: 'Absent: it is not tried again' }),
        }),
      )
      .meta({ description: 'Newest first; why, the log of the server says' }),
    ledgerLagSeconds: z.number().meta({ description: 'How long the oldest event waits that no jobs follow from yet' }),
  }),
  refusals: ['jobs.not_clearinghouse'],
});
