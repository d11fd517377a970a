import { listVulnerabilities as endpoint } from '#api/vulnerabilities.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listConcerns } from '#server/postgres/matches.ts';

export const listVulnerabilities = operation(endpoint, async ({ inTransaction }, { params: { org }, query }) => {
  const { after, limit } = query;
  const found = await inTransaction((tx) => listConcerns(tx, org, { after, limit: limit + 1 }));
  const { page, next } = pageOf(found, limit, ({ vulnerability }) => vulnerability);
  return accept({
    vulnerabilities: page.map(({ vulnerability: id, affected, unknown, takenAsMended }) => ({
      id,
      affected,
      unknown,
      takenAsMended,
    })),
    next,
  });
});
