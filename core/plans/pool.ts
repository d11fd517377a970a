// One pool of hours for many organizations: what a provider's people do first, across all that they act for.
import { addDays, type Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';

/** What is asked of an action; a plan's own are such. */
export type PoolAction = Pick<Action, 'id' | 'dueOn' | 'binding' | 'needs' | 'riskRemoved'> & {
  readonly hours: { readonly estimate: number };
};

/** Of one organization: all that waits, in the order of its plan, what its own hours leave for later weeks too. */
export interface PoolPart<A extends PoolAction> {
  readonly organization: string;
  readonly actions: readonly A[];
}

export interface PoolTurn<A extends PoolAction> {
  readonly organization: string;
  readonly action: A;
}

/** A week of the pool. */
export interface PoolWeek<A extends PoolAction> {
  /** In the order in which they are to be done. */
  readonly turns: readonly PoolTurn<A>[];
  /** Due within the week, and not among the turns: the hours do not reach, or for what they need. */
  readonly unmet: readonly PoolTurn<A>[];
  readonly usedHours: number;
  /** All the rest. */
  readonly left: { readonly count: number; readonly hours: number };
}

const daysOfWeek = 7;

/**
 * First what is due within the week, what binds before what is advice, the earliest first and all that is overdue as of
 * today; then what removes the greatest share of its organization's risk for an hour: organizations count alike, however
 * large. An action comes with what it needs or not at all; one that no longer fits makes way for the next that does.
 *
 * @param hours 0 or more
 */
export function planPool<A extends PoolAction>(parts: readonly PoolPart<A>[], hours: number, asOf: Day): PoolWeek<A> {
  const until = addDays(asOf, daysOfWeek);
  const waiting = parts
    .flatMap(({ organization, actions }) => actions.map((action) => ({ organization, action })))
    .sort((a, b) => before(a.action, b.action, { asOf, until }));
  const byOrganization = new Map(parts.map(({ organization, actions }) => [organization, known(actions)]));
  const chosen = new Set<A>();
  const turns: PoolTurn<A>[] = [];
  let left = hundredths(hours);
  for (const { organization, action } of waiting) {
    const wanted = withNeeds(action, byOrganization.get(organization) ?? new Map(), chosen);
    const sum = sumOf(wanted);
    if (sum > left) continue;
    left -= sum;
    for (const one of wanted) {
      chosen.add(one);
      turns.push({ organization, action: one });
    }
  }
  const rest = waiting.filter(({ action }) => !chosen.has(action));
  return {
    turns,
    unmet: rest.filter(({ action }) => isDue(action, until)),
    usedHours: sumOf([...chosen]) / 100,
    left: { count: rest.length, hours: sumOf(rest.map(({ action }) => action)) / 100 },
  };
}

/** In hundredths of an hour, which add up without a rest. */
function sumOf(actions: readonly PoolAction[]): number {
  return actions.reduce((total, { hours }) => total + hundredths(hours.estimate), 0);
}

function hundredths(hours: number): number {
  return Math.round(hours * 100);
}

function known<A extends PoolAction>(actions: readonly A[]): ReadonlyMap<string, A> {
  return new Map(actions.map((action) => [action.id, action]));
}

/** The action behind all that it needs and that is not chosen yet. What is needed and waits nowhere is done. */
function withNeeds<A extends PoolAction>(action: A, all: ReadonlyMap<string, A>, chosen: ReadonlySet<A>): readonly A[] {
  const wanted = new Set<A>();
  const add = (one: A | undefined): void => {
    if (one === undefined || chosen.has(one) || visiting.has(one)) return;
    visiting.add(one);
    for (const need of one.needs) add(all.get(need));
    wanted.add(one);
  };
  const visiting = new Set<A>();
  add(action);
  return [...wanted];
}

function isDue({ dueOn }: PoolAction, until: Day): boolean {
  return dueOn !== undefined && dueOn <= until;
}

interface Span {
  readonly asOf: Day;
  readonly until: Day;
}

function before(a: PoolAction, b: PoolAction, { asOf, until }: Span): number {
  const urgency = urgencyOf(a, until) - urgencyOf(b, until);
  if (urgency !== 0) return urgency;
  // All that is overdue is due now: how long ago says nothing of how much it removes.
  const [dueA, dueB] = [a, b].map(({ dueOn }) => (dueOn === undefined || dueOn < asOf ? asOf : dueOn));
  if (isDue(a, until) && dueA !== dueB) return (dueA ?? '') < (dueB ?? '') ? -1 : 1;
  return worth(b) - worth(a);
}

function urgencyOf(action: PoolAction, until: Day): number {
  if (!isDue(action, until)) return 2;
  return action.binding ? 0 : 1;
}

/** Share of risk for an hour; what takes no time comes first. */
function worth({ riskRemoved, hours }: PoolAction): number {
  return riskRemoved / Math.max(hours.estimate, 0.01);
}
