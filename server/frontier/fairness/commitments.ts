// What an edition commits to: each case that was answered in its quarter, among as many of nothing.
import { commitmentTo, opens } from '#core/frontier/fairness/commitment.ts';
import { answeredWithin } from '#core/frontier/fairness/editions.ts';
import { casesOf } from '#core/frontier/fairness/entries.ts';
import { calendarDays } from '#core/frontier/notice/window.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { assert } from '#core/kernel/assert.ts';
import { recordOf, textOf } from '#core/kernel/json.ts';
import { sha256 } from '#server/digest.ts';
import type { OpenedEntry } from '#server/frontier/fairness/ledger.ts';
import type { Context } from '#server/operations/context.ts';
import { insertCommitment, type StoredCommitment } from '#server/postgres/frontier/editions.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Their number is a multiple of this, whatever happened. */
const commitmentsEach = 32;

export interface Opening {
  readonly value: unknown;
  readonly salt: string;
}

interface Commitment extends Opening {
  readonly digest: string;
  readonly modelId: ModelId | undefined;
}

/** In order of the digests, which is chance's. */
export function commitmentsFor(
  entries: readonly OpenedEntry[],
  { since, until }: { readonly since: string | undefined; readonly until: string },
  random: Context['random'],
): readonly Commitment[] {
  const models = new Map(
    entries.flatMap(({ row: { model } }) => (model ? [[model.shield, model.modelId] as const] : [])),
  );
  const cases = answeredWithin(casesOf(entries), since, until).map(({ shield, askedAt, evidenceAsked, answers }) => {
    const [first] = answers;
    assert(first !== undefined, 'the case was answered');
    const days = calendarDays({ opensAt: askedAt, closesAt: first.at, zone: 'UTC' });
    const value = { verdict: answers.at(-1)?.verdict, days, evidenceRequests: evidenceAsked.length };
    return { value, modelId: models.get(shield) };
  });
  const count = Math.max(1, Math.ceil(cases.length / commitmentsEach)) * commitmentsEach;
  const nothing = Array.from({ length: count - cases.length }, () => ({ value: null, modelId: undefined }));
  return [...cases, ...nothing]
    .map(({ value, modelId }) => {
      const salt = Buffer.from(random.bytes(32)).toString('hex');
      return { value, salt, modelId, digest: commitmentTo({ value, salt }, sha256) };
    })
    .sort((a, b) => (a.digest < b.digest ? -1 : 1));
}

/** Under a key of the overseer; the developer of the case opens it too. */
export async function keepCommitment(
  tx: Transaction,
  { sealer }: Pick<Context, 'sealer'>,
  which: Pick<StoredCommitment, 'overseer' | 'period'>,
  { digest, modelId, value, salt }: Commitment,
): Promise<void> {
  const plain = new TextEncoder().encode(JSON.stringify({ value, salt }));
  const owner = { organizationId: which.overseer, compartmentId: undefined };
  const sealed = await sealer.seal(tx, owner, { place: placeOf(digest), plain });
  await insertCommitment(tx, { ...which, digest, modelId, sealed });
}

export async function openingOf(
  tx: Transaction,
  { sealer }: Pick<Context, 'sealer'>,
  { overseer, digest, sealed }: StoredCommitment,
): Promise<Opening> {
  const plain = await sealer.unseal(tx, overseer, { ...sealed, place: placeOf(digest) });
  const opening = openingIn(JSON.parse(new TextDecoder().decode(plain)));
  assert(opens(digest, opening, sha256), 'what is kept is what was committed to');
  return opening;
}

/** As JSON holds it. */
export function openingIn(stored: unknown): Opening {
  const opening = recordOf(stored);
  return { value: opening?.['value'] ?? null, salt: textOf(opening?.['salt']) ?? '' };
}

function placeOf(digest: string) {
  return { table: 'frontier_commitment', row: digest, column: 'sealed' };
}
