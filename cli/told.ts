// What people answered of how their documents are to be read, for whoever reads them.
import type { ToldFor } from '#cli/inventory.ts';
import { foldHeading } from '#core/formats/bases/headings.ts';
import type { State } from '#core/plans/state.ts';
import { toldColumns } from '#core/plans/told.ts';

export function toldBy({ answers }: Pick<State, 'answers'>): ToldFor {
  return (path) =>
    new Map(toldColumns(answers, path).map(({ heading, meaning }) => [foldHeading(heading), meaning ?? '']));
}
