import { listDocuments as endpoint } from '#api/inventories.ts';
import { accept } from '#core/kernel/decision.ts';
import { documentInAnswer } from '#server/inventories/in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listDocuments as list } from '#server/postgres/inventory-documents.ts';

export const listDocuments = operation(endpoint, async ({ inTransaction }, { params: { org }, query }) => {
  const { after, limit } = query;
  const found = await inTransaction((tx) => list(tx, org, { after, limit: limit + 1 }));
  const { page, next } = pageOf(found, limit, ({ path }) => path);
  return accept({ documents: page.map(documentInAnswer), next });
});
