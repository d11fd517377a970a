// Updates that are installed on an asset, as proof that a flaw is fixed where no version says so.
import type { FeedStatement } from '#core/feed/feed.ts';

/** `KB5031356`, however it is written; `undefined` where the text is no number of an update. */
function updateId(text: string): string | undefined {
  const digits = /^\s*(?:KB)?\s*0*(\d{6,8})\s*$/i.exec(text)?.[1];
  return digits === undefined ? undefined : `KB${digits}`;
}

/**
 * What is installed, with all that these updates supersede: whoever has the newest cumulative update has every earlier
 * fix of its line.
 *
 * @param statements all that is said under the names of one product: they tell which update supersedes which
 */
export function withSuperseded(
  installed: readonly string[],
  statements: readonly FeedStatement[],
): ReadonlySet<string> {
  const closed = new Set(installed.flatMap((text) => updateId(text) ?? []));
  if (closed.size === 0) return closed;
  const supersedes = new Map<string, readonly string[]>();
  for (const { updates } of statements) {
    for (const one of updates ?? []) supersedes.set(one.id, [...(supersedes.get(one.id) ?? []), ...one.supersedes]);
  }
  // A set's iteration meets what is added while it runs.
  for (const id of closed) for (const older of supersedes.get(id) ?? []) closed.add(older);
  return closed;
}

export function installedReason(update: string): string {
  return `${update}, which fixes it, is installed`;
}

/** The update among those installed that fixes what the statement says is affected. */
export function proofOf({ updates }: FeedStatement, installed: ReadonlySet<string>): string | undefined {
  return installed.size === 0 ? undefined : updates?.find(({ id }) => installed.has(id))?.id;
}
