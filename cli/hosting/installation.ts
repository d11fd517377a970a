// What commands beside `serve` share: the folder of an installation and what in it is no part of the database.
import { copyFileSync, existsSync, mkdirSync, chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { KeyFault } from '#ports/key-encryption.ts';
import { CannotStart } from '#server/cannot-start.ts';
import { environment, readConfig, type Config } from '#server/config.ts';

type Flags = NonNullable<ParseArgsConfig['options']>;

export interface Words {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Throws `BadUsage`. */
export function wordsOf(args: readonly string[], options: Flags, positionals: number): Words {
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: positionals > 0 });
    if (read.positionals.length > positionals)
      throw new BadUsage(`${read.positionals.at(-1) ?? ''} is one word too many`);
    return { values: textsOf(read.values), positionals: read.positionals };
  } catch (error) {
    if (error instanceof TypeError) throw new BadUsage(error.message, { cause: error });
    throw error;
  }
}

function textsOf(values: Readonly<Record<string, unknown>>): Words['values'] {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string | boolean] =>
      ['string', 'boolean'].includes(typeof entry[1]),
    ),
  );
}

/** The same settings that `serve` would run with. */
export function configOf({ values }: Words, io: Io, isTerminal = false): Config {
  const line = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return readConfig({ line, environment: environment(), cwd: io.cwd, isTerminal });
}

/** Runs a command; what its user can mend is told in a sentence, with exit status 2. */
export async function told(name: string, io: Io, run: () => Promise<ExitStatus>): Promise<ExitStatus> {
  try {
    return await run();
  } catch (error) {
    const why = error instanceof CannotStart || error instanceof KeyFault ? error.message : missingPackage(error);
    if (why === undefined) throw error;
    io.stderr(`breakwater ${name}: ${why}\n`);
    return 2;
  }
}

/** The command is published by itself, bundled; what the service is built of is installed in a checkout alone. */
function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) return undefined;
  const name = /Cannot find module '([^'./][^']*)'/.exec(error.message)?.[1];
  if (name === undefined) return undefined;
  return `this installation holds the command alone and lacks ${name}: the service runs from a checkout, after \`npm ci\` (docs/guides/operator.md)`;
}

/** Opens what is sealed; never lies in a backup. */
export function keyFile(config: Config): string {
  return join(config.data, 'keys', 'key-encryption-key');
}

/** Which key an installation has, by the name that is kept with what it wrapped; `undefined` where none was made yet. */
export function keyIdIn(file: string): string | undefined {
  return existsSync(file) ? fileKeyEncryption(file).id : undefined;
}

/** Puts a copy of a key file into an installation that has none. */
export function takeKey(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}
