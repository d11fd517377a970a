import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { grouped } from '#core/kernel/counted.ts';
import { buildFeed } from '#cli/feed/build-feed.ts';
import { ownFeedFolder } from '#cli/feed-choice.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { openFeedFolder } from '#feeds/store.ts';

/** `feed build --out DIR SOURCE...` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { out, sources } = parse(args);
  const folder = out === undefined ? ownFeedFolder() : resolve(io.cwd, out);
  const { path } = await buildFeed(
    sources.map((source) => resolve(io.cwd, source)),
    folder,
    io,
  );
  const feed = openFeedFolder(path);
  const head = feed.head();
  feed.close();
  const taken = head.sources.reduce((sum, report) => sum + report.taken, 0);
  const dropped = head.sources.reduce((sum, report) => sum + countOf(report.dropped), countOf(head.dropped));
  io.stdout(
    `feed ${head.id}\n` +
      `in   ${printable(out ?? folder)}\n` +
      `holds ${grouped(head.vulnerabilities)} vulnerabilities, ${grouped(head.advisories)} advisories, ` +
      `${grouped(head.statements)} statements on ${grouped(head.names)} names\n` +
      `took ${grouped(taken)} records, left out ${grouped(dropped)} elements; \`breakwater feed show\` says which and why\n`,
  );
  return 0;
}

function countOf(dropped: readonly { readonly count: number }[]): number {
  return dropped.reduce((sum, { count }) => sum + count, 0);
}

function parse(args: readonly string[]): { readonly out: string | undefined; readonly sources: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length > 0) return { out: values.out, sources: positionals };
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
  throw new BadUsage('name at least one file or folder of sources');
}
