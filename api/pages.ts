// Lists in pages, by key: what is added or removed meanwhile moves nothing. One way for all lists.
import { z } from 'zod';

const usual = 50;
const itemsMax = 200;
const cursorCharactersMax = 1000;

/**
 * The query of a list: `limit`, and `after`, which is the `next` of the page before. An operation finds in `after` the
 * keys behind which its page begins.
 *
 * @param keys the keys of the list's order as texts, for example `z.tuple([z.iso.datetime(), idOf<'token'>()])`
 */
export function pageQuery<Keys extends z.ZodType>(keys: Keys) {
  const cursor = z.string().max(cursorCharactersMax).transform(readCursor).pipe(keys);
  return {
    after: cursor.optional().meta({ description: 'The `next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(itemsMax).default(usual),
  };
}

/** A page of a list: its items, and what to ask for the next; the last page has no `next`. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}

/** A page as an operation answers it. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next?: string | undefined;
}

/**
 * A page of what a store found.
 *
 * @param found in order, one more than `limit` where there is more
 * @param keysOf the keys of an item as `pageQuery` was given them
 */
export function pageFrom<Item>(
  found: readonly Item[],
  limit: number,
  keysOf: (item: Item) => readonly string[],
): Page<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined ? { items, next: writeCursor(keysOf(last)) } : { items };
}

/** Opaque to callers: what it is made of may change. Base64url of JSON. */
export function writeCursor(keys: readonly string[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(keys));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function readCursor(cursor: string, context: z.RefinementCtx): unknown {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const keys: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (Array.isArray(keys) && keys.every(isKey)) return keys;
  } catch {
    // Below: it is none of ours.
  }
  context.addIssue({ code: 'custom', message: 'is the `next` of no page' });
  return z.NEVER;
}

/** Text that a database can hold. */
function isKey(key: unknown): boolean {
  return typeof key === 'string' && key.isWellFormed() && !key.includes('\0');
}
