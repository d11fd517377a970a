// A suite of benchmark items as a document that is kept: which items, how long an expert takes for each and how that is
// known, and who may have seen them.
import { z } from 'zod';
import { readShape } from '#core/frontier/read-shape.ts';
import { inOrder } from '#core/frontier/horizon/run.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

const name = z.string().min(1).max(200);

/** How expert minutes are known, the surest first. */
export const knowings = ['completion', 'first-blood', 'estimate', 'at-least'] as const;

const item = z.strictObject({
  id: name,
  family: name,
  /** The version of this item's text and scorer, where it has one of its own. */
  version: name.optional(),
  minutes: z.number().positive(),
  /**
   * `completion`: experts solved it; `first-blood`: the first team of a competition did; `estimate`: experts said so, having
   * seen a solution; `at-least`: experts gave up after it. Source: Lyptus, cyber-task-horizons-data, DATA_DICTIONARY.md.
   */
  knownBy: z.enum(knowings),
  /** A public item may have been trained on. */
  visibility: z.enum(['public', 'private']),
  /** SHA-256 of the item's content, by which a private item is committed to before anyone else sees it. */
  content: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a digest is 64 hexadecimal digits in lower case')
    .optional(),
});

const shape = z.strictObject({
  name,
  version: name,
  /**
   * Chance, so that nobody who guesses the items can confirm them by the digest. None where all are public.
   */
  salt: z
    .string()
    .regex(/^[0-9a-f]{32,128}$/, 'a salt is 32 to 128 hexadecimal digits in lower case')
    .optional(),
  items: z.array(item).min(1).max(100_000),
});

export type SuiteItem = z.infer<typeof item>;
export type StoredSuite = z.infer<typeof shape>;

/**
 * A suite as a document, its items in the order of their ids. Its digest is the SHA-256 of its canonical text (RFC 8785,
 * `canonicalText`), whatever order they were written in: nothing stands in it that isn't read.
 *
 * Source: research §5.6, "commit to thresholds and item hashes in advance".
 *
 * @throws BadDocument with the path of what is wrong: also an item that stands twice, or a salt that hides nothing
 */
export function readSuite(value: unknown): StoredSuite {
  const { items, ...about } = readShape(shape, value, 'suite');
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) throw new BadDocument('document.shape', `item ${id} stands twice`, `$.items[${index}]`);
    seen.add(id);
  }
  if (about.salt !== undefined && items.every(({ visibility }) => visibility === 'public')) {
    throw new BadDocument('document.shape', 'every item is public: a salt hides nothing', '$.salt');
  }
  return { ...about, items: items.toSorted((a, b) => inOrder(a.id, b.id)) };
}
