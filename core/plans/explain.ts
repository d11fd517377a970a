// Everything about one vulnerability or one action, for whoever wants to know why.
import { listedSince } from '#core/advisories/exploitation.ts';
import { dayOf } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { prepare, type Prepared } from '#core/plans/prepare.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import { cut } from '#core/plans/remedies.ts';
import type { Risk } from '#core/plans/risk.ts';
import { catalogueDay, count, sourceText, tierWords } from '#core/plans/words.ts';
import type { Match } from '#core/matching/match.ts';
import { factsAsOf } from '#core/priority/facts-as-of.ts';
import type { Answer } from '#core/priority/priority.ts';

/** Matches told of one vulnerability, and statements of one match. */
const matchesMax = 50;
const statementsMax = 20;

/**
 * Lines of plain text, outside text in them; `undefined` where nothing in the plan or among the matches bears this id. An
 * action by its id; a vulnerability by its id or any alias, in any letter case.
 */
export function explain(id: string, input: PlanInput, plan: Plan): readonly string[] | undefined {
  const action = [...plan.actions, ...plan.later].find((one) => one.id === id);
  const prepared = prepare(input);
  if (action !== undefined) return explainAction(action, prepared);
  const wanted = id.toUpperCase();
  const bears = ({ vulnerability }: Match): boolean =>
    [vulnerability.id, ...vulnerability.aliases].some((name) => name.toUpperCase() === wanted);
  const matches = [...input.matches.filter(bears), ...clearedOf(input, bears)];
  const [first] = matches;
  if (first === undefined) return undefined;
  const risks = [...prepared.risks.affected, ...prepared.risks.doubtful].filter(({ match }) => bears(match));
  const risky = new Set(risks.map(({ match }) => match));
  const others = matches.filter((match) => !risky.has(match));
  const planned = [...plan.actions, ...plan.later].filter(({ closes, doubts = [] }) =>
    [...closes, ...doubts].some(({ vulnerability }) => vulnerability === first.vulnerability.id),
  );
  return [
    ...aboutVulnerability(first, input),
    ...risks.slice(0, matchesMax).flatMap((risk) => ['', ...aboutRisk(risk, prepared)]),
    ...more(risks.length - matchesMax, 'match at risk', 'matches at risk'),
    ...others.slice(0, matchesMax).flatMap((match) => ['', ...aboutMatch(match, prepared)]),
    ...more(others.length - matchesMax, 'match that is no risk', 'matches that are no risk'),
    '',
    ...(planned.length === 0
      ? ['No action of this plan closes it.']
      : planned.map((one) => `Action ${one.id}, number ${one.rank}: ${one.title}`)),
  ];
}

function clearedOf({ cleared }: PlanInput, bears: (match: Match) => boolean): readonly Match[] {
  return cleared === undefined
    ? []
    : Iterator.from(cleared(() => true))
        .filter(bears)
        .toArray();
}

function explainAction(action: Action, prepared: Prepared): readonly string[] {
  const candidate = prepared.candidates.find(({ id }) => id === action.id);
  const about = [...(candidate?.closes ?? []), ...(candidate?.doubts ?? [])];
  const said = (label: string, list: Action['why']): readonly string[] =>
    list.length === 0
      ? []
      : [label, ...list.map(({ text, source, url }) => `  ${text}${url === undefined ? '' : ` ${url}`} (${source})`)];
  return [
    action.title,
    `Action ${action.id}: ${action.kind}, ${action.state}, number ${action.rank}`,
    action.rule,
    `Hours: about ${action.hours.estimate} (${action.hours.low} to ${action.hours.high}); ${action.hours.basis}`,
    `Removes ${(action.riskRemoved * 100).toFixed(1)} % of all risk, beyond the actions before it`,
    ...(action.needs.length === 0 ? [] : [`Comes after ${action.needs.join(', ')}`]),
    ...said('Why', action.why),
    ...said('How', action.how),
    ...said('Check', action.verify),
    ...said('If you cannot', action.ifYouCannot),
    ...(action.sources.length === 0 ? [] : ['Records behind it', `  ${action.sources.join(', ')}`]),
    ...about.slice(0, matchesMax).flatMap((risk) => ['', ...aboutRisk(risk, prepared)]),
    ...more(about.length - matchesMax, 'match at risk', 'matches at risk'),
  ];
}

/** Nothing is cut in silence. */
function more(left: number, one: string, many: string): readonly string[] {
  return left > 0 ? ['', `and ${count(left, `more ${one}`, `more ${many}`)}`] : [];
}

