// One step of a determination: what stands is read, the rule is asked, and what was told is added to the record.
import { determine, type DeterminationLife } from '#core/frontier/determination/determination.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { sha256 } from '#server/digest.ts';
import { determinationMoves, lifeOf, ruled, withCriteria, type MoveTold } from '#server/frontier/determination/life.ts';
import { about, determinationMove, type DeterminationTelling } from '#server/frontier/determination/moves.ts';
import { readRecord, tell } from '#server/frontier/record.ts';
import type { Context } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import { lockRecord, type Audience } from '#server/postgres/frontier/moves.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** What stands before a step; nothing else is told of the model until the transaction ends. */
export interface Standing {
  readonly moves: readonly MoveTold[];
  readonly life: DeterminationLife;
}

export async function standingOf(
  tx: Transaction,
  context: Pick<Context, 'sealer'>,
  { modelId }: StoredModel,
): Promise<Standing> {
  await lockRecord(tx, modelId);
  const moves = determinationMoves(await readRecord(tx, context, modelId));
  return { moves, life: lifeOf(moves) };
}

interface Step {
  readonly audience: Audience;
  /** In whose name. */
  readonly by: OrganizationId;
  readonly telling: DeterminationTelling;
  /** `evidence_asked`, as the event of it is called. */
  readonly event: string;
}

type DeterminationCode = Exclude<ReturnType<typeof determine>, { readonly ok: true }>['code'];

/** The step is made where the rules take it; refused by one of these codes where they do not. */
export async function makeStep<Code extends DeterminationCode>(
  tx: Transaction,
  context: StepContext,
  model: StoredModel,
  { standing, step, refusals }: Made<Code>,
): Promise<Decision<undefined, Code>> {
  const told = determinationMove.parse(step.telling);
  const move = ruled(told);
  if (move !== undefined) {
    const decided = determine(withCriteria(standing.life, told), move, { at: context.clock.now(), sha256 });
    if (!decided.ok) return refuse(oneOf(refusals, decided.code), decided.why);
  }
  await tell(tx, context, model, { audience: step.audience, by: step.by, about, move: step.telling });
  await recordEvent(tx, {
    eventId: context.ids.next<'event'>(),
    // What is among the offices stands in no ledger of the developer's.
    organizationId: step.audience === 'offices' ? step.by : model.developer,
    object: { kind: 'frontier-model', id: model.modelId },
    kind: `frontier-determination.${step.event}`,
    compartments: step.audience === 'offices' ? [] : [model.compartmentId],
  });
  return accept(undefined);
}

type StepContext = Pick<Context<'session'>, 'sealer' | 'clock' | 'asker' | 'ids'>;

interface Made<Code extends DeterminationCode> {
  readonly standing: Standing;
  readonly step: Step;
  /** All by which a step of this kind can be refused. */
  readonly refusals: readonly Code[];
}

/** The code, as one of these: another is a fault of the list. */
export function oneOf<Code extends string>(codes: readonly Code[], code: string): Code {
  const found = codes.find((one) => one === code);
  assert(found !== undefined, `a step is refused by what its endpoint promises, not by ${code}`);
  return found;
}
