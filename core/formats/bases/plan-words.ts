// How a plan's figures are put into words, the same in every rendering.
import { daysBetween, type Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';

/** `1.5 h`, `20 min`, `12 h`. */
export function hours(value: number): string {
  if (value > 0 && value < 0.95) return `${Math.max(5, Math.round((value * 60) / 5) * 5)} min`;
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${rounded} h`;
}

/** `31 %`, `under 1 %`, `0 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  return `${Math.round(share * 100)} %`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** `12,345`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** When an action is due, said as strongly as it binds. */
export function due(action: Action, asOf: Day): string {
  if (action.overdueSince !== undefined) {
    return action.binding ? `overdue since ${action.overdueSince}` : `recommended by ${action.overdueSince}, passed`;
  }
  if (action.dueOn === undefined) return 'at the next regular update';
  const days = daysBetween(asOf, action.dueOn);
  const when = days < 0 ? 'now' : days === 0 ? 'today' : days === 1 ? 'tomorrow' : `within ${days} days`;
  return action.binding ? `due ${action.dueOn} (${when})` : `recommended ${when}`;
}

/** The week of a later action counted from this one, which is 1; a word where its turn never comes. */
export function weekText(week: number | undefined): string {
  return week === undefined ? 'never' : String(week + 1);
}

/** `about 1.5 h (1 to 3)`. */
export function estimate(action: Action): string {
  const { estimate: middle, low, high } = action.hours;
  const range = low < high ? ` (${hours(low)} to ${hours(high)})` : '';
  return `about ${hours(middle)}${range}`;
}

export function assetCount(action: Action): number {
  return action.assets.reduce((sum, { count }) => sum + count, 0);
}

/** The parts of an action that are told in sentences, in order. */
export function tellings(action: Action): readonly { readonly label: string; readonly said: Action['why'] }[] {
  return [
    { label: 'Why', said: sourcedOnce(action.why) },
    { label: 'How', said: sourcedOnce(action.how) },
    { label: 'Check', said: sourcedOnce(action.verify) },
    { label: 'If you cannot', said: sourcedOnce(action.ifYouCannot) },
  ];
}

/** Of sentences in a row from one source only the last names it. */
function sourcedOnce(said: Action['why']): Action['why'] {
  return said.map(({ text, source }, index) => ({ text, source: said[index + 1]?.source === source ? '' : source }));
}

/** What must come before, by its place in this plan, else by its id. */
export function needsOf(action: Action, plan: Plan): string {
  const ranks = new Map([...plan.actions, ...plan.later].map(({ id, rank }) => [id, rank]));
  return action.needs.map((id) => (ranks.has(id) ? `action ${ranks.get(id) ?? id}` : id)).join(', ');
}

/** Said where a week has no action: why, and never that nothing asks for one while something is open. */
export function noAction(plan: Plan): string {
  const unseen = 'What this plan cannot see stands below; it may still matter.';
  if (plan.later.length > 0)
    return `No action this week: what is open stands under Later, with what it waits for. ${unseen}`;
  if (plan.summary.matches > 0) return `No action this week: for what is open the feed names nothing to do. ${unseen}`;
  return `No action this week: nothing that the feed covers asks for one. ${unseen}`;
}

/** When the backlog is empty, as the end of a sentence. */
export function backlogEnd(plan: Plan): string {
  if (plan.summary.emptyOn !== undefined) return `at this pace the backlog is empty on ${plan.summary.emptyOn}`;
  if (plan.later.some(({ state }) => state === 'deferred'))
    return 'what was put off keeps the backlog from a day of its end';
  return 'at this pace the backlog never empties';
}

/** What the plan rests on, in one line. */
export function basis(plan: Plan): string {
  const feedOn = plan.feed.asOf === undefined ? 'of unknown age' : `with data to ${plan.feed.asOf}`;
  return `${plural(plan.inventory.assets, 'asset')}, ${plural(plan.inventory.components, 'component')} · feed "${plan.feed.name}" ${feedOn} · as of ${plan.asOf}`;
}
