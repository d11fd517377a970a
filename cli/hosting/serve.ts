// Runs the whole clearinghouse in this process until it is told to stop.
import { writeFileSync } from 'node:fs';
import { configOf, told, wordsOf } from '#cli/hosting/installation.ts';
import { linkFileOf } from '#cli/hosting/link-file.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { settingsUsage } from '#server/config.ts';

export const usage = `breakwater serve [--port N] [--data DIR] [--host ADDRESS] [--config FILE]
                 [--link-file FILE]

Runs the clearinghouse: database, server, jobs and portal, at http://127.0.0.1:8080 unless told
otherwise. A fresh folder gets a database of its own; on Linux (x64, arm64) nothing need be
installed. Elsewhere, and for many organizations, name a PostgreSQL server in DATABASE_URL.
GET /healthz answers 200 once it serves; Ctrl-C or SIGTERM stops it.

  --port N        port to listen on
  --host ADDRESS  address to listen on
  --data DIR      folder of the installation
  --config FILE   file with settings
  --link-file FILE
                  one-time links are written there, for this user alone to read, and not shown:
                  where what is shown is kept in a log

What is not said there is read from the environment, then from the file:

${settingsUsage()}
Exit status: 0 stopped as told, 2 could not start and says what to mend, 3 an internal failure.
`;

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const stop = stopAsked();
  const text = { type: 'string' } as const;
  const words = wordsOf(args, { port: text, host: text, data: text, 'link-file': text, config: text }, 0);
  return told('serve', io, async () => {
    const config = configOf(words, io, process.stdout.isTTY);
    const linkFile = linkFileOf(words, io);
    const { startServer } = await import('#server/main.ts');
    const running = await startServer(config);
    io.stdout(`breakwater serves at ${running.url}\n`);
    const links = running.links.map(({ who, url }) => `${url}\n  signs in ${who}: once, within fifteen minutes\n`);
    if (linkFile === undefined) for (const link of links) io.stdout(link);
    else if (links.length > 0) {
      writeFileSync(linkFile, links.join(''));
      io.stdout(`one-time links are in ${linkFile}\n`);
    }
    const failed = await Promise.race([running.failed, stop]);
    await running.close();
    if (failed === undefined) return 0;
    io.stderr(`breakwater serve: ${failed.message}\n`);
    return 3;
  });
}

/** Asked for from the first moment on; asking again changes nothing: Ctrl-C under npm comes twice. */
function stopAsked(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of stopSignals) process.on(signal, () => resolve(undefined));
  });
}
