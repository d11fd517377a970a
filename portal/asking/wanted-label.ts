// A label as the API takes it, from what was chosen on a page.
import type { z } from 'zod';
import type { writeNote } from '#api/notes.ts';
import { isId, type CompartmentId, type OrganizationId } from '#core/kernel/ids.ts';
import type { LabelChoice } from '#portal/components/notes/label-fields.tsx';
import type { LabelTold } from '#portal/components/notes/label-words.ts';

type Wanted = z.output<typeof writeNote.body>['label'];

/**
 * @param owners whose it is from AMBER on
 * @param before where it had an embargo that nobody changed, that stays to the minute
 */
export function wantedLabel(
  { tlp, compartments, until }: LabelChoice,
  owners: readonly OrganizationId[],
  before?: LabelTold,
): Wanted {
  const groups = compartments.filter((one): one is CompartmentId => isId<'compartment'>(one));
  const isOwned = tlp === 'AMBER' || tlp === 'AMBER+STRICT' || (tlp === 'RED' && before !== undefined);
  const kept = before?.embargoUntil?.startsWith(until) === true ? before.embargoUntil : `${until}T00:00:00Z`;
  return {
    tlp,
    owners: isOwned ? [...owners] : [],
    compartments: groups,
    // Where no group binds there is nothing that an embargo could end, and RED never lifts by itself.
    ...(groups.length === 0 || until === '' || tlp === 'RED' ? {} : { embargoUntil: kept }),
  };
}
