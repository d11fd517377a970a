// Where the components lie that a new feed concerns: ranges of keys under names; run apart.
import { catalogueSource } from '#core/advisories/exploitation.ts';
import { differences, type ChangedStatement } from '#core/feed/differences.ts';
import type { LookUpName } from '#core/feed/feed.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { keyRangesOf } from '#core/matching/look-up-keys.ts';
import type { ChangedRange } from '#server/feeds/feed-lines.ts';
import { lookUpNameCharactersMax } from '#server/feeds/bounds.ts';

/** @param before `undefined`: there was no feed */
export function* changedRanges(before: FeedReader | undefined, after: FeedReader): Generator<ChangedRange> {
  for (const { name, came, went } of differences(before, after)) {
    // Nobody's components stand under a longer name: inventory-rows.ts.
    if (name.length > lookUpNameCharactersMax) continue;
    for (const one of came) yield* rangesOf(name, one, meetingOf(one));
    for (const one of went) yield* rangesOf(name, one, undefined);
  }
}

function* rangesOf(
  name: LookUpName,
  { statement }: ChangedStatement,
  meets: ChangedRange['meets'],
): Generator<ChangedRange> {
  for (const { from, to } of keyRangesOf(name, statement)) {
    yield {
      name,
      ...(from !== undefined && { from: base64(from) }),
      ...(to !== undefined && { to: base64(to) }),
      ...(meets !== undefined && { meets }),
    };
  }
}

/** What is met by it before anything else is weighed. */
function meetingOf({ vulnerability, statement, isWithdrawn, source }: ChangedStatement): ChangedRange['meets'] {
  const { stance, unreadable } = statement;
  if (isWithdrawn || stance === 'fixed' || stance === 'not affected' || vulnerability === '') return undefined;
  const isTold = stance === 'affected' && unreadable.length === 0 && source !== catalogueSource;
  return { vulnerability: vulnerability.slice(0, 300), verdict: isTold ? 'affected' : 'unknown' };
}

function base64(key: string): string {
  return Buffer.from(key, 'latin1').toString('base64');
}
