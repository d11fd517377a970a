import { determinedVerdicts } from '#core/frontier/verdicts.ts';
import { publishEdition as endpoint } from '#api/frontier/fairness.ts';
import { duePeriod, nextEdition } from '#core/frontier/fairness/editions.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { commitmentsFor, keepCommitment } from '#server/frontier/fairness/commitments.ts';
import { editionIn, leastDevelopers, yearsClosed } from '#server/frontier/fairness/editions.ts';
import { notOverseer, overseenLedger } from '#server/frontier/fairness/ledger.ts';
import { declaredCriteria } from '#server/frontier/partners/application.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertEdition, listEditions, lockEditions } from '#server/postgres/frontier/editions.ts';
import { overseerOf } from '#server/postgres/frontier/fairness.ts';

export const publishEdition = operation(endpoint, (context, { params: { org } }) =>
  context.inTransaction(async (tx) => {
    if ((await overseerOf(tx)) !== org) return notOverseer();
    await lockEditions(tx);
    const before = (await listEditions(tx)).map(({ body }) => editionIn(body));
    const last = before.at(-1)?.period;
    const at = context.clock.now();
    const due = duePeriod(last, at.toZonedDateTimeISO('UTC').toPlainDate());
    if (due === undefined) return refuse('edition.too_soon', 'The next quarter is not over.');
    const period = due.toString();
    const { entries, partners } = await overseenLedger(tx, context);
    const targets = (await declaredCriteria(tx))[0]?.text.targets.map(({ id }) => id) ?? [];
    const body = nextEdition(
      { entries, partners, targets },
      { period, before, verdicts: determinedVerdicts, least: leastDevelopers },
    );
    const commitments = commitmentsFor(entries, { since: last, until: period }, context.random);
    const opensOn = due.add({ years: yearsClosed }).toString();
    const digests = commitments.map(({ digest }) => digest);
    await insertEdition(tx, { overseer: org, period, publishedAt: at, body, commitments: digests, opensOn });
    for (const one of commitments) await keepCommitment(tx, context, { overseer: org, period }, one);
    await recordEvent(tx, {
      eventId: context.ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'frontier-edition', id: period },
      kind: 'frontier-edition.published',
    });
    return accept({ period });
  }),
);
