// Labels as they are asked for: in their one form, of what whoever asks may name.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { CompartmentId, OrganizationId } from '#core/kernel/ids.ts';
import { compartmentsOf, isOf, type SignedIn } from '#core/parties/asker.ts';
import { label, type Label, type LabelRefusal } from '#core/parties/label.ts';
import type { Tlp } from '#core/parties/tlp.ts';

/** As a request's body states it. */
export interface WantedLabel {
  readonly tlp: Tlp;
  readonly owners: readonly OrganizationId[];
  readonly compartments: readonly CompartmentId[];
  readonly embargoUntil?: string | undefined;
}

export function labelOf({ embargoUntil, ...limits }: WantedLabel): Decision<Label, LabelRefusal> {
  return label({
    ...limits,
    embargoUntil: embargoUntil === undefined ? undefined : Temporal.Instant.from(embargoUntil),
  });
}

/** Nobody labels a thing with what they are not of, or not in: they could not see it themselves. */
function isOwn({ owners, compartments }: Label, asker: SignedIn, at: Temporal.Instant): boolean {
  const held = compartmentsOf(asker, at, 'organization.read');
  return owners.every((owner) => isOf(asker, owner)) && compartments.every((one) => held.includes(one));
}

/** A label whose limits are whoever asks's own. */
export function ownLabelOf(
  wanted: WantedLabel,
  asker: SignedIn,
  at: Temporal.Instant,
): Decision<Label, LabelRefusal | 'label.beyond_own'> {
  const made = labelOf(wanted);
  if (!made.ok || isOwn(made.value, asker, at)) return made.ok ? accept(made.value) : made;
  return refuse('label.beyond_own', 'Name only organizations that you are of and compartments that you are in.');
}
