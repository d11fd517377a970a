import { listEvents as endpoint } from '#api/events.ts';
import { pageFrom } from '#api/pages.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listEvents as read } from '#server/postgres/events.ts';

export const listEvents = operation(
  endpoint,
  async ({ inTransaction }, { params, query: { after, limit, object } }) => {
    const found = await inTransaction((tx) => read(tx, params.org, { object, after: after?.[0], limit: limit + 1 }));
    const { items, next } = pageFrom(found, limit, ({ eventId }) => [eventId]);
    return accept({
      items: items.map(({ eventId, organizationId: _org, at, digests, ...rest }) => ({
        ...rest,
        id: eventId,
        at: at.toString(),
        digests: { ...digests },
      })),
      next,
    });
  },
);
