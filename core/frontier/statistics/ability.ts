// Ability of models and difficulty of items at once, from whichever items each model was run on.
import { sigmoid } from '#core/frontier/statistics/logistic.ts';
import { exp, ln } from '#core/kernel/exact-math.ts';
import { inOrder, type Run } from '#core/frontier/horizon/run.ts';

export interface Ability {
  readonly alias: string;
  /** In logits above an item of middling difficulty. */
  readonly theta: number;
  /** 400 · θ / ln 10: 400 points more are ten times the odds of solving an item, as CAISI gives it. */
  readonly elo: number;
  readonly standardError: number;
  /** `undefined` but where the model solved every item it was run on, or none: then θ is held by a bound alone. */
  readonly beyond: 'success' | 'failure' | undefined;
}

const bound = 12;
const nodesCount = 61;
const roundsMax = 2000;

/**
 * One-parameter item response: P = sigmoid(θ_model − b_item), b ~ N(0, σ²) integrated out (marginal likelihood, by EM).
 *
 * Source: Rasch 1960; Bock and Aitkin, Psychometrika 46, 1981, with models in the place of persons' parameters and items
 * drawn at random; the scale is CAISI's (evaluation of GLM-5.3, 2026).
 */
export function abilities(runs: readonly Run[]): { readonly abilities: readonly Ability[]; readonly spread: number } {
  const aliases = [...new Set(runs.map(({ alias }) => alias))].sort(inOrder);
  const items = answersOf(runs, aliases);
  const theta = Float64Array.from(aliases, () => 0);
  let spread = 1;
  for (let round = 0; round < roundsMax; round++) {
    const nodes = nodesOf(spread);
    const { expected, second } = expect(items, theta, nodes);
    let change = 0;
    for (const [model, counts] of expected.entries())
      change = Math.max(change, improve(model, theta, { counts, nodes }));
    const next = Math.min(bound, Math.max(1e-3, Math.sqrt(second / Math.max(1, items.length))));
    change = Math.max(change, Math.abs(next - spread));
    spread = next;
    if (change < 1e-8) break;
  }
  const nodes = nodesOf(spread);
  const { expected } = expect(items, theta, nodes);
  const found = aliases.map((alias, model) => {
    const counts = expected[model] ?? noCounts();
    const at = theta[model] ?? 0;
    const { bend } = slopesAt(at, { counts, nodes });
    const { solved, all } = counts;
    const beyond: Ability['beyond'] = solved === all ? 'success' : solved === 0 ? 'failure' : undefined;
    return { alias, theta: at, elo: (400 * at) / Math.LN10, standardError: 1 / Math.sqrt(bend), beyond };
  });
  return { abilities: found, spread };
}

interface Answer {
  readonly model: number;
  readonly share: number;
  readonly times: number;
}

function answersOf(runs: readonly Run[], aliases: readonly string[]): readonly (readonly Answer[])[] {
  const numbers = new Map(aliases.map((alias, index) => [alias, index]));
  const items = new Map<string, Map<number, { sum: number; times: number }>>();
  for (const { task, alias, score } of runs) {
    const item = items.get(task) ?? new Map<number, { sum: number; times: number }>();
    items.set(task, item);
    const model = numbers.get(alias) ?? 0;
    const seen = item.get(model) ?? { sum: 0, times: 0 };
    item.set(model, { sum: seen.sum + score, times: seen.times + 1 });
  }
  return [...items.values()].map((item) =>
    [...item].map(([model, { sum, times }]) => ({ model, share: sum / times, times })),
  );
}

interface Nodes {
  readonly at: Float64Array;
  readonly weight: Float64Array;
}

/** Evenly spaced over six standard deviations: enough for a normal density times logistic curves. */
function nodesOf(spread: number): Nodes {
  const at = Float64Array.from({ length: nodesCount }, (_, index) => ((index / (nodesCount - 1)) * 12 - 6) * spread);
  const raw = at.map((one) => exp(-(one * one) / (2 * spread * spread)));
  const total = raw.reduce((sum, one) => sum + one, 0);
  return { at, weight: raw.map((one) => one / total) };
}

