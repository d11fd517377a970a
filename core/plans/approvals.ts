// What moves things or touches patients is changed only when its maker or integrator approves: first comes the question.
import { approvalFor } from '#core/guidance/approval.ts';
import { assetsOf, workOf, type Candidate, type Ids } from '#core/plans/candidate.ts';
import type { Memory } from '#core/plans/memory.ts';
import type { Policy } from '#core/plans/policy.ts';
import type { Risk } from '#core/plans/risk.ts';

export interface Approvals {
  /** What may be done: on other assets, and what is approved. */
  readonly free: readonly Candidate[];
  /** The questions, in place of what they are about. */
  readonly asked: readonly Candidate[];
}

/** A question in place of each change to such assets; once it is said to be answered for all that it closes, it is free. */
export function approvals(
  candidates: readonly Candidate[],
  memory: Memory,
  { ids, policy }: { readonly ids: Ids; readonly policy: Policy },
): Approvals {
  const free: Candidate[] = [];
  const asked = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (!needsApproval(candidate) || candidate.closes.every((risk) => isApproved(risk, memory))) free.push(candidate);
    else {
      const one = question(candidate, ids, policy);
      const before = asked.get(one.id);
      asked.set(one.id, before === undefined ? one : joined(before, one));
    }
  }
  return { free, asked: [...asked.values()] };
}

/** Its maker is asked once about a product on the same assets, whichever of its changes is the first to be told. */
function joined(one: Candidate, other: Candidate): Candidate {
  const known = new Set(one.closes);
  const closes = [...one.closes, ...other.closes.filter((risk) => !known.has(risk))].sort((a, b) => a.index - b.index);
  const removed = new Set(one.removes.map(({ risk }) => risk));
  return { ...one, closes, removes: [...one.removes, ...other.removes.filter(({ risk }) => !removed.has(risk))] };
}

/** Making it harder to reach changes the network, and needs nobody's leave but the operator's. */
function needsApproval({ doing, assets }: Candidate): boolean {
  return doing.kind === 'upgrade' && assets.some(({ kind }) => approvalFor(kind) !== undefined);
}

function isApproved({ match }: Risk, memory: Memory): boolean {
  return memory.saidDone('ask', match) !== undefined;
}

function question(about: Candidate, ids: Ids, policy: Policy): Candidate {
  const assets = assetsOf(about.closes);
  return {
    id: ids.of('ask', about.subject, assets),
    doing: { kind: 'ask', about: about.doing },
    subject: about.subject,
    assets,
    closes: about.closes,
    removes: about.closes.map(({ index }) => ({ risk: index, share: policy.askingShare })),
    needs: [],
    work: workOf('ask', assets),
  };
}
