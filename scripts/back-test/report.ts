// The back-test as a page of docs/reference/.
import { daysBetween } from '#core/kernel/days.ts';
import { weights } from '#core/priority/weights.ts';
import type { History } from '#scripts/back-test/history.ts';
import { found, order, rules, wilson, type Candidate } from '#scripts/back-test/rank.ts';

/** The day of the list that holds issuers and flags: what came later is hidden. */
export const cut = '2024-03-04';

/** The day of the catalogue that tells the outcomes. */
const until = '2024-10-31';

/** CVEs listed in KEV after the cut, whether or not they stand in the pool. */
export function listedAfter(history: History): ReadonlySet<string> {
  const listed = new Set<string>();
  for (const [cve, { kev }] of history) {
    if (kev !== undefined && kev.addedOn > cut && kev.addedOn <= until) listed.add(cve);
  }
  return listed;
}

/** How many CVEs of the pool can be looked at: 0.4 %, 1 % and 5 % of it. */
export const efforts: readonly number[] = [1000, 2400, 12_000];

/** Hits of each rule at each effort, in the order of `rules` and `efforts`. */
export function results(pool: readonly Candidate[], wanted: ReadonlySet<string>): readonly (readonly number[])[] {
  return rules.map((rule) => {
    const ordered = order(pool, rule);
    return efforts.map((effort) => found(ordered, wanted, effort));
  });
}

export function render(pool: readonly Candidate[], listed: ReadonlySet<string>): string {
  const wanted = new Set(pool.map(({ cve }) => cve).filter((cve) => listed.has(cve)));
  const table = results(pool, wanted);
  const share = (effort: number): string => `${((100 * effort) / pool.length).toPrecision(1)} %`;
  const lines = [
    '# The ranking, tested on the past',
    '',
    'Made by `npm run back-test`, which reads the public files in `../shared/data` and writes this page.',
    '',
    `What bears a day after ${cut}, or none, is hidden from the ranking: later EPSS scores, KEV entries and`,
    'exploits. No other catalogue of exploited vulnerabilities is read, and no advisory: old CVEs were enriched by CISA when',
    'they were listed, so that standing among the enriched ones tells the outcome. A test scrambles everything after that day',
    'and sees the same ranking.',
    '',
    `The pool is the ${number(pool.length)} CVEs published by then and not in KEV. The outcome is a KEV listing from the day`,
    `after to ${until}: ${wanted.size} of the pool. Another ${listed.size - wanted.size} were listed that the pool does not hold, most of them not`,
    'published yet: no ranking could have named them, and a plan must keep hours back for such arrivals.',
    '',
    `| ranking | ${efforts.map((effort) => `first ${number(effort)} (${share(effort)})`).join(' | ')} |`,
    `| --- | ${efforts.map(() => '---').join(' | ')} |`,
    ...rules.map(
      ({ title }, index) => `| ${title} | ${(table[index] ?? []).map((hits) => cell(hits, wanted.size)).join(' | ')} |`,
    ),
    '',
    'Each cell: how many of the outcomes stand among the first so many, the share, and its 95 % interval (Wilson). Ties go by',
    'EPSS, then CVSS, then id.',
    '',
    '**The last row is no forecast.** The factors and their numbers were chosen with these outcomes in view. Twelve variants',
    'whose numbers were fitted on the other half of the outcomes found 10–15, 15–20 and 24–29 of 39; one that saw nothing after',
    'the cut, and had no GitHub flag, found 11, 13 and 20. Expect about 12, 18 and 26: above EPSS, not shown to be above "proof of',
    'concept, then EPSS", which was itself picked in hindsight. A difference of three is noise.',
    '',
    '## How well the chance is scaled',
    '',
    'The product of the factors against what was listed, per CVE and 30 days:',
    '',
    '| product | CVEs | listed | per 30 days |',
    '| --- | --- | --- | --- |',
    ...calibration(pool, wanted, daysBetween(cut, until)),
    '',
    'p30 means exploitation somewhere, which no public source measures: it is the chance of a KEV listing times the',
    'visibility among the weights, a judgement, which changes no order among CVEs that are not in KEV.',
    '',
    `The numbers are those of the table \`${weights.version}\`, printed with their reasons in [weights.md](weights.md).`,
    '',
  ];
  return lines.join('\n');
}

function cell(hits: number, of: number): string {
  const [low, high] = wilson(hits, of);
  return `${hits}, ${percent(hits / of)} % [${percent(low)}–${percent(high)}]`;
}

function percent(share: number): string {
  return Math.round(100 * share).toString();
}

function number(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

const steps: readonly number[] = [0, 1, 4, 16, 64, 256, Infinity];

function calibration(pool: readonly Candidate[], wanted: ReadonlySet<string>, span: number): readonly string[] {
  return steps.slice(0, -1).map((from, index) => {
    const to = steps[index + 1] ?? Infinity;
    const inside = pool.filter(({ product }) => product >= from && product < to);
    const hits = inside.filter(({ cve }) => wanted.has(cve)).length;
    const rate = inside.length === 0 ? 0 : (hits / inside.length) * (30 / span);
    const title = to === Infinity ? `${from} and more` : `${from} to ${to}`;
    return `| ${title} | ${number(inside.length)} | ${hits} | ${rate.toExponential(1)} |`;
  });
}
