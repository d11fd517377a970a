// What an examiner, an insurer, a board asks for: each vulnerability on each asset with the rule that sets its day, the answers
// behind it, and what became of it. Everything in it stands in the inventory, the feed or the state; nothing is made up.
import type { Inventory } from '#core/components/inventory.ts';
import type { Day } from '#core/kernel/days.ts';
import { closedRows } from '#core/plans/evidence-closed.ts';
import { openRows } from '#core/plans/evidence-open.ts';
import type { EvidenceInput, EvidenceRow } from '#core/plans/evidence-row.ts';
import { pairOf } from '#core/plans/flaw-keys.ts';
import type { Made } from '#core/plans/make-plan.ts';
import { answeredAssets, recall } from '#core/plans/memory.ts';
import type { Plan } from '#core/plans/plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import type { State } from '#core/plans/state.ts';

/** The evidence as of a day, with what it rests on. */
export interface Evidence {
  readonly asOf: Day;
  /** Named in the inventory; several where assets belong to several. */
  readonly organizations: readonly string[];
  readonly boundBy: string | undefined;
  /** By asset, then by vulnerability. */
  readonly rows: readonly EvidenceRow[];
  readonly cannotSee: Plan['cannotSee'];
  readonly assumptions: Plan['assumptions'];
  readonly feed: Plan['feed'];
  readonly documents: Inventory['documents'];
  /** SHA-256 of the state file as it was read; `undefined` where there was none: then nothing is known of what was done. */
  readonly stateDigest: string | undefined;
  /** Since when vulnerabilities are followed in that file. */
  readonly followedSince: Day | undefined;
}

export function evidenceOf(input: PlanInput, made: Made, stateDigest: string | undefined): Evidence {
  const { inventory, state } = input;
  const around: EvidenceInput = {
    input,
    made,
    memory: recall(made.state),
    assets: answeredAssets(inventory, state.answers),
  };
  const open = openRows(around);
  const known = new Set(
    open.flatMap((row) =>
      [row.vulnerability, ...row.aliases].map((vulnerability) => pairOf({ asset: row.assetName, vulnerability })),
    ),
  );
  const closed = closedRows(around, known);
  const organizations = [...new Set(inventory.assets.flatMap(({ organization }) => organization ?? []))].sort();
  // What one organization names for some of its assets holds for all that it hands in.
  const [only] = organizations.length === 1 ? organizations : [];
  return {
    asOf: input.asOf,
    organizations,
    boundBy: input.boundBy,
    rows: [...open, ...closed]
      .map((row) => ownedBy(row, only))
      .sort((a, b) => order(a.assetName, b.assetName) || order(a.vulnerability, b.vulnerability)),
    cannotSee: made.plan.cannotSee,
    assumptions: made.plan.assumptions,
    feed: made.plan.feed,
    documents: inventory.documents,
    stateDigest,
    followedSince: followedSince(made.state),
  };
}

function ownedBy(row: EvidenceRow, organization: string | undefined): EvidenceRow {
  const { asset } = row;
  if (asset === undefined || organization === undefined) return row;
  return { ...row, asset: { ...asset, organization } };
}

/** A state that was begun today follows nothing yet. */
function followedSince({ seen }: State): Day | undefined {
  return seen.reduce<Day | undefined>(
    (first, { firstSeenOn }) => (first === undefined || firstSeenOn < first ? firstSeenOn : first),
    undefined,
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
