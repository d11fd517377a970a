// `breakwater compare`: another scanner's findings beside ours, each difference explained.
import { parseArgs } from 'node:util';
import { chooseFeed } from '#cli/feed-choice.ts';
import { readInventory } from '#cli/inventory.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { tellDropped } from '#cli/tell-dropped.ts';
import { renderComparison as renderJson } from '#core/formats/compare-json/compare-json.ts';
import { renderComparison as renderTerminal } from '#core/formats/compare-terminal/compare-terminal.ts';
import { holdsScans } from '#core/formats/holds-scans.ts';
import type { Inventory } from '#core/components/inventory.ts';
import { compare } from '#core/matching/compare.ts';
import { schemeOf } from '#core/versions/registry.ts';

export const usage = `breakwater compare REPORT... [options]

Another scanner's findings beside ours, by asset, program and vulnerability: what both say, what only
one of the two does, and why each time. REPORT: scanners' reports; what they say is installed is what
we match, unless an inventory is named.

  --inventory PATH   what we match in place of what the reports say is installed; may be named again
  --feed PATH        the feed to use: a folder or file made by \`feed build\`; else your own, else the
                     example
  --format FORMAT    table or json; default table

Exit status: 0 done, 2 bad input, 3 internal failure.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new BadUsage("name at least one scanner's report");
  const format = values.format ?? 'table';
  if (format !== 'table' && format !== 'json') throw new BadUsage(`--format takes table, json, not "${format}"`);
  const reports = await readInventory(positionals, io);
  refuseWithoutScans(reports);
  const inventory = values.inventory === undefined ? undefined : await readInventory(values.inventory, io);
  for (const one of [reports, inventory]) if (one !== undefined) tellDropped(one, io);
  const chosen = await chooseFeed(values.feed, io);
  try {
    const comparison = compare({ reports, inventory, feed: chosen.feed, schemes: schemeOf });
    const about = { reports, inventory, feed: chosen.feed.head(), feedName: chosen.name, ...comparison };
    io.stdout(format === 'json' ? renderJson(about) : renderTerminal(about, Math.min(100, io.columns)));
    return 0;
  } finally {
    chosen.feed.close();
  }
}

/** Beside a list that no scanner wrote, everything would be what only we say. */
function refuseWithoutScans(reports: Inventory): void {
  if (holdsScans(reports)) return;
  const [first] = reports.documents;
  const path = first?.path ?? 'report';
  throw new BadUsage(
    `${path} is no scanner's report${first === undefined ? '' : ` (${first.format})`}; name a report of Nessus, Qualys, OpenVAS, Trivy or the like, and what you run with --inventory`,
  );
}

interface Parsed {
  readonly values: {
    readonly format?: string | undefined;
    readonly feed?: string | undefined;
    readonly inventory?: string[] | undefined;
  };
  readonly positionals: readonly string[];
}

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({
      args: [...args],
      options: {
        format: { type: 'string' },
        feed: { type: 'string' },
        inventory: { type: 'string', multiple: true },
      },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
