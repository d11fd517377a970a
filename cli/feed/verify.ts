import { resolve } from 'node:path';
import { ownFeedFolder } from '#cli/feed-choice.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { verify } from '#feeds/verify.ts';

/** `feed verify [DIR]` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [path, ...more] = args;
  if (more.length > 0 || path?.startsWith('-') === true) throw new BadUsage('feed verify takes one feed');
  const id = verify(path === undefined ? ownFeedFolder() : resolve(io.cwd, path));
  io.stdout(`feed ${id}\n${printable(path ?? 'your own feed')} is whole: every byte, record and look-up was checked\n`);
  return 0;
}
