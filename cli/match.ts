// `breakwater match`: which vulnerabilities meet what stands in an inventory.
import { chooseFeed } from '#cli/feed-choice.ts';
import { failsOn } from '#cli/fail-on.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { parseJob, sharedUsage } from '#cli/job-options.ts';
import { ownInventory, ownState, ownWordOf } from '#cli/own-word.ts';
import { Progress } from '#cli/progress.ts';
import { tellDropped } from '#cli/tell-dropped.ts';
import { Timings } from '#cli/timings.ts';
import { watched, watching } from '#cli/watching.ts';
import { renderMatches as renderJson, type Prioritised } from '#core/formats/match-json/match-json.ts';
import { renderMatches as renderTerminal } from '#core/formats/match-terminal/match-terminal.ts';
import { softwareOf } from '#core/components/software.ts';
import type { Verdict } from '#core/matching/match.ts';
import { matchInventory, type Finding, type Matching } from '#core/matching/match-inventory.ts';
import { withReported } from '#core/matching/reported-feed.ts';
import { tell } from '#core/matching/tell.ts';
import { prioritise } from '#core/priority/prioritise.ts';
import { schemeOf } from '#core/versions/registry.ts';

export const usage = `breakwater match INVENTORY... [options]

Which vulnerabilities of a feed meet what stands in an inventory, soonest first, with a word on
where it is fixed; --format json has the record, the range and the comparison of each.

${sharedUsage}  --format FORMAT    table or json; default table

Exit status: 0 done, 1 a finding at or over --fail-on, 2 bad input, 3 internal failure.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const timings = new Timings(io);
  const progress = new Progress(io);
  const options = parseJob(args, io, { formats: ['table', 'json'], own: [] });
  const weights =
    options.policy === undefined
      ? undefined
      : (await import('#cli/policy-file.ts')).readPolicy(options.policy, io).weights;
  const state = await ownState(options, io);
  const inventory = await ownInventory(options, state, io, watching(progress, timings));
  tellDropped(inventory, io);
  timings.end('parse');
  const chosen = await chooseFeed(options.feed, io);
  const feed = withReported(chosen.feed, inventory);
  try {
    const head = feed.head();
    timings.end('feed');
    const found = matchInventory(inventory, feed, watched(progress, schemeOf));
    const word = await ownWordOf(state, inventory);
    const context = { asOf: options.asOf, kevAsOf: head.kevAsOf, boundBy: options.boundBy, weights };
    const prioritised = (finding: Finding): Prioritised => {
      progress.tell(() => 'telling what was found');
      const match = word.applied(tell(finding, feed, schemeOf));
      const firstSeenOn = word.firstSeenOn(match);
      return { match, priority: prioritise(match.vulnerability, match.asset, { ...context, firstSeenOn }) };
    };
    const lists = word.hasAnswers ? sorted(found, prioritised) : untouched(found, prioritised);
    timings.end('look-up');
    const { affected, counts } = lists;
    if (options.format === 'json') {
      const { unknown, notAffected } = lists;
      const about = { asOf: options.asOf, feed: head, feedName: chosen.name, inventory };
      io.stdout(renderJson({ ...about, affected, unknown, notAffected }));
    } else {
      const components = inventory.assets.reduce((sum, asset) => sum + softwareOf(asset).length, 0);
      io.stdout(renderTerminal(affected, { ...counts, uncovered: found.uncovered, components }));
    }
    timings.end('output');
    if (options.timings) timings.print();
    return failsOn(options.failOn, affected, io) ? 1 : 0;
  } finally {
    chosen.feed.close();
  }
}

interface Lists {
  readonly affected: readonly Prioritised[];
  readonly unknown: Iterable<Prioritised>;
  readonly notAffected: Iterable<Prioritised>;
  readonly counts: { readonly unknown: number; readonly notAffected: number };
}

type Prioritising = (finding: Finding) => Prioritised;

/** One at a time, but for what affects: the rest are many, and are only printed. */
function untouched({ affected, unknown, notAffected }: Matching, prioritised: Prioritising): Lists {
  return {
    affected: affected.map(prioritised),
    unknown: unknown.values().map(prioritised),
    notAffected: Iterator.from(notAffected).map(prioritised),
    counts: { unknown: unknown.length, notAffected: notAffected.length },
  };
}

/** By the verdicts that the operator's answers leave. */
function sorted(found: Matching, prioritised: Prioritising): Lists {
  const lists: Record<Verdict, Prioritised[]> = { affected: [], unknown: [], 'not affected': [] };
  for (const finding of [...found.affected, ...found.unknown]) {
    const one = prioritised(finding);
    lists[one.match.verdict].push(one);
  }
  const answered = lists['not affected'];
  return {
    affected: lists.affected,
    unknown: lists.unknown,
    notAffected: [...Iterator.from(found.notAffected).map(prioritised), ...answered],
    counts: { unknown: lists.unknown.length, notAffected: found.notAffected.length + answered.length },
  };
}
