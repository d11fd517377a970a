import { showDetermination as endpoint } from '#api/frontier/determinations.ts';
import { accept } from '#core/kernel/decision.ts';
import { determinationMoves } from '#server/frontier/determination/life.ts';
import { determinationInAnswer } from '#server/frontier/determination/told.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { readRecord } from '#server/frontier/record.ts';
import { operation } from '#server/operations/context.ts';

export const showDetermination = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'record', what: endpoint.id } as const;
    const reached = await reachModel(tx, context, params.model, wanted);
    if (reached === undefined) return noModel();
    const moves = determinationMoves(await readRecord(tx, context, params.model));
    return accept(determinationInAnswer(moves, reached.reach, context.asker.personId));
  }),
);
