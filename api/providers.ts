// A provider's work across all organizations that it acts for.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { organizationId } from '#api/ids.ts';
import { day, instant } from '#api/told.ts';

const org = organizationId;
const asks = { permission: 'organization.read', of: 'org' } as const;
const hours = z.coerce
  .number()
  .min(0)
  .max(100_000)
  .default(40)
  .meta({ description: 'The pool: hours that your people have this week for all of them' });

/** Organizations in one overview; grants of more are counted, not shown. */
export const customersMax = 500;
/** Pieces of software that are told of one search. */
export const softwareMax = 500;

const turn = z
  .object({
    customer: z.object({ id: organizationId, name: z.string() }),
    action: z.string().meta({ description: 'Its id in the customer’s plan' }),
    title: z.string(),
    hours: z.number(),
    dueOn: day.optional(),
    rule: z.string().meta({ description: 'What sets the day, and whether it binds' }),
    riskRemoved: z.number().meta({ description: 'Share of this customer’s own risk, 0 to 1' }),
  })
  .meta({ id: 'PoolTurn' });

export const showOverview = endpoint({
  id: 'show-overview',
  method: 'GET',
  path: '/api/providers/{org}/overview',
  summary: 'All that a provider acts for on one page: what is due where, and one pool of hours planned across them.',
  asks,
  params: { org },
  query: { hours },
  output: z.object({
    customers: z.array(
      z.object({
        id: organizationId,
        name: z.string(),
        plan: z
          .object({
            asOf: day,
            madeAt: instant,
            actions: z.int().meta({ description: 'Of this week, by its own hours' }),
            later: z.int(),
            dueWithinWeek: z.int(),
            overdue: z.int(),
            cannotMeet: z.int(),
            inKev: z.int(),
            questions: z.int(),
            text: z.string(),
          })
          .optional()
          .meta({ description: 'Absent: there is none yet, which says nothing of its risk' }),
      }),
    ),
    isWhole: z.boolean().meta({ description: `False: there are more than ${customersMax}, and this leaves some out` }),
    week: z.array(turn).meta({ description: 'What to do first, across all of them' }),
    unmet: z.array(turn).meta({ description: 'Due within the week, and the hours do not reach' }),
    usedHours: z.number(),
    left: z.object({ count: z.int(), hours: z.number() }),
    method: z.string().meta({ description: 'How the pool was planned' }),
  }),
  cost: 10,
  refusals: [],
});

export const findSoftware = endpoint({
  id: 'find-software',
  method: 'GET',
  path: '/api/providers/{org}/software',
  summary: 'Who of those that a provider acts for runs something, on which assets, in which version.',
  asks,
  params: { org },
  query: { named: z.string().trim().min(1).max(100) },
  output: z.object({
    found: z.array(
      z.object({
        customer: z.object({ id: organizationId, name: z.string() }),
        asset: z.string(),
        count: z.int().meta({ description: 'How many alike the asset stands for' }),
        name: z.string(),
        version: z.string().optional(),
      }),
    ),
    isWhole: z.boolean().meta({ description: `False: there is more than these ${softwareMax}` }),
  }),
  cost: 10,
  refusals: [],
});

export const downloadTickets = endpoint({
  id: 'download-tickets',
  method: 'GET',
  path: '/api/providers/{org}/tickets',
  summary: 'The week of the pool as a spreadsheet, one ticket a row, for a ticket system to take in.',
  asks,
  params: { org },
  query: { hours },
  output: { kind: 'file', mediaTypes: ['text/csv; charset=utf-8'] },
  cost: 10,
  refusals: [],
});
