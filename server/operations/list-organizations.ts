import { listOrganizations as endpoint } from '#api/organizations.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { organizationInAnswer } from '#server/parties/in-answer.ts';
import { pageOf } from '#server/parties/page.ts';
import { listOrganizations as read } from '#server/postgres/organizations.ts';

export const listOrganizations = operation(endpoint, async ({ inTransaction }, { query: { after, limit } }) => {
  const found = await inTransaction((tx) => read(tx, { after, limit: limit + 1 }));
  const { page, next } = pageOf(found, limit, ({ organizationId }) => organizationId);
  return accept({ organizations: page.map(organizationInAnswer), next });
});
