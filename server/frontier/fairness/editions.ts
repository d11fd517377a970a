// Editions as they are kept.
import { editionShape } from '#api/frontier/fairness.ts';
import type { Edition } from '#core/frontier/fairness/editions.ts';

/** Figures of fewer developers wait, or are withheld: research §5.7, small-cell suppression. */
export const leastDevelopers = 3;

/** What an edition committed to is opened after so many years. */
export const yearsClosed = 2;

export function editionIn(body: unknown): Edition {
  const { cases, toFirstPartner, period, toFirstOf } = editionShape.parse(body);
  if (cases === undefined) return { period, toFirstPartner, toFirstOf, cases };
  const { verdicts: byVerdict, evidenceRequests, medianDays } = cases.figure;
  const figure = { verdicts: tableIn(byVerdict), evidenceRequests: tableIn(evidenceRequests), medianDays };
  return { period, toFirstPartner, toFirstOf, cases: { until: cases.until, figure } };
}

interface Told {
  readonly cells: readonly { readonly label: string; readonly count?: number | undefined }[];
  readonly total?: number | undefined;
}

/** JSON has no `undefined`: what is withheld is left out. */
function tableIn({ cells, total }: Told) {
  return { cells: cells.map(({ label, count }) => ({ label, count })), total };
}
