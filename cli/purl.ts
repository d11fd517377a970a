import { batch } from '#cli/batch.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { parse, render, type Purl } from '#core/components/purl.ts';
import { recordOf } from '#core/kernel/json.ts';

export const usage = `breakwater purl PURL      prints the canonical form of a package URL
breakwater purl --batch   {"purl":…} → {"canonical":…,"parts":{"type":…,"namespace":…,"name":…,
                          "version":…,"qualifiers":…,"subpath":…}}

With --batch one JSON object a line is read from the standard input, and one line is written for
each: the answer, with null for absent parts, or {"error":…} where the text is no package URL.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [word = '', ...more] = args;
  if (more.length > 0 || word === '' || (word.startsWith('-') && word !== '--batch')) {
    throw new BadUsage('purl takes one package URL, or --batch');
  }
  if (word === '--batch') return batch(io, answerLine);
  const purl = parse(word);
  if (!purl.ok) {
    io.stderr(`breakwater purl: ${printable(purl.why)}\n`);
    return 2;
  }
  io.stdout(`${render(purl.value)}\n`);
  return 0;
}

function answerLine(value: unknown): unknown {
  const text = recordOf(value)?.['purl'];
  if (typeof text !== 'string') return { error: 'the line is no JSON object with a text "purl"' };
  const purl = parse(text);
  return purl.ok ? { canonical: render(purl.value), parts: partsOf(purl.value) } : { error: purl.why };
}

function partsOf({ type, namespace, name, version, qualifiers, subpath }: Purl): unknown {
  return {
    type,
    namespace: namespace ?? null,
    name,
    version: version ?? null,
    qualifiers: Object.keys(qualifiers).length === 0 ? null : qualifiers,
    subpath: subpath ?? null,
  };
}
