import { showModelUse as endpoint } from '#api/frontier/grants.ts';
import { accept } from '#core/kernel/decision.ts';
import { openInstructions } from '#server/frontier/access/terms.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { listInstructions } from '#server/postgres/frontier/access-uses.ts';

export const showModelUse = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'model', what: 'show-model-use' } as const;
    const reached = await reachModel(tx, context, params.model, wanted);
    if (reached === undefined) return noModel();
    const { reach } = reached;
    const ways = [];
    for (const one of await listInstructions(tx, params.model)) {
      const isOwn = reach.by === 'developer' || reach.grants.some(({ grantId }) => grantId === one.grantId);
      if (isOwn) ways.push({ grant: one.grantId, instructions: await openInstructions(tx, context.sealer, one) });
    }
    return accept({ ways });
  }),
);
