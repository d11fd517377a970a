// A feed is taken into the database, in place of the current one, by whoever may.
import { createReadStream } from 'node:fs';
import type { EventId, OrganizationId } from '#core/kernel/ids.ts';
import { crashPoint } from '#server/crash-points.ts';
import type { FeedFacts } from '#server/feeds/feed-lines.ts';
import type { ReceivedFile } from '#server/apart/received-file.ts';
import type { FeedLibrary } from '#server/feeds/feed-library.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { addPiece, currentFeed, lockFeeds, pieceBytesMax, replaceFeed } from '#server/postgres/feeds.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface TakenIn {
  readonly facts: FeedFacts;
  readonly file: ReceivedFile;
  /** As plans name it. */
  readonly name: string;
}

/** Whose ledger tells of it, and the event's id; nobody's at the first start of a server without organizations. */
export interface Told {
  readonly organizationId: OrganizationId;
  readonly eventId: EventId;
}

/** `false`: it is the current one already. */
export async function takeInFeed(
  tx: Transaction,
  library: FeedLibrary,
  { facts, file, name }: TakenIn,
  told: Told | undefined,
): Promise<boolean> {
  crashPoint('feed.received');
  await lockFeeds(tx);
  if ((await currentFeed(tx))?.id === facts.id) {
    library.discard(file);
    return false;
  }
  const { digest, byteCount } = file;
  const path = await library.keep(file, facts);
  crashPoint('feed.kept');
  const { id, builtOn, asOf, kevAsOf, vulnerabilities, statements } = facts;
  await replaceFeed(tx, { id, name, builtOn, asOf, kevAsOf, vulnerabilities, statements, digest, byteCount });
  let number = 0;
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytesMax })) {
    if (!(piece instanceof Uint8Array)) continue;
    await addPiece(tx, facts.id, number, piece);
    crashPoint('feed.piece');
    number += 1;
  }
  if (told !== undefined) {
    const { organizationId, eventId } = told;
    const object = { kind: 'feed', id: facts.id };
    await recordEvent(tx, { eventId, organizationId, object, kind: 'feed.loaded', digests: { feed: facts.id } });
  }
  crashPoint('feed.written');
  return true;
}
