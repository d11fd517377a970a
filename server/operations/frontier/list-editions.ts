import { listEditions as endpoint } from '#api/frontier/fairness.ts';
import { accept } from '#core/kernel/decision.ts';
import { openingIn } from '#server/frontier/fairness/commitments.ts';
import { editionIn, leastDevelopers } from '#server/frontier/fairness/editions.ts';
import { operation } from '#server/operations/context.ts';
import { listEditions as read, listOpenings } from '#server/postgres/frontier/editions.ts';

export const listEditions = operation(endpoint, ({ inTransaction }) =>
  inTransaction(async (tx) => {
    const openings = await listOpenings(tx);
    const editions = (await read(tx)).map(({ period, body, publishedAt, commitments, opensOn }) => ({
      edition: shown(editionIn(body)),
      publishedAt: publishedAt.toString(),
      commitments: [...commitments],
      opensOn,
      opened: openings
        .filter((one) => one.period === period)
        .map(({ digest, by, opened }) => ({ digest, by, ...openingIn(opened) })),
    }));
    return accept({ least: leastDevelopers, editions });
  }),
);

/** Lists that may be changed, as answers hold them. */
function shown({ cases, ...rest }: ReturnType<typeof editionIn>) {
  if (cases === undefined) return rest;
  const { verdicts, evidenceRequests, medianDays } = cases.figure;
  const figure = {
    verdicts: { cells: [...verdicts.cells], total: verdicts.total },
    evidenceRequests: { cells: [...evidenceRequests.cells], total: evidenceRequests.total },
    medianDays,
  };
  return { ...rest, cases: { until: cases.until, figure } };
}
