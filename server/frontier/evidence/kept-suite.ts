// Suites as they are kept: what everybody may see of one, and the whole document for its keeper's own people.
import { z } from 'zod';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { knowings, readSuite, type StoredSuite } from '#core/frontier/suites/suite.ts';
import { findSuite, type KnownSuite, type SuiteId } from '#server/postgres/frontier/suites.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

const name = z.string();

const openPart = z.strictObject({
  items: z.array(
    z.strictObject({
      id: name,
      family: name,
      version: name.optional(),
      minutes: z.number(),
      knownBy: z.enum(knowings),
      visibility: z.literal('public'),
      content: name.optional(),
    }),
  ),
  privateItems: z.int(),
  /** Digests of the content of private items, in an order that tells nothing. */
  commitments: z.array(name),
});

export type OpenPart = z.infer<typeof openPart>;

/** What everybody may see: of private items no more than how many, and what their keeper is held to. */
export function openPartOf({ items }: StoredSuite): OpenPart {
  const hidden = items.filter(({ visibility }) => visibility === 'private');
  return {
    items: items.flatMap((item) => (item.visibility === 'public' ? [{ ...item, visibility: 'public' as const }] : [])),
    privateItems: hidden.length,
    commitments: hidden.flatMap(({ content }) => content ?? []).toSorted(),
  };
}

export function readOpenPart(stored: unknown): OpenPart {
  return openPart.parse(stored);
}

export function placeOfSuite(id: SuiteId): Place {
  return { table: 'frontier_suite', row: id, column: 'sealed' };
}

/** The whole document; `undefined`: it holds private items, and whoever acts may not see them. */
async function wholeSuite(
  tx: Transaction,
  sealer: Sealer,
  { suiteId, keeper, name: called, version, openPart: stored, sealed }: KnownSuite,
): Promise<StoredSuite | undefined> {
  if (sealed === undefined) return readSuite({ name: called, version, items: readOpenPart(stored).items });
  const bytes = await sealer.unsealIfOpen(tx, keeper, { ...sealed, place: placeOfSuite(suiteId) });
  return bytes === undefined ? undefined : readSuite(JSON.parse(new TextDecoder().decode(bytes)));
}

export interface SuiteForReading {
  readonly bytes: Uint8Array;
  readonly digest: string;
}

/** The suite that evidence is read by; `undefined`: none was named. */
export async function suiteForReading(
  tx: Transaction,
  sealer: Sealer,
  id: SuiteId | undefined,
): Promise<Decision<SuiteForReading | undefined, 'suite.absent' | 'suite.sealed'>> {
  if (id === undefined) return accept(undefined);
  const kept = await findSuite(tx, id);
  if (kept === undefined) return refuse('suite.absent', 'There is no such suite.');
  const suite = await wholeSuite(tx, sealer, kept);
  if (suite === undefined) {
    return refuse('suite.sealed', 'It holds private items, which its keeper’s own people alone may see.');
  }
  return accept({ bytes: bytesOf(suite), digest: kept.digest });
}

/** As much of a suite as whoever acts may see; `undefined`: every item is private, and they see none. */
export async function suiteAsSeen(
  tx: Transaction,
  sealer: Sealer,
  kept: KnownSuite,
): Promise<{ readonly suite: Uint8Array | undefined; readonly isWhole: boolean }> {
  const whole = await wholeSuite(tx, sealer, kept);
  if (whole !== undefined) return { suite: bytesOf(whole), isWhole: true };
  const { items } = readOpenPart(kept.openPart);
  if (items.length === 0) return { suite: undefined, isWhole: false };
  return { suite: bytesOf(readSuite({ name: kept.name, version: kept.version, items })), isWhole: false };
}

function bytesOf(suite: StoredSuite): Uint8Array {
  return new TextEncoder().encode(canonicalText(suite));
}
