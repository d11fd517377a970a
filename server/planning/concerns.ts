// What each vulnerability means for an organization: where it meets it, how soon, why, and who says what; run apart.
import { assetsToldMax, placesMax, statementsToldMax } from '#api/bounds.ts';
import type { Match } from '#core/matching/match.ts';
import type { Action } from '#core/plans/action.ts';
import type { Made } from '#core/plans/make-plan.ts';
import type { Memory } from '#core/plans/memory.ts';
import type { Plan } from '#core/plans/plan.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { Answer } from '#core/priority/priority.ts';
import { cut, cutOptional, nameCharactersMax, purlCharactersMax, wordsCharactersMax } from '#server/planning/bounds.ts';
import type { Concern } from '#server/planning/plan-lines.ts';

type Place = Concern['places'][number];
type Priority = NonNullable<Place['priority']>;

const actionsMax = 50;
const aliasesMax = 50;

/**
 * Of the vulnerabilities that affect, that nobody can tell of, or that the operator answered; by their ids. A doubt that the
 * plan takes as mended is no open one: it has no deadline, and no action is owed to it.
 */
export function concernsOf(
  { risks, plan, takenAsMended }: Pick<Made, 'risks' | 'plan' | 'takenAsMended'>,
  memory: Memory,
): readonly Concern[] {
  const drafts = new Map<string, ConcernDraft>();
  const draftOf = ({ vulnerability }: Match): ConcernDraft => {
    const known = drafts.get(vulnerability.id);
    if (known !== undefined) return known;
    const draft = new ConcernDraft(vulnerability);
    drafts.set(vulnerability.id, draft);
    return draft;
  };
  for (const risk of risks.affected) draftOf(risk.match).add(risk.match, 'affected', { risk });
  for (const risk of risks.doubtful) {
    const mended = takenAsMended(risk.match);
    const draft = draftOf(risk.match);
    if (mended === undefined) draft.add(risk.match, 'unknown', { risk });
    else draft.add(risk.match, 'takenAsMended', { mended });
  }
  for (const match of risks.answered) draftOf(match).add(match, 'answered', { word: memory.notAffected(match) });
  for (const { action, week } of turnsOf(plan)) {
    const about = [...action.closes, ...(action.doubts ?? [])];
    for (const id of new Set(about.map(({ vulnerability }) => vulnerability))) drafts.get(id)?.act(action, week);
  }
  return [...drafts.values()]
    .map((draft) => draft.finish())
    .sort((a, b) => (a.vulnerability < b.vulnerability ? -1 : 1));
}

/** Of matches that leave nothing to do. */
export function clearedConcern(matches: readonly Match[]): Concern | undefined {
  const [first] = matches;
  if (first === undefined) return undefined;
  const draft = new ConcernDraft(first.vulnerability);
  for (const match of matches) draft.add(match, 'notAffected', {});
  return draft.finish();
}

function turnsOf({ actions, later }: Plan): readonly { readonly action: Action; readonly week: number | undefined }[] {
  return [...actions.map((action) => ({ action, week: 0 })), ...later.map(({ week, ...action }) => ({ action, week }))];
}

type Counted = 'affected' | 'unknown' | 'takenAsMended' | 'answered' | 'notAffected';

interface Told {
  readonly risk?: Risk;
  readonly word?: string | undefined;
  /** Why nobody is asked. */
  readonly mended?: string;
}

/** Matches that are told alike, with the assets that they are on. */
interface Group {
  readonly match: Match;
  readonly told: Told;
  readonly assets: string[];
  count: number;
}

