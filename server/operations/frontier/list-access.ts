import { listAccess as endpoint } from '#api/frontier/grants.ts';
import { isOpenProposal, lapsesAt } from '#core/frontier/access/two-people.ts';
import { accept } from '#core/kernel/decision.ts';
import { openInstructions } from '#server/frontier/access/terms.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { grantInAnswer } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import { listGrants } from '#server/postgres/frontier/access-grants.ts';
import { listInstructions } from '#server/postgres/frontier/access-uses.ts';
import { listWidenings, type StoredWidening } from '#server/postgres/frontier/widenings.ts';

/** Far more than organizations are given access to one model. */
const grantsMax = 500;

export const listAccess = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.read');
    if (model === undefined) return noModel();
    const { modelId } = model;
    const told = new Map((await listInstructions(tx, modelId)).map((one) => [one.grantId, one]));
    const at = context.clock.now();
    const widenings = (await listWidenings(tx, modelId)).filter((one) => isOpenProposal(one, at));
    const grants = [];
    for (const grant of await listGrants(tx, { model: modelId, limit: grantsMax })) {
      const instructions = told.get(grant.grantId);
      const widening = widenings.find(({ grantId }) => grantId === grant.grantId);
      grants.push({
        ...(await grantInAnswer(tx, context, grant)),
        instructions: instructions && (await openInstructions(tx, context.sealer, instructions)),
        widening: widening && wideningInAnswer(widening, widening.proposedBy === context.asker.personId),
      });
    }
    return accept({ grants });
  }),
);

function wideningInAnswer(widening: StoredWidening, own: boolean) {
  const { wideningId, scopes, proposedAt } = widening;
  return {
    id: wideningId,
    scopes: [...scopes],
    proposedAt: proposedAt.toString(),
    lapsesAt: lapsesAt(widening).toString(),
    own,
  };
}
