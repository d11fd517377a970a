import type { z } from 'zod';
import type { showFeed } from '#api/feeds.ts';
import type { KeptFeed } from '#server/postgres/feeds.ts';

/** A feed as the API tells it. */
export function feedInAnswer(feed: KeptFeed): NonNullable<z.input<typeof showFeed.output>['feed']> {
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
