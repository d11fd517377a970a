import { batch } from '#cli/batch.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { recordOf } from '#core/kernel/json.ts';
import { score } from '#core/priority/cvss.ts';

export const usage = `breakwater score VECTOR          prints the score and severity of a CVSS vector
breakwater score --batch         {"vector":…} → {"score":…,"severity":…,"version":…,"base":…}

CVSS 2.0, 3.0, 3.1 and 4.0. "score" is the score of all metrics given; "temporal" (in CVSS 4.0:
threat) and "environmental" stand beside "base" where such metrics are defined.
With --batch one JSON object a line is read from the standard input, and one line is written for
each: the scores, or {"error":…} where the vector is malformed, incomplete or repeats a metric.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [vector, ...more] = args;
  if (vector === undefined || more.length > 0) throw new BadUsage('score takes one vector, or --batch');
  if (vector === '--batch') return batch(io, (value) => answer(recordOf(value)?.['vector']));
  const found = score(vector);
  if (!found.ok) throw new BadUsage(found.why);
  io.stdout(`${found.value.score.toFixed(1)} ${found.value.severity}\n`);
  return 0;
}

function answer(vector: unknown): unknown {
  if (typeof vector !== 'string') return { error: '"vector" is no text' };
  const found = score(vector);
  if (!found.ok) return { error: found.why };
  const { score: overall, severity, version, base, temporal, environmental } = found.value;
  return { score: overall, severity, version, base, temporal, environmental };
}