/** Of one model: attempts and successes that fall to each node, in expectation; and all of them. */
interface Counts {
  readonly attempts: Float64Array;
  readonly successes: Float64Array;
  solved: number;
  all: number;
}

function noCounts(): Counts {
  return { attempts: new Float64Array(nodesCount), successes: new Float64Array(nodesCount), solved: 0, all: 0 };
}

/** Where the difficulty of each item lies, given what the models made of it. */
function expect(
  items: readonly (readonly Answer[])[],
  theta: Float64Array,
  nodes: Nodes,
): { readonly expected: readonly Counts[]; readonly second: number } {
  const logs = [...theta].map((own) => nodes.at.map((b) => lnSigmoid(own - b)));
  const expected = [...theta].map(noCounts);
  let second = 0;
  for (const item of items) {
    const posterior = posteriorOf(item, { logs, theta, nodes });
    for (const [node, p] of posterior.entries()) second += p * (nodes.at[node] ?? 0) * (nodes.at[node] ?? 0);
    for (const { model, share, times } of item) {
      const counts = expected[model] ?? noCounts();
      counts.solved += share * times;
      counts.all += times;
      for (let node = 0; node < nodesCount; node++) {
        const part = times * (posterior[node] ?? 0);
        counts.attempts[node] = (counts.attempts[node] ?? 0) + part;
        counts.successes[node] = (counts.successes[node] ?? 0) + part * share;
      }
    }
  }
  return { expected, second };
}

/** ln of the chance to fail is ln of the chance to succeed less the distance. */
function posteriorOf(
  item: readonly Answer[],
  {
    logs,
    theta,
    nodes,
  }: { readonly logs: readonly Float64Array[]; readonly theta: Float64Array; readonly nodes: Nodes },
): Float64Array {
  const sums = nodes.weight.map((one) => ln(Math.max(one, 1e-300)));
  for (const { model, share, times } of item) {
    const own = logs[model];
    const at = theta[model] ?? 0;
    for (let node = 0; node < nodesCount; node++) {
      const distance = at - (nodes.at[node] ?? 0);
      sums[node] = (sums[node] ?? 0) + times * ((own?.[node] ?? 0) - (1 - share) * distance);
    }
  }
  const most = sums.reduce((a, b) => Math.max(a, b), -Infinity);
  const raw = sums.map((one) => (one - most < -690 ? 0 : exp(one - most)));
  const total = raw.reduce((sum, one) => sum + one, 0);
  return raw.map((one) => one / total);
}

function lnSigmoid(z: number): number {
  const size = Math.abs(z);
  const tail = size < 690 ? ln(1 + exp(-size)) : 0;
  return z >= 0 ? -tail : z - tail;
}

interface Standing {
  readonly counts: Counts;
  readonly nodes: Nodes;
}

/** One step of Newton for one model; how far it went. */
function improve(model: number, theta: Float64Array, standing: Standing): number {
  const at = theta[model] ?? 0;
  const { gain, bend } = slopesAt(at, standing);
  const step = Math.max(-1, Math.min(1, gain / Math.max(bend, 1e-9)));
  const next = Math.max(-bound, Math.min(bound, at + step));
  theta[model] = next;
  return Math.abs(next - at);
}

function slopesAt(theta: number, { counts, nodes }: Standing): { readonly gain: number; readonly bend: number } {
  let gain = 0;
  let bend = 0;
  for (const [node, b] of nodes.at.entries()) {
    const chance = sigmoid(theta - b);
    const attempts = counts.attempts[node] ?? 0;
    gain += (counts.successes[node] ?? 0) - attempts * chance;
    bend += attempts * chance * (1 - chance);
  }
  return { gain, bend };
}
