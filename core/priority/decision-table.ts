// Decision tables in the manner of SSVC: each question has a few ordered answers, each combination of them one outcome.
import { assert } from '#core/kernel/assert.ts';

export interface DecisionTable<Question extends string, Outcome extends string> {
  /** Its public name and version: `ssvc:DT_DP:1.0.0`. */
  readonly id: string;
  /** Each question with its answers, from the mildest to the worst. */
  readonly questions: readonly { readonly name: Question; readonly answers: readonly string[] }[];
  /** From the least to the most urgent. */
  readonly outcomes: readonly Outcome[];
  /** Index of the outcome of each combination, one digit each, the last question's answer changing fastest. */
  readonly grid: string;
}

/** Makes a table; `grid` may be spaced for the eye. */
export function decisionTable<Question extends string, Outcome extends string>(
  id: string,
  questions: Readonly<Record<Question, readonly string[]>>,
  outcomes: readonly Outcome[],
  grid: string,
): DecisionTable<Question, Outcome> {
  const names: Question[] = [];
  for (const name in questions) names.push(name);
  const digits = grid.replace(/\s+/g, '');
  const combinations = names.reduce((product, name) => product * questions[name].length, 1);
  assert(digits.length === combinations, `${id} needs an outcome for each of its ${combinations} combinations`);
  return { id, questions: names.map((name) => ({ name, answers: questions[name] })), outcomes, grid: digits };
}

/**
 * The outcome for the answers given. A question that is not answered, or answered `unknown`, takes the answer that leads to
 * the most urgent outcome. `undefined` where an answer is none of its question's.
 */
export function decide<Question extends string, Outcome extends string>(
  table: DecisionTable<Question, Outcome>,
  answers: Readonly<Partial<Record<Question, string>>>,
): Outcome | undefined {
  let rows: readonly number[] = [0];
  for (const { name, answers: possible } of table.questions) {
    const answer = answers[name] ?? 'unknown';
    const at = answer === 'unknown' ? [...possible.keys()] : [possible.indexOf(answer)];
    if (at.includes(-1)) return undefined;
    rows = rows.flatMap((row) => at.map((index) => row * possible.length + index));
  }
  const worst = rows.reduce((most, row) => Math.max(most, Number(table.grid[row])), 0);
  return table.outcomes[worst];
}
