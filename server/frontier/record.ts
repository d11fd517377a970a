// The record of a model: what was told of it, opened, in order; and one thing more told.
import type { ModelId } from '#core/frontier/ids.ts';
import { assert } from '#core/kernel/assert.ts';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { withCopies } from '#server/frontier/notice/release-moves.ts';
import type { Context } from '#server/operations/context.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import {
  insertMove,
  listMoves,
  lockRecord,
  nextMove,
  type Audience,
  type KnownMove,
} from '#server/postgres/frontier/moves.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';

/** A move as it is read. `move` is what its family's own schema reads: `about` names the family. */
export interface Told {
  readonly audience: Audience;
  readonly number: number;
  readonly at: Temporal.Instant;
  readonly by: { readonly organization: OrganizationId; readonly person: PersonId; readonly name: string };
  readonly about: string;
  readonly move: unknown;
}

/** As far as whoever acts may read. */
export async function readRecord(tx: Transaction, context: Opening, modelId: ModelId): Promise<readonly Told[]> {
  return opened(tx, context, await listMoves(tx, modelId, 'anybody'));
}

/** What its developer told: nothing of anybody else's is read for it, so that nobody else can keep it from being read. */
export async function readDevelopersMoves(
  tx: Transaction,
  context: Opening,
  modelId: ModelId,
): Promise<readonly Told[]> {
  return opened(tx, context, await listMoves(tx, modelId, 'developer'));
}

type Opening = Pick<Context, 'sealer'>;

/** Each key is unwrapped once: whoever tells much must hold up nobody who tells after. */
async function opened(tx: Transaction, { sealer }: Opening, moves: readonly KnownMove[]): Promise<readonly Told[]> {
  const [first] = moves;
  if (first === undefined) return [];
  const kept = moves.map(({ modelId, audience, number, sealed }) => ({
    ...sealed,
    place: placeOfMove(modelId, audience, number),
  }));
  const plain = await sealer.unsealEach(tx, first.developer, kept);
  const told = moves.map(({ audience, number, at, by, byPerson, byName }, place): Told => {
    const bytes = plain[place];
    assert(bytes !== undefined, 'as much was unsealed as was kept');
    const { about, move } = parsed(JSON.parse(new TextDecoder().decode(bytes)));
    return { audience, number, at, by: { organization: by, person: byPerson, name: byName }, about, move };
  });
  return withCopies(told);
}

export interface Telling {
  readonly audience: Audience;
  /** In whose name: whoever acts is its member. */
  readonly by: OrganizationId;
  /** The family of moves: `notice`, `enquiry`, `determination`. */
  readonly about: string;
  /** What JSON can hold. */
  readonly move: unknown;
}

/** Call {@link lockRecord} before what it is decided on is read. */
export async function tell(
  tx: Transaction,
  { sealer, clock, asker }: Pick<Context<'session'>, 'sealer' | 'clock' | 'asker'>,
  { developer, modelId, compartmentId }: StoredModel,
  { audience, by, about, move }: Telling,
): Promise<void> {
  await lockRecord(tx, modelId);
  const { number, lastAt } = await nextMove(tx, modelId, { audience, by });
  const now = clock.now();
  const plain = new TextEncoder().encode(JSON.stringify({ about, move }));
  const owner = { organizationId: developer, compartmentId };
  const sealed = await sealer.seal(tx, owner, { place: placeOfMove(modelId, audience, number), plain });
  await insertMove(tx, {
    developer,
    modelId,
    audience,
    number,
    // Another server's clock may be ahead of this one's: what somebody tells last stands last.
    at: lastAt !== undefined && Temporal.Instant.compare(now, lastAt) < 0 ? lastAt.add({ microseconds: 1 }) : now,
    by,
    byPerson: asker.personId,
    sealed,
  });
}

function placeOfMove(modelId: ModelId, audience: Audience, number: number): Place {
  return { table: 'frontier_move', row: `${modelId} ${audience} ${number}`, column: 'sealed' };
}

function parsed(value: unknown): { readonly about: string; readonly move: unknown } {
  if (typeof value === 'object' && value !== null && 'about' in value && 'move' in value) {
    const { about, move } = value;
    if (typeof about === 'string') return { about, move };
  }
  throw new Error('a move was sealed as what it is about, and itself');
}
