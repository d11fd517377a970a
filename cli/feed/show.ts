import { parseArgs } from 'node:util';
import { chooseFeed } from '#cli/feed-choice.ts';
import { rendered } from '#cli/feed/shown.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';

/** `feed show [DIR] [--format table|json]` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { path, format } = parse(args);
  const { feed, name } = await chooseFeed(path, io);
  try {
    const head = feed.head();
    io.stdout(format === 'json' ? `${jsonText({ name, ...head }, 2)}\n` : rendered(head, name, io.today()));
    return 0;
  } finally {
    feed.close();
  }
}

function parse(args: readonly string[]): { readonly path: string | undefined; readonly format: 'table' | 'json' } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { format: { type: 'string', default: 'table' } },
      allowPositionals: true,
    });
    const format = values.format;
    if (positionals.length <= 1 && (format === 'table' || format === 'json')) return { path: positionals[0], format };
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
  throw new BadUsage('feed show takes one feed, and --format table or json');
}
