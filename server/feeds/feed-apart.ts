// The program that looks into feeds: whether one is what it says, and what one says otherwise than the one before. Begun by
// the server, so that requests are answered meanwhile.
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, textOf } from '#core/kernel/json.ts';
import { openFeed } from '#core/feed/open.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { fileReader } from '#feeds/feed-reader.ts';
import { verifyFeed } from '#feeds/verify.ts';
import { begin, type Say } from '#server/apart/begin.ts';
import { changedRanges } from '#server/feeds/changed-ranges.ts';
import { rangesMax } from '#server/feeds/bounds.ts';
import type { ChangedRange, FeedLine } from '#server/feeds/feed-lines.ts';

interface Opened {
  readonly feed: FeedReader;
  readonly before: FeedReader | undefined;
  readonly isCompared: boolean;
}

void begin(
  async () => undefined,
  (order): Opened => {
    const { path, before, do: wanted } = isRecord(order) ? order : {};
    const old = textOf(before);
    return {
      feed: fileReader(textOf(path) ?? ''),
      before: old === undefined ? undefined : fileReader(old),
      isCompared: wanted === 'compare',
    };
  },
  async (_, say, opened) => {
    if (opened.isCompared) await compare(opened, say);
    else await say(factsOf(opened.feed));
    await say({ is: 'end' });
  },
);

function factsOf(reader: FeedReader): FeedLine {
  try {
    const id = verifyFeed(reader);
    const { builtOn, asOf, kevAsOf, vulnerabilities, statements } = openFeed(reader).head();
    return { is: 'feed', id, builtOn, asOf, kevAsOf, vulnerabilities, statements };
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    return { is: 'bad', code: error.code, why: error.message.slice(0, 600) };
  }
}

async function compare({ before, feed }: Opened, say: Say): Promise<void> {
  let ranges: ChangedRange[] = [];
  for (const range of changedRanges(before, feed)) {
    ranges.push(range);
    if (ranges.length < rangesMax) continue;
    await say({ is: 'ranges', ranges });
    ranges = [];
  }
  if (ranges.length > 0) await say({ is: 'ranges', ranges });
}
