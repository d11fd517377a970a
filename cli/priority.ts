import { batch } from '#cli/batch.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { recordOf, type JsonRecord } from '#core/kernel/json.ts';
import { direct, type GivenAnswers } from '#core/priority/bod-26-04.ts';

export const usage = `breakwater priority --batch      {"inKev":…,"exposed":…,"automatable":…,"technicalImpact":…}
                                 → {"outcome":"3DF"|"3D"|"14D"|"60D"|"FSU","assumed":[…]}

What BOD 26-04 asks for a vulnerability on an asset. The first three answers are yes, no or unknown,
the last is total, partial or unknown, in any letter case; an answer that is left out is unknown.
"assumed" names the answers that had to be filled: unknown exposure and an unknown catalogue count as
yes; in KEV the worst is taken; outside KEV automatable as no and impact as total, but never later
than 60 days. One JSON object a line is read from the standard input, and one line is written for
each, {"error":…} where an answer is none of these.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  if (args.length !== 1 || args[0] !== '--batch') throw new BadUsage('priority takes --batch');
  return batch(io, answer);
}

function answer(value: unknown): unknown {
  const line = recordOf(value);
  if (line === undefined) return { error: 'the line is no JSON object' };
  const inKev = oneOf(line, 'inKev', ['yes', 'no', 'unknown']);
  const exposed = oneOf(line, 'exposed', ['yes', 'no', 'unknown']);
  const automatable = oneOf(line, 'automatable', ['yes', 'no', 'unknown']);
  const technicalImpact = oneOf(line, 'technicalImpact', ['total', 'partial', 'unknown']);
  const given: GivenAnswers = { inKev, exposed, automatable, technicalImpact };
  const { tier, assumed } = direct(given);
  return { outcome: tier, assumed };
}

/** The answer to a question, in lower case. Throws `BadUsage`, which makes the line's answer an error. */
function oneOf<Value extends string>(line: JsonRecord, question: string, values: readonly Value[]): Value | 'unknown' {
  const given = line[question];
  if (given === undefined || given === null) return 'unknown';
  const plain = typeof given === 'string' ? given.trim().toLowerCase() : undefined;
  const found = values.find((value) => value === plain);
  if (found === undefined) throw new BadUsage(`"${question}" is none of ${values.join(', ')}`);
  return found;
}
