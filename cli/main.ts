// The `breakwater` command. Each command is a chunk of its own, loaded only when it is asked for.
import { processIo } from '#cli/process-io.ts';
import { BadUsage } from '#cli/io.ts';
import type { Command } from '#cli/command.ts';
import type { ExitStatus } from '#cli/io.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { printable } from '#cli/printable.ts';

const overview = `breakwater: from what you run to the few things to do this week.

  breakwater version                        print the version

Each command explains itself: breakwater COMMAND --help
Exit status: 0 done, 1 findings over --fail-on, 2 bad input, 3 internal failure.
`;

async function load(name: string): Promise<Command | undefined> {
  switch (name) {
    case 'version':
      return import('#cli/version.ts');
    default:
      return undefined;
  }
}

async function main(words: readonly string[]): Promise<ExitStatus> {
  const io = processIo();
  const [name = '--help', ...args] = words;
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout(overview);
    return 0;
  }
  const command = await load(name === '--version' ? 'version' : name);
  if (command === undefined) {
    io.stderr(`breakwater: no command "${printable(name)}"\n\n${overview}`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout(command.usage);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof BadUsage) {
      io.stderr(`breakwater ${name}: ${printable(error.message)}\n\n${command.usage}`);
      return 2;
    }
    if (error instanceof BadDocument) {
      const where = [error.file, error.place].filter((part) => part !== undefined).join(': ');
      io.stderr(`breakwater ${name}: ${printable(where === '' ? error.message : `${where}: ${error.message}`)}\n`);
      return 2;
    }
    io.stderr(
      `breakwater ${name}: internal failure: ${printable(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
    );
    return 3;
  }
}

process.exitCode = await main(process.argv.slice(2));
