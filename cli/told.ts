// What people answered of how their documents are to be read, for whoever reads them.
import type { ToldFor } from '#cli/inventory.ts';
import { toldHeadings } from '#core/formats/told-headings.ts';
import type { State } from '#core/plans/state.ts';

export function toldBy({ answers }: Pick<State, 'answers'>): ToldFor {
  return (path) => toldHeadings(answers, path);
}
