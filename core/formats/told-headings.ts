import { foldHeading, type ToldHeadings } from '#core/formats/bases/headings.ts';
import type { GivenAnswer } from '#core/plans/state.ts';
import { toldColumns } from '#core/plans/told.ts';

/** What people answered of the columns of the document at this path, as tables ask for it. */
export function toldHeadings(answers: readonly GivenAnswer[], path: string): ToldHeadings {
  return new Map(toldColumns(answers, path).map(({ heading, meaning }) => [foldHeading(heading), meaning ?? '']));
}
