// What webhooks are told follows from plans, and from who may see them.
import { z } from 'zod';
import { isId, type OrganizationId } from '#core/kernel/ids.ts';
import { job, type Job } from '#server/jobs/job.ts';
import { customersOf } from '#server/postgres/webhook-tickets.ts';
import { writeTickets as write } from '#server/webhooks/write-tickets.ts';

/** After these, tickets of the organization itself may be others, or go elsewhere. */
const ofItself: ReadonlySet<string> = new Set(['plan.made', 'plan.removed', 'grant.given']);
/** After these, all tickets that its webhooks are to be told of. */
const ofAll: ReadonlySet<string> = new Set(['webhook.added', 'webhook.enabled']);

/** Organizations that one provider acts for; each plan is read and compared. */
const customersMax = 10_000;

export const writeTickets: Job = job({
  name: 'write-tickets',
  service: 'courier',
  payload: z.strictObject({
    org: z.custom<OrganizationId>((id) => typeof id === 'string' && isId(id)),
    all: z.boolean(),
  }),
  after: ({ kind, organizationId: org }) => {
    if (ofItself.has(kind)) return { payload: { org, all: false }, key: org };
    return ofAll.has(kind) ? { payload: { org, all: true }, key: `${org} all` } : undefined;
  },
  run: async ({ transact, ids, log, signal }, { org, all }) => {
    const customers = all ? await transact((tx) => customersOf(tx, org, customersMax)) : [org];
    let written = 0;
    for (const customer of customers) {
      if (signal.aborted) throw new Error('the server stops');
      written += await transact((tx) => write(tx, ids, customer));
    }
    if (written > 0) log.info({ org, written }, 'tickets were written');
  },
});
