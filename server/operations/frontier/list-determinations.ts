import { listDeterminations as endpoint } from '#api/frontier/determinations.ts';
import { accept } from '#core/kernel/decision.ts';
import { openDetermination } from '#server/frontier/determination/kept.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listDeterminations as read } from '#server/postgres/frontier/determinations.ts';

export const listDeterminations = operation(
  endpoint,
  ({ inTransaction, sealer }, { params: { org }, query: { after, limit } }) =>
    inTransaction(async (tx) => {
      const found = await read(tx, org, { after, limit: limit + 1 });
      const { page, next } = pageOf(found, limit, ({ determinationId }) => determinationId);
      const determinations = [];
      for (const kept of page) {
        const record = await openDetermination(tx, sealer, kept);
        determinations.push({ id: kept.determinationId, shield: kept.shield, record });
      }
      return accept({ determinations, next });
    }),
);
