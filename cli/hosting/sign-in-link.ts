// Lets somebody in again who lost every passkey, by whoever runs the service.
import { writeFileSync } from 'node:fs';
import { configOf, told, wordsOf } from '#cli/hosting/installation.ts';
import { linkFileOf } from '#cli/hosting/link-file.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';

export const usage = `breakwater sign-in-link EMAIL [--data DIR] [--link-file FILE] [--port N]
                        [--config FILE]

Makes a link that signs in the person with this e-mail address: once, within fifteen minutes. In the
session that it opens they may add one passkey without showing another: for who lost theirs, and has
no administrator who could invite them again. The audit trail of each organization whose member
they are says that it was made. Older links of theirs end; their passkeys stay.

  EMAIL          the address; or the id of the account, where several bear the same address
  --data DIR     folder of the installation; default ./breakwater-data
  --port N       port that \`serve\` listens on, where it has no BREAKWATER_ORIGIN
  --config FILE  file with settings, as for \`serve\`
  --link-file FILE
                 the link is written there, for this user alone to read, and not shown

Whoever has the link is that person: hand it over by a way that only they read. It may be made while
\`serve\` runs; where it doesn't, start it before the link is used. With a database of your own:
BREAKWATER_OWNER_DATABASE_URL and DATABASE_URL, as for \`serve\`.

Exit status: 0 made, 2 not made and says why: nobody bears the address, several do, or who bears it
may not sign in.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const text = { type: 'string' } as const;
  const words = wordsOf(args, { data: text, port: text, config: text, 'link-file': text }, 1);
  const [address] = words.positionals;
  if (address === undefined) throw new BadUsage('say whom to let in: an e-mail address');
  return told('sign-in-link', io, async () => {
    const config = configOf(words, io);
    const linkFile = linkFileOf(words, io);
    const { makeOperatorLink } = await import('#server/operator-link.ts');
    const { url, account } = await makeOperatorLink(config, address, chance);
    const whom = `signs in ${account.name}, ${account.places.join(', ')}: once, within fifteen minutes`;
    // Names are what people wrote.
    const shown = `${url}\n  ${printable(whom)}\n`;
    if (linkFile === undefined) io.stdout(shown);
    else {
      writeFileSync(linkFile, shown);
      io.stdout(`the one-time link is in ${linkFile}\n`);
    }
    return 0;
  });
}

const chance = { ids: uuidIds(systemClock, systemRandom), random: systemRandom };
