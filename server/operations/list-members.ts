import { listMembers as endpoint } from '#api/members.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listMembers as read } from '#server/postgres/members.ts';

export const listMembers = operation(
  endpoint,
  async ({ inTransaction }, { params: { org }, query: { after, limit } }) => {
    const found = await inTransaction((tx) => read(tx, org, { after, limit: limit + 1 }));
    const { page, next } = pageOf(found, limit, ({ personId }) => personId);
    return accept({
      members: page.map(({ personId, name, email, role, state, since }) => ({
        id: personId,
        name,
        email,
        role,
        state,
        since: since.toString(),
      })),
      next,
    });
  },
);
