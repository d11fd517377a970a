import type { ExitStatus, Io } from '#cli/io.ts';
import { BadUsage } from '#cli/io.ts';

export const usage = `breakwater feed build [--out DIR] SOURCE...   compile files and folders of sources into a feed
breakwater feed show [FEED] [--format json]   what it holds, what was left out and why, how old each source is
breakwater feed verify [FEED]                 check every byte and record of it
breakwater feed sync [--out DIR]              fetch the published sources that have changed, and build a feed of them

A source is a file or folder, plain, .gz or .zip: OSV records, CSAF documents, CVE records, the KEV catalogue,
EPSS scores, lists of exploits, Sigma rules, what Debian, Ubuntu, Red Hat, SUSE and Alpine say of their packages,
and the feeds of Microsoft, RubySec, FriendsOfPHP and GitLab. A source that is cut short or damaged is refused, and
the feed before stays. A feed is a folder, or a .bwfeed file in one; without one named, it is your own.
`;

type Run = (args: readonly string[], io: Io) => Promise<ExitStatus>;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [name = '', ...words] = args;
  const { run } = await load(name);
  return run(words, io);
}

const words = 'feed takes build, show, verify, sync';

async function load(name: string): Promise<{ readonly run: Run }> {
  switch (name) {
    case 'build':
      return import('#cli/feed/build.ts');
    case 'show':
      return import('#cli/feed/show.ts');
    case 'verify':
      return import('#cli/feed/verify.ts');
    case 'sync':
      return import('#cli/feed/sync.ts');
    default:
      throw new BadUsage(name === '' ? words : `feed has no "${name}": ${words}`);
  }
}
