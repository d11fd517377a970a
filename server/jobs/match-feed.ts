// A new feed is matched across all organizations: whom its changes concern is found by ranges of version keys, what they meet is
// written down, and their plans are made anew. It costs what its answer costs.
import { z } from 'zod';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { crashPoint } from '#server/crash-points.ts';
import type { ChangedRange } from '#server/feeds/feed-lines.ts';
import type { FeedLibrary } from '#server/feeds/feed-library.ts';
import { job, type Job, type JobContext } from '#server/jobs/job.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { keptFeeds } from '#server/postgres/feeds.ts';
import {
  actAsMatcher,
  addMeetings,
  concernedOrganizations,
  type MeetingRange,
  type ScanRange,
} from '#server/postgres/matching.ts';
import { packageNumbers } from '#server/postgres/packages.ts';

/** Events in one transaction. */
const eventsAtOnce = 500;

export const matchFeed: Job = job({
  name: 'match-feed',
  service: 'matcher',
  payload: z.strictObject({}),
  after: ({ kind }) => (kind === 'feed.loaded' ? { payload: {}, key: 'feed' } : undefined),
  run: async (context) => {
    const { concerned, met } = await matchCurrentFeed(context.planning.feeds, context);
    context.log.info({ organizations: concerned, matches: met }, 'a feed was matched');
  },
});

export interface MatchedFeed {
  readonly concerned: number;
  readonly met: number;
}

/** Of the feed in use, what it says otherwise than the one before. */
export async function matchCurrentFeed(
  feeds: FeedLibrary,
  { transact, ids }: Pick<JobContext, 'transact' | 'ids'>,
): Promise<MatchedFeed> {
  const files = await transact(async (tx) => {
    const kept = await keptFeeds(tx);
    const current = kept.find(({ state }) => state === 'current');
    const before = kept.find(({ state }) => state === 'before');
    return {
      current: current === undefined ? undefined : await feeds.fetch(tx, current),
      before: before === undefined ? undefined : await feeds.fetch(tx, before),
    };
  });
  if (files.current === undefined) return { concerned: 0, met: 0 };
  const concerned = new Set<OrganizationId>();
  let met = 0;
  await feeds.compare(files.before, files.current, async (ranges) => {
    met += await transact(async (tx) => {
      await actAsMatcher(tx);
      const scans = await scansOf(ranges, (names) => packageNumbers(tx, names));
      if (scans.all.length === 0) return 0;
      for (const org of await concernedOrganizations(tx, scans.all)) concerned.add(org);
      return addMeetings(tx, scans.meeting);
    });
    crashPoint('match.ranges');
  });
  const all = [...concerned].sort();
  for (let at = 0; at < all.length; at += eventsAtOnce) {
    await transact(async (tx) => {
      for (const organizationId of all.slice(at, at + eventsAtOnce)) {
        const object = { kind: 'plan', id: organizationId };
        await recordEvent(tx, { eventId: ids.next<'event'>(), organizationId, object, kind: 'plan.outdated' });
      }
    });
    crashPoint('match.told');
  }
  return { concerned: all.length, met };
}

interface Scans {
  readonly all: readonly ScanRange[];
  readonly meeting: readonly MeetingRange[];
}

/** Of names that nobody's component is looked up under nothing is left. */
async function scansOf(
  ranges: readonly ChangedRange[],
  numbersOf: (names: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<Scans> {
  const numbers = await numbersOf([...new Set(ranges.map(({ name }) => name))]);
  const all: ScanRange[] = [];
  const meeting: MeetingRange[] = [];
  for (const { name, from, to, meets } of ranges) {
    const packageId = numbers.get(name);
    if (packageId === undefined) continue;
    const scan = { packageId, from: bytesOf(from), to: bytesOf(to) };
    all.push(scan);
    if (meets !== undefined) meeting.push({ ...scan, ...meets });
  }
  return { all, meeting };
}

function bytesOf(key: string | undefined): Uint8Array | undefined {
  return key === undefined ? undefined : Buffer.from(key, 'base64');
}
