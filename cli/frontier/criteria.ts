import { criteriaOf } from '#cli/frontier/read-criteria.ts';
import { formatOf } from '#cli/frontier/policy.ts';
import { words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { plural } from '#core/kernel/counted.ts';

/** `frontier criteria FILE` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = words(args, { format: { type: 'string' }, digest: { type: 'string' } });
  const format = formatOf(values);
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new BadUsage('criteria takes one document: CRITERIA.json');
  const { criteria, digest } = criteriaOf(path, values, io);
  const { name, version, suites, levels, salt } = criteria;
  if (format === 'json') {
    const isSalted = salt !== undefined;
    io.stdout(`${jsonText({ digest, name, version, suites: suites.length, levels: levels.length, isSalted }, 2)}\n`);
    return 0;
  }
  const counts = `${plural(suites.length, 'suite')}, ${plural(levels.length, 'level')}`;
  io.stdout(`${digest}  ${printable(name)} ${printable(version)}: ${counts}\n`);
  if (salt === undefined) {
    io.stderr('breakwater: no salt: whoever guesses these thresholds can confirm them by the digest\n');
  }
  return 0;
}
