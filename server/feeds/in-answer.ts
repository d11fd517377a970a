import type { z } from 'zod';
import type { loadFeed } from '#api/feeds.ts';
import type { KeptFeed } from '#server/postgres/feeds.ts';

/** A feed as the API tells it. */
export function feedInAnswer(feed: KeptFeed): Omit<z.input<typeof loadFeed.output>, 'isNew'> {
  const { id, name, builtOn, asOf, kevAsOf, vulnerabilities, statements, byteCount, loadedAt } = feed;
  return {
    id,
    name,
    builtOn,
    asOf,
    kevAsOf,
    vulnerabilities,
    statements,
    bytes: byteCount,
    loadedAt: loadedAt.toString(),
  };
}
