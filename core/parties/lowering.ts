// Lowering a label: one proposes, another agrees. Two accounts of one human are one.
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { CompartmentId, LoweringId, OrganizationId } from '#core/kernel/ids.ts';
import { isAtOrBelow, isSame, reliefOf, type Label } from '#core/parties/label.ts';
import { isSameHuman, type Person } from '#core/parties/person.ts';

export const loweringStates = ['proposed', 'agreed', 'withdrawn'] as const;

/** One of the two, as they stand now: who proposed is looked at again when another agrees. */
export interface Voice {
  readonly person: Person;
  /** Whether they may see the thing as it is labelled now. */
  readonly maySee: boolean;
  /** Where they hold `compartments.manage` as a member. */
  readonly speaksFor: readonly OrganizationId[];
}

/** A proposal to let more people see a thing. */
export interface Lowering {
  readonly loweringId: LoweringId;
  readonly from: Label;
  readonly to: Label;
  readonly reason: string;
  readonly proposedBy: Voice;
  readonly expiresAt: Temporal.Instant;
  readonly state: (typeof loweringStates)[number];
}

/** A proposal that nobody agreed to within a week has lapsed. */
export const loweringHours = 7 * 24;

/** Whose the thing is, and who answers for the compartments of its label. */
export interface LoweredThing {
  readonly organizationId: OrganizationId;
  readonly label: Label;
  readonly sponsors: ReadonlyMap<CompartmentId, OrganizationId>;
}

type ProposeRefusal = 'lowering.not_lower' | 'lowering.no_say' | 'lowering.unseen';

/** Whether `voice` may propose that the thing be labelled `to`. */
export function mayPropose(thing: LoweredThing, to: Label, voice: Voice): Decision<undefined, ProposeRefusal> {
  if (!voice.maySee) return refuse('lowering.unseen', 'There is nothing here that you may see.');
  if (isSame(to, thing.label) || !isAtOrBelow(to, thing.label)) {
    return refuse('lowering.not_lower', 'A lowering only lets more people see a thing: it can add no limit.');
  }
  if (speakersFor(thing, to).some((organization) => voice.speaksFor.includes(organization))) return accept(undefined);
  return refuse('lowering.no_say', 'You answer for none of the limits that would go.');
}

/** Whether `voice` alone may add limits: that takes one, of the organization whose the thing is. */
export function mayRaise(
  thing: Pick<LoweredThing, 'organizationId' | 'label'>,
  to: Label,
  voice: Voice,
): Decision<undefined, 'lowering.not_raise' | 'lowering.no_say' | 'lowering.unseen'> {
  if (!voice.maySee) return refuse('lowering.unseen', 'There is nothing here that you may see.');
  if (isSame(to, thing.label) || !isAtOrBelow(thing.label, to)) {
    return refuse('lowering.not_raise', 'This takes a limit away: propose it, and somebody else must agree.');
  }
  if (voice.speaksFor.includes(thing.organizationId)) return accept(undefined);
  return refuse('lowering.no_say', 'You do not answer for the organization whose this is.');
}

type AgreeRefusal =
  | ProposeRefusal
  | 'lowering.wrong_state'
  | 'lowering.same_human'
  | 'lowering.label_changed'
  | 'lowering.uncovered';

/** The lowering once `voice`, a second human, agrees to it: between them the two answer for every limit that goes. */
export function agree(
  lowering: Lowering,
  thing: LoweredThing,
  voice: Voice,
  at: Temporal.Instant,
): Decision<Lowering, AgreeRefusal> {
  if (lowering.state !== 'proposed' || Temporal.Instant.compare(at, lowering.expiresAt) >= 0) {
    return refuse('lowering.wrong_state', 'This proposal has been settled or has lapsed.');
  }
  if (isSameHuman(lowering.proposedBy.person, voice.person)) {
    return refuse('lowering.same_human', 'It takes two people: somebody else must agree.');
  }
  if (!isSame(thing.label, lowering.from)) {
    return refuse('lowering.label_changed', 'The label has changed since this was proposed. Propose it again.');
  }
  const may = mayPropose(thing, lowering.to, voice);
  if (!may.ok) return may;
  const { maySee, speaksFor } = lowering.proposedBy;
  if (!maySee) return refuse('lowering.unseen', 'Who proposed this may no longer see it.');
  const covered = [...speaksFor, ...voice.speaksFor];
  if (!speakersFor(thing, lowering.to).every((organization) => covered.includes(organization))) {
    return refuse('lowering.uncovered', 'Somebody else answers for a limit that would go: they must agree too.');
  }
  return accept({ ...lowering, state: 'agreed' });
}

/** The organizations that must be asked: whose the thing is, whose own more would see, who sponsors what binds less. */
function speakersFor({ organizationId, label, sponsors }: LoweredThing, to: Label): readonly OrganizationId[] {
  const relief = reliefOf(label, to);
  const sponsoring = relief.compartments.map((compartment) => {
    const sponsor = sponsors.get(compartment);
    assert(sponsor !== undefined, 'the sponsor of every compartment of the label is known');
    return sponsor;
  });
  return [organizationId, ...relief.owners, ...sponsoring];
}
