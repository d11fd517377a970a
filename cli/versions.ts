import { batch } from '#cli/batch.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { recordOf } from '#core/kernel/json.ts';
import type { Decision } from '#core/kernel/decision.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import * as vers from '#core/versions/vers.ts';
import { fromNative } from '#core/versions/vers-canonical.ts';

export const usage = `breakwater versions compare SCHEME A B          prints -1, 0 or 1
breakwater versions contains VERS VERSION       prints true or false
breakwater versions native SCHEME RANGE         prints an ecosystem's own range as VERS
breakwater versions compare --batch             {"scheme":…,"a":…,"b":…} → {"cmp":-1|0|1}
breakwater versions contains --batch            {"vers":…,"version":…} → {"contains":true|false}
breakwater versions native --batch              {"scheme":…,"range":…} → {"vers":…}

A scheme is a VERS type (pypi, deb), a purl type or an OSV ecosystem (PyPI, Debian:12), in any case.
With --batch one JSON object a line is read from the standard input, and one line is written for
each: the answer, or {"error":…} where a version can't be ordered or the line is malformed.
`;

type Answer = Decision<string | number | boolean>;

/** One question: its fields in the order of the command line, the name of its answer in a batch, and the rule. */
interface Question {
  readonly fields: readonly string[];
  readonly answer: string;
  readonly ask: (first: string, second: string, third: string) => Answer;
}

const questions: ReadonlyMap<string, Question> = new Map([
  ['compare', { fields: ['scheme', 'a', 'b'], answer: 'cmp', ask: compare }],
  ['contains', { fields: ['vers', 'version'], answer: 'contains', ask: contains }],
  ['native', { fields: ['scheme', 'range'], answer: 'vers', ask: native }],
]);

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [name = '', ...words] = args;
  const question = questions.get(name);
  if (question === undefined) throw new BadUsage(`versions takes ${[...questions.keys()].join(', ')}, not "${name}"`);
  if (words.length === 1 && words[0] === '--batch') return batch(io, (value) => answerLine(question, value));
  if (words.length !== question.fields.length || words[0]?.startsWith('--')) {
    throw new BadUsage(`versions ${name} takes ${question.fields.join(', ')}, or --batch`);
  }
  const answer = question.ask(words[0] ?? '', words[1] ?? '', words[2] ?? '');
  if (!answer.ok) {
    io.stderr(`breakwater versions: ${answer.why}\n`);
    return 2;
  }
  io.stdout(`${answer.value}\n`);
  return 0;
}

function answerLine({ fields, answer, ask }: Question, value: unknown): unknown {
  const line = recordOf(value);
  if (line === undefined) return { error: 'the line is no JSON object' };
  const texts: string[] = [];
  for (const field of fields) {
    const text = line[field];
    if (typeof text !== 'string') return { error: `"${field}" is no text` };
    texts.push(text);
  }
  const given = ask(texts[0] ?? '', texts[1] ?? '', texts[2] ?? '');
  return given.ok ? { [answer]: given.value } : { error: given.why };
}

function compare(name: string, a: string, b: string): Answer {
  const scheme = schemeOf(name);
  if (scheme === undefined) return unknownScheme;
  const first = scheme.key(a);
  const second = scheme.key(b);
  if (first === undefined) return outside('a', scheme);
  if (second === undefined) return outside('b', scheme);
  return accept(first < second ? -1 : first > second ? 1 : 0);
}

function contains(text: string, version: string): Answer {
  const read = vers.parse(text, schemeOf);
  return read.ok ? vers.contains(read.value, version) : read;
}

function native(name: string, text: string): Answer {
  const scheme = schemeOf(name);
  if (scheme === undefined) return unknownScheme;
  const read = scheme.native?.(text);
  const written = read === undefined ? undefined : fromNative(scheme, read);
  if (written === undefined) return refuse('range.grammar', `the range is outside the grammar of ${scheme.id}`);
  return accept(written);
}

const unknownScheme = refuse('scheme.unknown', 'no order of versions is known for this scheme');

function outside(side: string, scheme: Scheme): Answer {
  return refuse('version.grammar', `"${side}" is outside the grammar of ${scheme.id}`);
}
