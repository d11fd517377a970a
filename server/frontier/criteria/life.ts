// What stands of the deciding office's criteria: its moves by the rules of core/frontier/criteria.
import { z } from 'zod';
import { digest } from '#api/frontier/evidence.ts';
import { readCriteria, type Criteria } from '#core/frontier/criteria/criteria.ts';
import { moveCriteria, noCriteria, type CriteriaLife, type CriteriaMove } from '#core/frontier/criteria/drafts.ts';
import { assert } from '#core/kernel/assert.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { sha256 } from '#server/digest.ts';
import { listCriteriaMoves, type KnownCriteriaMove } from '#server/postgres/frontier/criteria.ts';
import { listOffices } from '#server/postgres/frontier/offices.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

const instant = z.string().transform((text) => Temporal.Instant.from(text));

const criteriaMove = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draft-opened'), version: z.string(), digest, until: instant }),
  z.strictObject({ kind: z.literal('draft-changed'), digest, until: instant }),
  z.strictObject({ kind: z.literal('comment-made'), id: z.string(), digest }),
  z.strictObject({ kind: z.literal('comment-answered'), id: z.string(), digest }),
  z.strictObject({ kind: z.literal('draft-dropped'), digest }),
  z.strictObject({ kind: z.literal('published'), digest }),
]);

export interface KnownCriteria {
  readonly office: OrganizationId;
  readonly moves: readonly (KnownCriteriaMove & { readonly told: CriteriaMove })[];
  readonly life: CriteriaLife;
}

/** `undefined`: no organization is the office that determines. */
export async function criteriaOf(tx: Transaction): Promise<KnownCriteria | undefined> {
  const decider = (await listOffices(tx)).find(({ office }) => office === 'nsa-director');
  if (decider === undefined) return undefined;
  const office = decider.organizationId;
  const moves = (await listCriteriaMoves(tx, office)).map((one) => ({ ...one, told: criteriaMove.parse(one.move) }));
  let life = noCriteria;
  for (const { told, at } of moves) {
    const next = moveCriteria(life, told, { at, sha256 });
    assert(next.ok, 'what stands of the criteria was decided when it was told');
    life = next.value;
  }
  return { office, moves, life };
}

export function placeOfCriteria({ office, number }: Pick<KnownCriteriaMove, 'office' | 'number'>): Place {
  return { table: 'frontier_criteria_move', row: `${office} ${number}`, column: 'sealed' };
}

/** The text under a digest; `undefined`: none, or it is sealed and not for whoever acts. */
export async function textUnder(
  tx: Transaction,
  sealer: Sealer,
  { moves, office }: KnownCriteria,
  wanted: string,
): Promise<string | undefined> {
  const own = moves.find(({ told, kind }) => told.digest === wanted && kind !== 'published');
  if (own === undefined) return undefined;
  if (own.sealed === undefined) return own.words;
  const bytes = await sealer.unsealIfOpen(tx, office, { ...own.sealed, place: placeOfCriteria(own) });
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

export async function criteriaUnder(
  tx: Transaction,
  sealer: Sealer,
  known: KnownCriteria,
  wanted: string,
): Promise<Criteria | undefined> {
  const text = await textUnder(tx, sealer, known, wanted);
  return text === undefined ? undefined : readCriteria(parseStrict(text));
}

/** Whether the texts of the draft that is open are sealed: they stay so. */
export function isSealedDraft({ moves }: KnownCriteria): boolean {
  return moves.findLast(({ kind }) => kind === 'draft-opened')?.sealed !== undefined;
}
