import { declarePartnerCriteria as endpoint } from '#api/frontier/partners.ts';
import { mayDeclare } from '#core/frontier/partners/declared.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { accept } from '#core/kernel/decision.ts';
import { sha256 } from '#server/digest.ts';
import { isClearinghouse, noClearinghouse } from '#server/frontier/clearinghouse.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertCriteria, listCriteria, lockCriteria } from '#server/postgres/frontier/partner-criteria.ts';

export const declarePartnerCriteria = operation(endpoint, ({ inTransaction, ids, clock }, { params: { org }, body }) =>
  inTransaction(async (tx) => {
    if (!(await isClearinghouse(tx, org))) return noClearinghouse();
    const may = mayDeclare(body);
    if (!may.ok) return may;
    await lockCriteria(tx);
    const [last] = await listCriteria(tx);
    const version = (last?.version ?? 0) + 1;
    const digest = sha256(canonicalText(body));
    await insertCriteria(tx, org, { version, declaredAt: clock.now(), digest, body });
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'frontier-partner-criteria', id: String(version) },
      kind: 'frontier-partner-criteria.declared',
      digests: { criteria: digest },
    });
    return accept({ version, digest });
  }),
);
