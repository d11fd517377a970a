/**
 * What a score of Inspect AI counts: C 1, P 0.5, I and N (no answer) 0, yes and true 1, no and false 0, numbers and texts of
 * numbers as they are. `undefined`: unscored (NaN, null, nothing), which is no zero. What is neither, Inspect counts as 0
 * with a warning: here it is unscored too, since it says nothing.
 *
 * Source: inspect_ai, scorer/_metric.py, `value_to_float`, `Score.unscored`.
 */
export function scoreValue(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  if (typeof value !== 'string') return undefined;
  const letter = letters.get(value);
  if (letter !== undefined) return letter;
  const text = value.toLowerCase();
  if (text === 'yes' || text === 'true') return 1;
  if (text === 'no' || text === 'false') return 0;
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

const letters: ReadonlyMap<string, number> = new Map([
  ['C', 1],
  ['P', 0.5],
  ['I', 0],
  ['N', 0],
]);

/** The answer of a model that answers nothing: counted as 0, which is no lack of ability. */
export const noAnswer = 'N';
