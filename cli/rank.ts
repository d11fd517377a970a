import { parseArgs } from 'node:util';
import { batch } from '#cli/batch.ts';
import { chooseFeed } from '#cli/feed-choice.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { isDay, type Day } from '#core/kernel/days.ts';
import { recordOf } from '#core/kernel/json.ts';
import { rank, type RankedFeed } from '#core/priority/rank.ts';

export const usage = `breakwater rank [--feed F] --batch   {"cve":…,"asOf":…} → {"p30":…,"product":…,"because":[…]}

The chance that a CVE is exploited somewhere within 30 days of a day ("asOf", default today), from the
newest value of each public fact at or before that day. "product" is what ranks; "because" names each
factor, and whether it was assumed for want of a fact. One JSON object a line is read from the
standard input, and one line is written for each, {"error":…} where the line is malformed.

  --feed PATH    the feed to use: a folder or file made by \`feed build\`; else your own, else the example
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const chosen = await chooseFeed(feedOption(args), io);
  try {
    return await batch(io, (value) => answer(chosen.feed, value, io.today()));
  } finally {
    chosen.feed.close();
  }
}

function feedOption(args: readonly string[]): string | undefined {
  try {
    const options = { feed: { type: 'string' }, batch: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...args], options, strict: true });
    if (values.batch === true) return values.feed;
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
  throw new BadUsage('rank takes --batch');
}

/** The answer to one line. */
export function answer(feed: RankedFeed, value: unknown, today: Day): unknown {
  const line = recordOf(value);
  if (line === undefined) return { error: 'the line is no JSON object' };
  const cve = typeof line['cve'] === 'string' ? cveId(line['cve']) : undefined;
  if (cve === undefined) return { error: '"cve" is no CVE id' };
  const asOf = line['asOf'] ?? today;
  if (typeof asOf !== 'string' || !isDay(asOf)) return { error: '"asOf" is no day, YYYY-MM-DD' };
  const { p30, product, because } = rank(feed, cve, asOf);
  return { p30, product, because };
}
