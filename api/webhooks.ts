// Webhooks: where an organization wants its tickets sent.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';

const org = organizationId;
const webhook = idOf<'webhook'>();
const asks = { permission: 'organization.manage', of: 'org' } as const;
const instant = z.iso.datetime();

/** Of one organization. */
export const webhooksMax = 10;

const why = z.enum(['address', 'connection', 'time', 'status']).meta({
  description:
    'Why a message did not arrive. `address`: it is not one of the public internet; `connection`: none was made, or it broke off; ' +
    '`time`: no answer within ten seconds; `status`: one that is no success (redirects are not followed)',
});
const status = z.int().optional().meta({ description: 'That was answered; nothing else of an answer is looked at' });

export const listWebhooks = endpoint({
  id: 'list-webhooks',
  method: 'GET',
  path: '/api/organizations/{org}/webhooks',
  summary: 'Where an organization’s tickets are sent, and whether they arrive.',
  asks,
  params: { org },
  output: z.object({
    webhooks: z.array(
      z
        .object({
          id: webhook,
          url: z.string(),
          madeAt: instant,
          state: z.enum(['active', 'disabled']).meta({
            description:
              '`disabled`: nothing arrived for five days, or the receiver said that it is gone; a test that arrives enables it',
          }),
          failing: z
            .object({ since: instant, failures: z.int(), why, status })
            .optional()
            .meta({ description: 'Absent: the last message arrived' }),
          deliveredAt: instant.optional(),
          waiting: z.int().meta({ description: 'Messages that are still to be sent' }),
          givenUp: z.int().meta({ description: 'Tickets whose last message was refused fifteen times' }),
        })
        .meta({ id: 'Webhook' }),
    ),
  }),
  refusals: [],
});

export const addWebhook = endpoint({
  id: 'add-webhook',
  method: 'POST',
  path: '/api/organizations/{org}/webhooks',
  summary:
    'Sends tickets to an address from now on: of this week’s actions of the organization, and of all that it acts for. Its secret is shown this once.',
  asks,
  stepUp: true,
  params: { org },
  body: z.strictObject({ url: z.url().max(2000) }),
  output: z.object({
    id: webhook,
    secret: z.string().meta({ description: '`whsec_…`: what messages are signed with, by Standard Webhooks' }),
  }),
  status: 201,
  shownOnce: true,
  refusals: ['webhook.address', 'webhook.too_many'],
});

export const removeWebhook = endpoint({
  id: 'remove-webhook',
  method: 'DELETE',
  path: '/api/organizations/{org}/webhooks/{webhook}',
  summary: 'Sends nothing there any more.',
  asks,
  stepUp: true,
  params: { org, webhook },
  output: z.undefined(),
  refusals: [],
});

export const testWebhook = endpoint({
  id: 'test-webhook',
  method: 'POST',
  path: '/api/organizations/{org}/webhooks/{webhook}/tests',
  summary: 'Sends a message that says nothing, and tells whether it arrived; then one that was disabled is enabled.',
  asks,
  params: { org, webhook },
  output: z.object({ arrived: z.boolean(), why: why.optional(), status }),
  cost: 10,
  refusals: [],
});
