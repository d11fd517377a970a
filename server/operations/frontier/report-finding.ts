import { reportFinding as endpoint } from '#api/frontier/findings.ts';
import { namesModel } from '#core/frontier/access/shield.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { clocksInAnswer } from '#server/findings/in-answer.ts';
import { submitReport } from '#server/findings/submit.ts';
import { placeOfFinding, provenanceBytes } from '#server/frontier/findings/provenance.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { openModel } from '#server/frontier/told-model.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { operation } from '#server/operations/context.ts';
import { insertFinding } from '#server/postgres/frontier/findings.ts';

export const reportFinding = operation(endpoint, (context, { params, body: { report, provenance } }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.act', scope: 'model', what: endpoint.id } as const;
    const reached = await reachModel(tx, context, params.model, wanted);
    if (reached === undefined) return noModel();
    const { model, organization } = reached;
    const { name } = await openModel(tx, context.sealer, model);
    if (namesModel(JSON.stringify(report), name)) {
      return refuse('finding.names_model', `Readers of a report must not learn the model: write ${model.shield}.`);
    }
    const submitted = await submitReport(tx, context, { organizationId: organization, content: report });
    if (!submitted.ok) return submitted;
    const { reportId, receipt, grade, ends } = submitted.value;
    const findingId = context.ids.next<'model-finding'>();
    const owner = { organizationId: model.developer, compartmentId: model.compartmentId };
    const plain = { place: placeOfFinding(findingId), plain: provenanceBytes(provenance) };
    const sealed = await context.sealer.seal(tx, owner, plain);
    const { developer, modelId } = model;
    await insertFinding(tx, { developer, modelId, findingId, reportId, by: organization, sealed });
    await recordOfModel(tx, context, model, { kind: 'frontier-finding.reported' });
    return accept({ id: reportId, receipt, grade, clocks: clocksInAnswer(ends) });
  }),
);
