// How a plan's figures are put into words, the same in every rendering.
import { plural } from '#core/kernel/counted.ts';
import { addDays, daysBetween, type Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { CannotMeet, InPlace, Plan } from '#core/plans/plan.ts';
import { listed, span } from '#core/plans/words.ts';

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

/** When an action is due, said as strongly as it binds. */
export function due(action: Action, asOf: Day): string {
  const { dueOn, overdueSince, binding } = action;
  if (overdueSince !== undefined) return `overdue since ${overdueSince} (${span(daysBetween(overdueSince, asOf))})`;
  if (dueOn === undefined) return 'at the next regular update';
  const days = daysBetween(asOf, dueOn);
  if (days < 0) return binding ? `due ${dueOn} (now)` : `recommended by ${dueOn} (passed: now)`;
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `within ${days} days`;
  return binding ? `due ${dueOn} (${when})` : `recommended by ${dueOn} (${when})`;
}

/** The same in a word or two, for a list. */
export function dueBriefly({ dueOn, overdueSince, binding }: Action, asOf: Day): string {
  if (overdueSince !== undefined) return 'overdue';
  if (dueOn === undefined) return 'next update';
  if (binding) return `due ${dueOn}`;
  return dueOn < asOf ? 'now' : `by ${dueOn}`;
}

/**
 * The day to put it down for: its own where that lies in the planned week; else the first of that week, or its last where
 * there is time. Its own where its turn never comes.
 */
export function plannedOn({ dueOn }: Action, week: number | undefined, asOf: Day): Day | undefined {
  if (week === undefined) return dueOn !== undefined && dueOn >= asOf ? dueOn : undefined;
  const [first, last] = [addDays(asOf, 7 * week), addDays(asOf, 7 * week + 6)];
  if (dueOn === undefined || dueOn < first) return first;
  return dueOn > last ? last : dueOn;
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

/** `patient-portal`, `kiosk ×40`, `web-1, web-2 and 3 more`. */
export function where(action: Action, namedMax = 2): string {
  const names = action.assets.slice(0, namedMax).map(({ name, count }) => (count > 1 ? `${name} ×${count}` : name));
  const rest = action.assets.length - names.length;
  return `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The title without its place, for a list that has a column for that. */
export function titleBriefly(action: Action): string {
  const [first] = action.assets;
  const all = assetCount(action);
  const places = first === undefined ? [] : [`${first.name} (${first.count} alike)`, first.name, `${all} assets`];
  const { state } = action;
  const place = places.map((name) => ` on ${name}`).find((part) => isPlaceIn(action, part)) ?? '';
  const at = `${action.title} `.lastIndexOf(`${place} `);
  const title = at < 0 ? action.title : action.title.slice(0, at) + action.title.slice(at + place.length);
  return state === 'proposed' || state === 'planned' ? title : `${state}: ${title}`;
}

/** What is to be done everywhere names no place: an asset called `a` does not stand in "Turn on a second factor". */
function isPlaceIn({ kind, title }: Action, part: string): boolean {
  return kind !== 'harden' && `${title} `.includes(`${part} `);
}

/** What shares of risk are shares of: nobody knows the risk of what the plan can't see. */
export function ofRisk({ summary }: Plan): string {
  return summary.seesAll ? 'of your risk' : 'of the risk that this plan can see';
}

/** The same beside each action. */
export function ofRiskBriefly({ summary }: Plan): string {
  return summary.seesAll ? 'of your risk' : 'of the risk seen';
}

/** `38 %`, `<1 %`: for a list. */
export function percentBriefly(share: number): string {
  return share > 0 && share < 0.01 ? '<1 %' : percent(share);
}

/** What changed since the last plan: only what did; `undefined` where there was no last plan. */
export function changesTold({
  changes,
}: Plan):
  | { readonly since: Day; readonly rows: readonly { readonly label: string; readonly names: readonly string[] }[] }
  | undefined {
  if (changes === undefined) return undefined;
  const rows = [
    { label: 'closed', names: changes.closed },
    { label: 'answered as not affecting you', names: changes.answered },
    { label: 'seen before, and neither met nor seen to be gone now', names: changes.notSeenAgain },
    { label: 'new', names: changes.arrived },
    { label: 'newly exploited', names: changes.newlyExploited },
    { label: 'overdue', names: changes.overdue },
    { label: 'said, not seen', names: changes.saidNotSeen },
  ];
  return { since: changes.since, rows: rows.filter(({ names }) => names.length > 0) };
}

/** The names beside a count, and how many more there are. */
export function namesTold({ count, names = [] }: Plan['cannotSee'][number]): readonly string[] {
  const rest = count - names.length;
  return names.length === 0 || rest <= 0 ? names : [...names, `and ${rest} more`];
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

/** Of what can't be met: its day, by how much it is late, and what is short. */
export function lateness({ dueOn, daysLate, hoursShort }: CannotMeet, asOf: Day): string {
  // What is past is late by the same, whichever week its turn comes in.
  const days = dueOn < asOf && daysLate !== undefined ? daysBetween(dueOn, asOf) : daysLate;
  const late = days === undefined ? 'not in sight' : `${span(days)} late${dueOn < asOf ? ' today' : ''}`;
  return `due ${dueOn}, ${late}${hoursShort > 0 ? `, ${hours(hoursShort)} short` : ''}.`;
}

/** When the backlog is empty, as the end of a sentence. */
export function backlogEnd(plan: Plan): string {
  if (plan.summary.emptyOn !== undefined) return `at this pace the backlog is empty on ${plan.summary.emptyOn}`;
  if (plan.later.some(({ state }) => state === 'deferred'))
    return 'what was put off keeps the backlog from a day of its end';
  return 'at this pace the backlog never empties';
}

/** Assets named of what is in place. */
const assetsInPlaceMax = 6;

/** How long a mitigation or isolation is said to be in place, and what it is said to do: what follows its title. */
export function inPlaceTold({ since, reason, vulnerabilities, assets }: InPlace): string {
  const because = reason === undefined ? '' : ` ("${reason}")`;
  const many = plural(vulnerabilities, 'vulnerability counts', 'vulnerabilities count');
  return `since ${since}${because}; ${many} for less on ${listed(assets, assetsInPlaceMax)}.`;
}

/** No inventory would ever say so. */
export const inPlaceNote =
  'No inventory shows these; the plan takes your word. If one no longer holds, `breakwater action ID start` asks for it again.';

/** What the plan rests on, in one line. */
export function basis(plan: Plan): string {
  return `${plural(plan.inventory.assets, 'asset')}, ${plural(plan.inventory.components, 'component')} · as of ${plan.asOf}`;
}

/** How old the knowledge is that the plan rests on, in one line. */
export function ages({ feed, asOf }: Plan): string {
  const records = feed.asOf === undefined ? 'of unknown age' : `newest record ${feed.asOf} (${age(feed.asOf, asOf)})`;
  const catalogue = feed.kevAsOf === undefined ? 'none was read' : `${feed.kevAsOf} (${age(feed.kevAsOf, asOf)})`;
  return `Feed "${shortDigests(feed.name)}": ${records} · CISA KEV catalogue: ${catalogue}`;
}

/** A feed's file is named by its digest, of which a dozen digits tell it from all others. */
function shortDigests(name: string): string {
  return name.replace(/[0-9a-f]{64}/g, (digest) => `${digest.slice(0, 12)}…`);
}

/** What is too old to be relied on, by the day of the plan; empty where all is fresh. */
export function ageWarnings({ feed, asOf }: Plan): readonly string[] {
  const isOld = (day: Day | undefined): day is Day => day !== undefined && daysBetween(day, asOf) > freshDays;
  const warnings: string[] = [];
  if (feed.kevAsOf === undefined)
    warnings.push('No catalogue of exploited vulnerabilities (KEV) was read: nobody can say what is attacked now.');
  if (isOld(feed.kevAsOf))
    warnings.push(
      `The KEV catalogue is ${age(feed.kevAsOf, asOf)}: what has been attacked since then is missing here.`,
    );
  const stale = [...feed.sources].filter(({ newestOn }) => isOld(newestOn));
  const [oldest] = stale.sort((a, b) => (a.newestOn < b.newestOn ? -1 : a.newestOn > b.newestOn ? 1 : 0));
  if (isOld(feed.asOf))
    warnings.push(`The feed's newest record is ${age(feed.asOf, asOf)}: what was published since is missing here.`);
  else if (oldest !== undefined)
    warnings.push(
      `${stale.length} of ${feed.sources.length} sources of the feed ${stale.length === 1 ? 'is' : 'are'} over a week old, the oldest (${oldest.name}) ${age(oldest.newestOn, asOf)}.`,
    );
  return warnings.length === 0
    ? []
    : [...warnings, 'Renew the feed with `breakwater feed sync`, or ask for a newer one.'];
}

/** Knowledge that is older by the day of the plan may miss what is exploited now. */
const freshDays = 7;

function age(day: Day, asOf: Day): string {
  const days = daysBetween(day, asOf);
  if (days < 0) return 'later than this plan';
  return days === 0 ? 'of the same day' : `${span(days)} old`;
}
