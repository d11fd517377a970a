import { listInvitations as endpoint } from '#api/members.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listInvitations as read } from '#server/postgres/invitations.ts';

export const listInvitations = operation(
  endpoint,
  async ({ inTransaction, clock }, { params: { org }, query: { after, limit } }) => {
    const found = await inTransaction((tx) => read(tx, org, { after, limit: limit + 1 }));
    const { page, next } = pageOf(found, limit, ({ invitationId }) => invitationId);
    const now = clock.now();
    return accept({
      invitations: page.map(({ invitationId, email, role, expiresAt, state }) => ({
        id: invitationId,
        email,
        role,
        expiresAt: expiresAt.toString(),
        state,
        isExpired: state === 'open' && Temporal.Instant.compare(expiresAt, now) <= 0,
      })),
      next,
    });
  },
);
