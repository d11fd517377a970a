import { listEnrolments as endpoint } from '#api/enrolments.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listWaitingOrganizations } from '#server/postgres/enrolments.ts';

export const listEnrolments = operation(
  endpoint,
  async ({ inTransaction, clock }, { params: { org }, query: { after, limit } }) => {
    const found = await inTransaction((tx) => listWaitingOrganizations(tx, org, { after, limit: limit + 1 }));
    const { page, next } = pageOf(found, limit, ({ organizationId }) => organizationId);
    const now = clock.now();
    return accept({
      organizations: page.map(({ organizationId, name, administrator, state, expiresAt }) => ({
        id: organizationId,
        name,
        administrator,
        state,
        isExpired: state === 'open' && Temporal.Instant.compare(expiresAt, now) <= 0,
        expiresAt: expiresAt.toString(),
      })),
      next,
    });
  },
);