class ConcernDraft {
  readonly #vulnerability: Match['vulnerability'];
  readonly #counts: Record<Counted, number> = {
    affected: 0,
    unknown: 0,
    takenAsMended: 0,
    answered: 0,
    notAffected: 0,
  };
  readonly #groups = new Map<string, Group>();
  readonly #actions: Concern['actions'] = [];

  constructor(vulnerability: Match['vulnerability']) {
    this.#vulnerability = vulnerability;
  }

  add(match: Match, counted: Counted, told: Told): void {
    this.#counts[counted] += 1;
    const key = likenessOf(match, told);
    const group = this.#groups.get(key);
    if (group === undefined) {
      this.#groups.set(key, { match, told, assets: [match.asset.name], count: 1 });
      return;
    }
    group.count += 1;
    if (group.assets.length < assetsToldMax) group.assets.push(match.asset.name);
  }

  act({ id, title }: Action, week: number | undefined): void {
    if (this.#actions.length >= actionsMax) return;
    this.#actions.push({
      id,
      title: cut(title, wordsCharactersMax),
      ...(week !== undefined && week > 0 && { week }),
      isThisWeek: week === 0,
    });
  }

  finish(): Concern {
    const groups = [...this.#groups.values()].sort((a, b) => weightOf(b) - weightOf(a));
    return {
      vulnerability: cut(this.#vulnerability.id, nameCharactersMax),
      aliases: this.#vulnerability.aliases.slice(0, aliasesMax).map((one) => cut(one, nameCharactersMax)),
      ...this.#counts,
      places: groups.slice(0, placesMax).map(placeOf),
      placeCount: groups.length,
      actions: this.#actions,
    };
  }
}

/** What is told alike on several assets is told once. */
function likenessOf({ component, verdict, disputed, reason, because }: Match, { risk, word, mended }: Told): string {
  const { name, version, purl } = component;
  const judged =
    risk === undefined
      ? []
      : [risk.asset.exposure, risk.asset.criticality, risk.priority.tier, risk.priority.dueOn, risk.firstSeenOn];
  const says = because.map(({ advisory, says: saying, comparison }) => [advisory, saying, comparison]);
  return JSON.stringify([name, version, purl, verdict, disputed, reason, says, word, mended, judged]);
}

function weightOf({ told: { risk } }: Group): number {
  return risk?.weight ?? 0;
}

function placeOf({ match, told: { risk, word, mended }, assets, count }: Group): Place {
  const { component, verdict, disputed, reason, fixedIn, because } = match;
  return {
    assets,
    assetCount: count,
    component: {
      name: cut(component.name, nameCharactersMax),
      version: cutOptional(component.version, nameCharactersMax),
      purl: cutOptional(component.purl, purlCharactersMax),
    },
    verdict,
    disputed,
    reason: cutOptional(reason, wordsCharactersMax),
    answered: cutOptional(word, wordsCharactersMax),
    takenAsMended: cutOptional(mended, wordsCharactersMax),
    fixedIn: fixedIn.slice(0, 8).map((version) => cut(version, nameCharactersMax)),
    statements: because.slice(0, statementsToldMax).map((one) => ({
      publisher: cut(one.publisher, nameCharactersMax),
      advisory: cut(one.advisory, nameCharactersMax),
      says: one.says,
      comparison: cut(one.comparison, wordsCharactersMax),
      reason: cutOptional(one.reason, wordsCharactersMax),
      by: one.by,
    })),
    statementCount: because.length,
    priority: risk === undefined ? undefined : priorityOf(risk),
  };
}

function priorityOf({ asset, priority, firstSeenOn }: Risk): Priority {
  const { tier, row, dueOn, clockFrom, answers, ssvc, cvss, p30 } = priority;
  return {
    tier,
    row,
    dueOn,
    clockFrom,
    firstSeenOn,
    inKev: answerOf(answers.inKev),
    exposed: answerOf(answers.exposed),
    automatable: answerOf(answers.automatable),
    technicalImpact: answerOf(answers.technicalImpact),
    exposure: asset.exposure.value,
    criticality: asset.criticality.value,
    ssvc: ssvc === undefined ? undefined : { outcome: ssvc.outcome, why: cut(ssvc.why, wordsCharactersMax) },
    cvss:
      cvss === undefined
        ? undefined
        : {
            score: cvss.score,
            severity: cvss.severity,
            vector: cut(cvss.vector, nameCharactersMax),
            by: cut(cvss.by, nameCharactersMax),
          },
    p30: p30.p30,
    factors: p30.because
      .slice(0, 50)
      .map(({ factor, text, assumed }) => ({ factor, text: cut(text, wordsCharactersMax), assumed })),
    table: p30.table,
  };
}

function answerOf({ value, source, at, assumed }: Answer<string>): Priority['inKev'] {
  return { value, source: cut(source, wordsCharactersMax), at: cutOptional(at, nameCharactersMax), assumed };
}
