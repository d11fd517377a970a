// What is told to everyone of how developers were treated: of what was finished, and of nothing else.
import { publishedTables, type Cell, type PublishedTable } from '#core/frontier/fairness/published-counts.ts';
import { assert } from '#core/kernel/assert.ts';
import { quantile } from '#core/frontier/statistics/quantile.ts';
import { calendarDays } from '#core/frontier/notice/window.ts';

export type FairnessEvent =
  | { readonly kind: 'asked'; readonly case: string; readonly developer: string; readonly at: Temporal.Instant }
  | { readonly kind: 'evidence-asked'; readonly case: string }
  | { readonly kind: 'answered'; readonly case: string; readonly verdict: string; readonly at: Temporal.Instant }
  /** Whatever these are, they appear in no count: the framework is voluntary. */
  | { readonly kind: 'did-not-enrol' | 'declined' | 'withdrew'; readonly developer: string };

export interface PublishedLedger {
  readonly verdicts: PublishedTable;
  /** How often more evidence was asked for, by case. */
  readonly evidenceRequests: PublishedTable;
  /** Calendar days (UTC) from asking to the answer; `undefined` where too few developers are counted. */
  readonly medianDays: number | undefined;
}

const requestLabels = ['none', 'once', 'twice or more'] as const;

/**
 * Counts of answered cases alone. A case that isn't answered is in none of them: else a developer that withdrew would show as
 * one who waits. No largest value is told: it is one developer's.
 *
 * Source: research §5.7 (time in queue, requests for more evidence); issue, "in no list, count, log or grant decision".
 *
 * @param verdicts all there are, in the order in which they are published
 * @param least developers; 3 or more
 */
export function publishedLedger(
  events: readonly FairnessEvent[],
  verdicts: readonly string[],
  least: number,
): PublishedLedger {
  const cases = answeredOf(events);
  assert(
    cases.every(({ verdict }) => verdicts.includes(verdict)),
    'every verdict has its cell, so that none is lost',
  );
  const tables = publishedTables(
    new Map([
      ['verdicts', cellsOf(cases, verdicts, ({ verdict }) => verdict)],
      ['requests', cellsOf(cases, requestLabels, ({ requests }) => requestLabels[Math.min(requests, 2)] ?? 'none')],
    ]),
    least,
  );
  const none: PublishedTable = { cells: [], total: undefined };
  const verdictTable = tables.get('verdicts') ?? none;
  const isTold = verdictTable.total !== undefined && developersOf(cases) >= least;
  const days = Float64Array.from(cases, (one) => one.days).sort();
  return {
    verdicts: verdictTable,
    evidenceRequests: tables.get('requests') ?? none,
    medianDays: isTold ? quantile(days, 0.5) : undefined,
  };
}

interface Answered {
  readonly developer: string;
  readonly verdict: string;
  readonly requests: number;
  readonly days: number;
}

/** Days to the first answer, and the verdict of the last: a determination may be followed by another. */
function answeredOf(events: readonly FairnessEvent[]): readonly Answered[] {
  const asked = new Map(events.flatMap((one) => (one.kind === 'asked' ? [[one.case, one] as const] : [])));
  const requests = Map.groupBy(
    events.flatMap((one) => (one.kind === 'evidence-asked' ? [one.case] : [])),
    (id) => id,
  );
  const answers = Map.groupBy(
    events.flatMap((one) => (one.kind === 'answered' ? [one] : [])),
    (one) => one.case,
  );
  return [...answers].flatMap(([id, [first, ...later]]) => {
    const ask = asked.get(id);
    if (ask === undefined || first === undefined) return [];
    const days = calendarDays({ opensAt: ask.at, closesAt: first.at, zone: 'UTC' });
    const { verdict } = later.at(-1) ?? first;
    return [{ developer: ask.developer, verdict, requests: requests.get(id)?.length ?? 0, days }];
  });
}

function cellsOf(
  cases: readonly Answered[],
  labels: readonly string[],
  labelOf: (one: Answered) => string,
): readonly Cell[] {
  return labels.map((label) => {
    const own = cases.filter((one) => labelOf(one) === label);
    return { label, count: own.length, developers: developersOf(own) };
  });
}

function developersOf(cases: readonly Answered[]): number {
  return new Set(cases.map(({ developer }) => developer)).size;
}
