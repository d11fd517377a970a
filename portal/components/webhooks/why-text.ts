// Why a message did not arrive, and where to look.
import type { AnswerOf } from '#api/endpoint.ts';
import type { testWebhook } from '#api/webhooks.ts';

export type Undelivered = Pick<AnswerOf<typeof testWebhook>, 'why' | 'status'>;

export function whyText({ why, status }: Undelivered): string {
  switch (why) {
    case 'address':
      return 'The address is not one of the public internet: check what its name leads to.';
    case 'connection':
      return 'No connection was made, or it broke off: check that the receiver runs, and its certificate.';
    case 'time':
      return 'It did not answer within ten seconds.';
    case 'status':
      return `It answered ${status === undefined ? 'with a status that is no success' : `with status ${status}`}, which is no success; redirects are not followed.`;
    case undefined:
      return 'Nothing more is known of why.';
  }
}
