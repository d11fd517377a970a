// The `breakwater` command. Each command is a chunk of its own, loaded only when it is asked for.
import { expandedWords } from '#cli/expanded-words.ts';
import { processIo } from '#cli/process-io.ts';
import { BadFiles, toldFault } from '#cli/bad-files.ts';
import { misuse, noCommand } from '#cli/misuse.ts';
import { BadUsage } from '#cli/io.ts';
import type { Command } from '#cli/command.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { systemError } from '#cli/system-error.ts';

const overview = `breakwater: from what you run to the few things to do this week.

  breakwater plan INVENTORY...              the few things to do this week
  breakwater match INVENTORY...             which vulnerabilities meet what stands in an inventory
  breakwater read FILE...                   what is understood of an inventory, a scanner's report, a list of hosts
  breakwater compare REPORT...              another scanner's findings beside ours, each difference explained
  breakwater feed build|show|verify|sync …   make a feed from sources, look into it, check it, fetch it
  breakwater action ID MOVE                 say what became of an action, or answer a question
  breakwater versions compare|contains …    compare versions, look into ranges (--batch: NDJSON)
  breakwater purl PURL                      print a package URL in canonical form (--batch: NDJSON)
  breakwater score VECTOR                   score a CVSS vector (--batch: NDJSON)
  breakwater priority --batch               what BOD 26-04 asks for four answers (NDJSON)
  breakwater rank --batch                   chance of exploitation of CVEs as of a day (NDJSON)
  breakwater frontier horizon|compare …     what evidence about AI models says
  breakwater push FILE...                   hand inventories in to a clearinghouse
  breakwater submit REPORT.json             hand a report of a flaw in to a clearinghouse
  breakwater serve                          run the clearinghouse: database, server, portal
  breakwater backup, restore                copy its database while it serves, and put a copy back
  breakwater remove-examples                take the invented organizations out of an installation
  breakwater sign-in-link EMAIL             let in again who lost every passkey
  breakwater doctor                         look an installation over and say what to mend
  breakwater version                        print the version

Each command explains itself: breakwater COMMAND --help
Exit status: 0 done, 1 findings over --fail-on, 2 bad input, 3 internal failure.
`;

const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['plan', () => import('#cli/plan.ts')],
  ['match', () => import('#cli/match.ts')],
  ['compare', () => import('#cli/compare.ts')],
  ['read', () => import('#cli/read.ts')],
  ['feed', () => import('#cli/feed.ts')],
  ['action', () => import('#cli/action.ts')],
  ['versions', () => import('#cli/versions.ts')],
  ['purl', () => import('#cli/purl.ts')],
  ['score', () => import('#cli/score.ts')],
  ['priority', () => import('#cli/priority.ts')],
  ['rank', () => import('#cli/rank.ts')],
  ['frontier', () => import('#cli/frontier.ts')],
  ['push', () => import('#cli/push.ts')],
  ['submit', () => import('#cli/submit.ts')],
  ['serve', () => import('#cli/hosting/serve.ts')],
  ['backup', () => import('#cli/hosting/backup.ts')],
  ['restore', () => import('#cli/hosting/restore.ts')],
  ['remove-examples', () => import('#cli/hosting/remove-examples.ts')],
  ['sign-in-link', () => import('#cli/hosting/sign-in-link.ts')],
  ['doctor', () => import('#cli/hosting/doctor.ts')],
  ['version', () => import('#cli/version.ts')],
]);

async function main(words: readonly string[], io: Io): Promise<ExitStatus> {
  const [name = '--help', ...args] = words;
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout(overview);
    return 0;
  }
  let usage = '';
  try {
    const command = await commands.get(name === '--version' ? 'version' : name)?.();
    if (command === undefined) {
      io.stderr(`breakwater: ${noCommand(name, commands.keys())}\n`);
      return 2;
    }
    usage = command.usage;
    if (args.includes('--help') || args.includes('-h')) {
      io.stdout(helpOf(command, args));
      return 0;
    }
    return await command.run(args, io);
  } catch (error) {
    const { status, text } = failure(error, name, usage);
    io.stderr(`breakwater ${name}: ${text}\n`);
    return status;
  }
}

function helpOf({ usage, usageOf }: Command, [part = '']: readonly string[]): string {
  return usageOf?.(part) ?? usage;
}

/** What the user is told of an error: what they can mend is exit status 2, our own failures are 3. */
function failure(error: unknown, name: string, usage: string): { readonly status: ExitStatus; readonly text: string } {
  if (error instanceof BadUsage) return { status: 2, text: misuse(error.message, name, usage) };
  if (error instanceof BadDocument) return { status: 2, text: printable(toldFault(error)) };
  if (error instanceof BadFiles) {
    const lines = error.faults.map((fault) => `\n  ${printable(toldFault(fault))}`);
    return { status: 2, text: `${error.message}:${lines.join('')}` };
  }
  const refused = systemError(error);
  if (refused !== undefined) return { status: 2, text: printable(refused) };
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 3, text: `internal failure: ${printable(told)}` };
}

// What nobody awaited is a failure of ours too: Node's own status for it, 1, would say that there are findings.
process.on('uncaughtException', (error) => {
  process.stderr.write(`breakwater: ${failure(error, '', '').text}\n`);
  process.exit(3);
});

void main(expandedWords(process.argv.slice(2)), processIo()).then((status) => {
  process.exitCode = status;
});
