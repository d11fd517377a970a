// An organization's plan is made anew after whatever it is made from changed.
import { z } from 'zod';
import { isId, type OrganizationId } from '#core/kernel/ids.ts';
import { job, type Job } from '#server/jobs/job.ts';
import { replan } from '#server/planning/replan.ts';

/** Kinds of events after which an organization's plan may be another one. */
const causes: ReadonlySet<string> = new Set([
  'document.uploaded',
  'document.removed',
  'asset.edited',
  'action.started',
  'action.done',
  'action.deferred',
  'action.answered',
  'question.answered',
  'organization.changed',
  'plan.outdated',
]);

export const replanOrganization: Job = job({
  name: 'replan-organization',
  service: 'planner',
  payload: z.strictObject({ org: z.custom<OrganizationId>((id) => typeof id === 'string' && isId(id)) }),
  after: ({ kind, organizationId }) =>
    causes.has(kind) ? { payload: { org: organizationId }, key: organizationId } : undefined,
  run: async (context, { org }) => {
    const replanned = await replan(context.planning, context, org);
    context.log.info({ org, outcome: replanned.is }, 'a plan was asked for');
  },
});
