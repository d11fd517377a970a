// Looks an installation over and says what to mend.
import { configOf, told, wordsOf } from '#cli/hosting/installation.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import type { Finding } from '#server/check-up.ts';

export const usage = `breakwater doctor [--data DIR] [--config FILE]

Looks an installation over: configuration, folder, disk, database, keys, clock, feed. It says of
each whether it is fine, worth a look, or to mend, and how. It changes nothing, and may be asked
while \`serve\` runs; where it doesn't, the embedded database is started for as long as this takes.

  --data DIR     folder of the installation; default ./breakwater-data
  --config FILE  file with settings, as for \`serve\`

Exit status: 0 nothing to mend, 1 something to mend, 2 a setting that can't be understood.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const text = { type: 'string' } as const;
  const words = wordsOf(args, { data: text, config: text }, 0);
  return told('doctor', io, async () => {
    const config = configOf(words, io);
    const { checkUp } = await import('#server/check-up.ts');
    const findings = await checkUp(config, { clock, ids: uuidIds(clock, random), random });
    for (const found of findings) io.stdout(`${shown(found)}\n`);
    return findings.some(({ verdict }) => verdict === 'mend') ? 1 : 0;
  });
}

const clock = systemClock;
const random = systemRandom;

/** What it is told of a database is outside text. */
function shown({ subject, verdict, told }: Finding): string {
  const lines = told.split('\n').map(printable);
  return `${verdict.padEnd(6)}${subject.padEnd(15)}${lines.join(`\n${' '.repeat(21)}`)}`;
}
