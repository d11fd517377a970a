// Pages by key: one more is asked for than is shown, to know whether there are more.

/** What is shown of `found`, of which there are `limit + 1` where more follow, and behind which id the next page begins. */
export function pageOf<One, Id>(
  found: readonly One[],
  limit: number,
  idOf: (one: One) => Id,
): { readonly page: readonly One[]; readonly next: Id | undefined } {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { page, next: found.length > limit && last !== undefined ? idOf(last) : undefined };
}
