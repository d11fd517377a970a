// What goes to more people takes two: one proposes, another agrees. Two accounts of one human are one.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

/** A proposal that more people learn something. */
export interface Proposal {
  readonly proposedAt: Temporal.Instant;
  readonly agreed: boolean;
}

/** Whoever would agree, and who proposed as they stand now. */
export interface Second {
  readonly isOtherHuman: boolean;
  readonly proposerStillMay: boolean;
}

/** A proposal that nobody agreed to within a week has lapsed. */
const proposalHours = 7 * 24;

export function lapsesAt({ proposedAt }: Proposal): Temporal.Instant {
  return proposedAt.add({ hours: proposalHours });
}

export function isOpenProposal(proposal: Proposal, at: Temporal.Instant): boolean {
  return !proposal.agreed && Temporal.Instant.compare(at, lapsesAt(proposal)) < 0;
}

export function mayAgree(
  proposal: Proposal,
  { isOtherHuman, proposerStillMay }: Second,
  at: Temporal.Instant,
): Decision<undefined, 'second.wrong_state' | 'second.same_human' | 'second.proposer_gone'> {
  if (!isOpenProposal(proposal, at)) {
    return refuse('second.wrong_state', 'This proposal has been settled or has lapsed.');
  }
  if (!isOtherHuman) return refuse('second.same_human', 'It takes two people: somebody else must agree.');
  if (!proposerStillMay) {
    return refuse('second.proposer_gone', 'Who proposed this may no longer do so: propose it again.');
  }
  return accept(undefined);
}
