import { listModelFindings as endpoint } from '#api/frontier/findings.ts';
import { accept } from '#core/kernel/decision.ts';
import { placeOfFinding, provenanceOf } from '#server/frontier/findings/provenance.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listFindings } from '#server/postgres/frontier/findings.ts';

export const listModelFindings = operation(endpoint, (context, { params, query: { after, limit } }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachModel(tx, context, params.model, { permission: 'frontier.read', what: endpoint.id });
    if (reached === undefined) return noModel();
    const found = await listFindings(tx, params.model, { after, limit: limit + 1 });
    const { page, next } = pageOf(found, limit, ({ findingId }) => findingId);
    const findings = [];
    for (const { findingId, reportId, at, byName, by, developer, sealed } of page) {
      const place = placeOfFinding(findingId);
      const plain = await context.sealer.unseal(tx, developer, { ...sealed, place });
      const isOurs = by === reached.organization;
      const provenance = provenanceOf(plain);
      findings.push({ id: findingId, report: reportId, at: at.toString(), by: byName, isOurs, provenance });
    }
    return accept({ findings, next });
  }),
);
