// One vulnerability on one asset, as evidence tells it, and what its parts have in common.
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Asset } from '#core/components/asset.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Match } from '#core/matching/match.ts';
import type { Made } from '#core/plans/make-plan.ts';
import type { Memory } from '#core/plans/memory.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import type { Answers, Tier } from '#core/priority/priority.ts';

/**
 * What became of it: `open` and nothing planned in the hours there are, `planned` this week, `started`, `said, not seen`,
 * `deferred`; `answered`: the operator's word that it does not concern them; `cannot tell` whether it is affected; `fixed`:
 * seen to be gone; `not seen again`: neither met nor seen to be gone, so that it stays open.
 */
export type EvidenceState =
  | 'open'
  | 'planned'
  | 'started'
  | 'said, not seen'
  | 'deferred'
  | 'answered'
  | 'cannot tell'
  | 'fixed'
  | 'not seen again';

/** Against its day: of what is fixed, whether it was by then. */
export type Timeliness = 'in time' | 'past its day' | 'fixed in time' | 'fixed late' | 'no day';

/** One vulnerability on one asset. */
export interface EvidenceRow {
  /** As the operator's answers leave it; `undefined` where the inventory no longer holds it. */
  readonly asset: Asset | undefined;
  readonly assetName: string;
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  readonly title: string;
  /** What bears it, with its version where it is there now. */
  readonly components: readonly string[];
  /** `undefined` where the feed knows the vulnerability no longer. */
  readonly directed:
    | { readonly tier: Tier; readonly row: number; readonly answers: Answers; readonly clockFrom: Day | undefined }
    | undefined;
  readonly firstSeenOn: Day;
  readonly dueOn: Day | undefined;
  readonly timeliness: Timeliness;
  readonly state: EvidenceState;
  /** What is planned or said of it: the action's id and title, and the week of its turn (0: this one). */
  readonly action: { readonly id: string; readonly title: string; readonly week: number | undefined } | undefined;
  readonly fixedOn: Day | undefined;
  /** What shows that it is fixed, or which word stands for it. */
  readonly verifiedBy: string | undefined;
  readonly deferral:
    | {
        readonly since: Day;
        readonly until: Day | undefined;
        readonly approvedBy: string | undefined;
        readonly reason: string | undefined;
      }
    | undefined;
  /** Mitigations and isolations that are said to be in place. */
  readonly controls: readonly { readonly title: string; readonly saidOn: Day; readonly reason: string | undefined }[];
}

/** What rows are made from. */
export interface EvidenceInput {
  readonly input: PlanInput;
  readonly made: Made;
  readonly memory: Memory;
  readonly assets: ReadonlyMap<string, Asset>;
}

/** The row of the directive and its day, as if first seen on that day. */
export function directedOf(
  { input }: EvidenceInput,
  match: Match,
  asset: Asset,
): (firstSeenOn: Day) => Pick<EvidenceRow, 'directed' | 'dueOn'> {
  return (firstSeenOn) => {
    const { tier, row, answers, clockFrom, dueOn } = input.judge(match, asset, firstSeenOn).priority;
    return { directed: { tier, row, answers, clockFrom }, dueOn };
  };
}

export function timelinessOf(dueOn: Day | undefined, fixedOn: Day | undefined, asOf: Day): Timeliness {
  if (dueOn === undefined) return 'no day';
  if (fixedOn !== undefined) return fixedOn <= dueOn ? 'fixed in time' : 'fixed late';
  return asOf <= dueOn ? 'in time' : 'past its day';
}

export function namedOf({
  id,
  aliases,
  title,
}: Vulnerability): Pick<EvidenceRow, 'vulnerability' | 'aliases' | 'title'> {
  return { vulnerability: id, aliases, title };
}