function aboutVulnerability({ vulnerability }: Match, { feed, asOf }: PlanInput): readonly string[] {
  const { id, aliases, title, publishedOn } = vulnerability;
  const { kev, epss } = factsAsOf(vulnerability, asOf);
  const isKnown = ({ on }: { readonly on: string | undefined }): boolean => on === undefined || on <= asOf;
  const exploits = vulnerability.exploits.filter(isKnown);
  const severities = vulnerability.severities.filter(isKnown);
  const head = feed.head();
  const [kevAsOf, epssAsOf] = [catalogueDay(head.kevAsOf, asOf), catalogueDay(head.epssAsOf, asOf)];
  const also = aliases.length === 0 ? [] : [`Also ${aliases.join(', ')}`];
  return [
    `${id}: ${cut(title, 200)}`,
    ...also,
    `Published ${publishedOn ?? 'on a day that is not known'}`,
    kev === undefined
      ? kevAsOf === undefined
        ? 'Exploited: unknown, no catalogue was read'
        : `Exploited: not in CISA KEV as of ${kevAsOf}`
      : `Exploited: in CISA KEV ${listedSince(kev)}${kev.ransomware === 'known' ? ', used by ransomware' : ''}${kev.requiredAction === '' ? '' : `; asked for: ${cut(kev.requiredAction, 300)}`}`,
    epss === undefined
      ? `EPSS: unknown${epssAsOf === undefined ? ', no scores were read' : ` as of ${epssAsOf}`}`
      : `EPSS: ${epss.score} on ${epss.on} (model ${epss.modelVersion ?? 'not stated'})`,
    ...exploits.map(
      ({ source, on, ref }) =>
        `Exploit: ${source}${on === undefined ? '' : `, ${on}`}${ref === undefined ? '' : `, ${ref}`}`,
    ),
    ...(vulnerability.detections ?? []).map(
      ({ title, author, by, licence, url }) =>
        `Detection: ${cut(title, 200)}, by ${cut(author, 200)} (${by}, ${licence})${url === undefined ? '' : `, ${url}`}`,
    ),
    ...severities.map(({ vector, baseScore, by }) => `CVSS: ${baseScore} by ${by}, ${vector}`),
  ];
}

/** One match with every answer and every factor. */
function aboutRisk({ match, asset, priority, weight, firstSeenOn }: Risk, { settled }: Prepared): readonly string[] {
  const unasked = settled.get(match);
  const { answers, p30 } = priority;
  const line = (name: string, { value, source, at, assumed }: Answer<string>): string =>
    `  ${name}: ${value}${assumed ? ' (assumed)' : ''}, ${sourceText(source, dayOf(at) ?? at)}`;
  return [
    headOf(match),
    ...statements(match),
    ...(unasked === undefined ? [] : [`  nobody is asked: ${unasked}`]),
    `  BOD 26-04 row ${priority.row}: ${tierWords(priority.tier)}${priority.dueOn === undefined ? '' : `, by ${priority.dueOn}`}`,
    line('in KEV', answers.inKev),
    line('exposed', answers.exposed),
    line('automatable', answers.automatable),
    line('technical impact', answers.technicalImpact),
    `  first seen ${firstSeenOn}, the clock from ${priority.clockFrom ?? 'no day: this tier has none'}`,
    ...(priority.ssvc === undefined ? [] : [`  SSVC: ${priority.ssvc.outcome}, ${priority.ssvc.why}`]),
    ...(priority.cvss === undefined
      ? []
      : [`  CVSS: ${priority.cvss.score} (${priority.cvss.severity}) by ${priority.cvss.by}, ${priority.cvss.vector}`]),
    `  chance of exploitation within 30 days: ${Number(p30.p30.toPrecision(3))} (${p30.table})`,
    ...p30.because.map(({ factor, text, assumed }) => `    ×${factor} ${text}${assumed ? ' (assumed)' : ''}`),
    `  ${asset.name}: exposure ${asset.exposure.value}, criticality ${asset.criticality.value}; weight ${weight.toPrecision(3)}`,
  ];
}

/** One match that is no risk, and who says so. */
function aboutMatch(match: Match, { memory }: Prepared): readonly string[] {
  const answered = memory.notAffected(match);
  const own = answered === undefined ? [] : [`  You answered: ${answered}`];
  return [headOf(match), ...own, ...statements(match)];
}

function headOf({ component, asset, verdict, disputed, reason, fixedIn }: Match): string {
  const named = component.purl ?? `${component.name} ${component.version ?? 'without a version'}`;
  const why = reason === undefined ? '' : `: ${reason}`;
  const fixed = fixedIn.length === 0 ? '' : `; fixed in ${fixedIn.slice(0, 8).join(', ')}`;
  return `${named} on ${asset.name}: ${verdict}${disputed ? ', disputed' : ''}${why}${fixed}`;
}

/** What every publisher says, and how the comparison came out. */
function statements({ because }: Match): readonly string[] {
  const lines = because.map(
    ({ publisher, advisory, says, comparison, reason, by }) =>
      `  ${publisher} ${advisory} says ${says} (by ${by}): ${comparison}${reason === undefined ? '' : `; ${reason}`}`,
  );
  // A record that states one range for several builds of a product says the same of each.
  const distinct = [...new Set(lines)];
  const told = distinct.slice(0, statementsMax);
  const left = distinct.length - told.length;
  return left > 0 ? [...told, `  and ${count(left, 'more statement')}`] : told;
}
