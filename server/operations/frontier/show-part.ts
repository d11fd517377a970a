import { showPart as endpoint } from '#api/frontier/part.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { isConcerned } from '#server/postgres/frontier/plan-changes.ts';

export const showPart = operation(endpoint, async ({ inTransaction }) =>
  accept({ concerned: await inTransaction(isConcerned) }),
);
