// `breakwater match`: which vulnerabilities meet what stands in an inventory.
import { chooseFeed } from '#cli/feed-choice.ts';
import { failsOn } from '#cli/fail-on.ts';
import { firstSeenOf } from '#cli/first-seen.ts';
import { readInventory } from '#cli/inventory.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { parseJob, sharedUsage } from '#cli/job-options.ts';
import { tellDropped } from '#cli/tell-dropped.ts';
import { Timings } from '#cli/timings.ts';
import { renderMatches as renderJson, type Prioritised } from '#core/formats/match-json/match-json.ts';
import { renderMatches as renderTerminal } from '#core/formats/match-terminal/match-terminal.ts';
import { matchInventory, type Finding } from '#core/matching/match-inventory.ts';
import { tell } from '#core/matching/tell.ts';
import { prioritise } from '#core/priority/prioritise.ts';
import { schemeOf } from '#core/versions/registry.ts';

export const usage = `breakwater match INVENTORY... [options]

Which vulnerabilities of a feed meet what stands in an inventory, each with the record, the range and the comparison.

${sharedUsage}  --format FORMAT    table or json; default table

Exit status: 0 done, 1 a finding at or over --fail-on, 2 bad input, 3 internal failure.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const timings = new Timings(io);
  const options = parseJob(args, io, { formats: ['table', 'json'], own: [] });
  const inventory = await readInventory(options.inventory, io);
  tellDropped(inventory, io);
  timings.end('inventory');
  const chosen = await chooseFeed(options.feed, io);
  const { feed } = chosen;
  try {
    const head = feed.head();
    timings.end('feed');
    const found = matchInventory(inventory, feed, schemeOf);
    timings.end('look-up');
    const firstSeen = await firstSeenOf(options, io);
    const prioritised = (finding: Finding): Prioritised => {
      const match = tell(finding, feed, schemeOf);
      const firstSeenOn = firstSeen(match.vulnerability.id, match.asset.name);
      const context = { asOf: options.asOf, kevAsOf: head.kevAsOf, boundBy: options.boundBy, firstSeenOn };
      return { match, priority: prioritise(match.vulnerability, match.asset, context) };
    };
    const affected = found.affected.map(prioritised);
    timings.end('priority');
    if (options.format === 'json') {
      // One at a time: the rest are many, and are only printed.
      const unknown = found.unknown.values().map(prioritised);
      const notAffected = found.notAffected.values().map(prioritised);
      io.stdout(
        renderJson({
          asOf: options.asOf,
          feed: head,
          feedName: chosen.name,
          inventory,
          affected,
          unknown,
          notAffected,
        }),
      );
    } else {
      const components = inventory.assets.reduce((sum, asset) => sum + asset.components.length, 0);
      const counts = {
        unknown: found.unknown.length,
        notAffected: found.notAffected.length,
        uncovered: found.uncovered,
        components,
      };
      io.stdout(renderTerminal(affected, counts));
    }
    timings.end('output');
    if (options.timings) timings.print();
    const priorities = affected.map(({ priority }) => priority);
    return failsOn(options.failOn, priorities, io) ? 1 : 0;
  } finally {
    feed.close();
  }
}
