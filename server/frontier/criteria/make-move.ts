// One thing more that becomes of the criteria: decided on what stands, kept, and told in the ledger of whoever did it.
import { moveCriteria, type CriteriaMove } from '#core/frontier/criteria/drafts.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { sha256 } from '#server/digest.ts';
import { criteriaOf, placeOfCriteria, type KnownCriteria } from '#server/frontier/criteria/life.ts';
import type { Context } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertCriteriaMove, lockCriteria } from '#server/postgres/frontier/criteria.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

type Needed = Pick<
  Context<{ readonly permission: 'frontier.act'; readonly of: 'org' }>,
  'sealer' | 'ids' | 'clock' | 'asker'
>;

type CriteriaRefusal = Exclude<ReturnType<typeof moveCriteria>, { readonly ok: true }>['code'];

/** What is to be made of what stands. */
interface CriteriaTelling {
  readonly move: CriteriaMove;
  /** The text under the move's digest; `undefined`: it stands already. */
  readonly words?: string;
  readonly isSealed?: boolean;
}

/** The criteria as they stand, until this transaction ends; `undefined`: no organization is the office that determines. */
export async function standingCriteria(tx: Transaction): Promise<KnownCriteria | undefined> {
  const office = (await criteriaOf(tx))?.office;
  if (office === undefined) return undefined;
  await lockCriteria(tx, office);
  return criteriaOf(tx);
}

/** The office's own criteria, for what it alone does. */
export async function ownCriteria(
  tx: Transaction,
  organization: OrganizationId,
): Promise<Decision<KnownCriteria, 'criteria.not_office'>> {
  const known = await standingCriteria(tx);
  if (known?.office === organization) return accept(known);
  return refuse('criteria.not_office', 'The office that determines alone keeps criteria.');
}

interface Made<Code extends CriteriaRefusal> {
  readonly known: KnownCriteria;
  /** In whose name. */
  readonly by: OrganizationId;
  readonly telling: CriteriaTelling;
  /** All by which the rules can refuse it. */
  readonly refusals: readonly Code[];
}

export async function makeCriteriaMove<Code extends CriteriaRefusal>(
  tx: Transaction,
  { sealer, ids, clock, asker }: Needed,
  { known, by, telling: { move, words, isSealed = false }, refusals }: Made<Code>,
): Promise<Decision<undefined, Code>> {
  const at = clock.now();
  const decided = moveCriteria(known.life, move, { at, sha256 });
  if (!decided.ok) {
    const code = refusals.find((one) => one === decided.code);
    assert(code !== undefined, 'a move is refused as its endpoint promises');
    return refuse(code, decided.why);
  }
  const { office, moves } = known;
  const number = moves.length + 1;
  const owner = { organizationId: office, compartmentId: undefined };
  const plain = new TextEncoder().encode(words);
  const sealed = isSealed
    ? await sealer.seal(tx, owner, { place: placeOfCriteria({ office, number }), plain })
    : undefined;
  const kept = {
    office,
    number,
    at,
    by,
    kind: move.kind,
    move: toldOf(move),
    words: isSealed ? undefined : words,
    sealed,
  };
  await insertCriteriaMove(tx, kept, asker.personId);
  await recordEvent(tx, {
    eventId: ids.next<'event'>(),
    organizationId: by,
    object: { kind: 'frontier-criteria', id: office },
    kind: `frontier-criteria.${move.kind.replace('-', '_')}`,
    digests: { text: move.digest },
  });
  return accept(undefined);
}

function toldOf(move: CriteriaMove): object {
  return 'until' in move ? { ...move, until: move.until.toString() } : move;
}
