import { resolve } from 'node:path';
import { formatOf } from '#cli/frontier/policy.ts';
import { readLog } from '#cli/frontier/read-log.ts';
import { words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import type { JudgedLog } from '#core/frontier/evidence/judged-log.ts';
import type { Recomputed } from '#core/frontier/evidence/recompute.ts';
import { plural } from '#core/kernel/counted.ts';
import { named } from '#sources/archive/read-document.ts';

interface Judged extends JudgedLog {
  readonly path: string;
}

/** `frontier evidence LOG...` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = words(args, { format: { type: 'string' } });
  const format = formatOf(values);
  if (positionals.length === 0) throw new BadUsage('name a log of Inspect AI: LOG.eval or LOG.json');
  const judged: Judged[] = [];
  for (const path of positionals) {
    try {
      judged.push({ path, ...(await readLog(resolve(io.cwd, path))) });
    } catch (error) {
      throw named(path, error);
    }
  }
  io.stdout(format === 'json' ? `${jsonText(judged.map(asJson), 2)}\n` : judged.map(shown).join('\n'));
  return judged.some(({ refusals }) => refusals.length > 0) ? 1 : 0;
}

function asJson({ path, log, recomputed, refusals }: Judged): unknown {
  const { samples, reductions: _, results: __, ...about } = log;
  const limits = samples.filter(({ limit }) => limit !== undefined).length;
  const retried = samples.filter(({ retries }) => retries > 0).length;
  return {
    path,
    ...about,
    samples: samples.length,
    limitsReached: limits,
    retried,
    results: recomputed.map((one) => ({ ...one, stated: one.stated ?? null, value: one.value ?? null })),
    refusals,
  };
}

function shown({ path, log, recomputed, refusals }: Judged): string {
  const verdict = refusals.length === 0 ? 'can carry a verdict' : 'can’t carry a verdict';
  return [
    `${printable(path)}: ${verdict}`,
    `  ${printable(log.model)} on ${printable(log.task)}, ${plural(log.samples.length, 'sample')}`,
    ...recomputed.map(told),
    ...refusals.map(({ why }) => wrap(printable(why), 100, '  - ')),
    '',
  ].join('\n');
}

function told({ score, metric, reducer, stated, value, outcome, scored, unscored, from }: Recomputed): string {
  const head = `  ${printable(score)} ${printable(metric)} ${stated ?? 'not stated'}`;
  const counts = `${plural(scored, 'sample')}${unscored === 0 ? '' : `, ${unscored} unscored`}, epochs by ${printable(reducer)}`;
  switch (outcome) {
    case 'same':
      return `${head}: the same from ${from} (${counts})`;
    case 'differs':
      return `${head}: ${value ?? 'nothing'} from ${from} (${counts})`;
    case 'not recomputed':
      return `${head}: not worked out again (${counts})`;
  }
}
