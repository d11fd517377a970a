// The plan of what lies on the desk, by the same rules as the command's.
import { jsonText } from '#core/formats/bases/json-text.ts';
import * as csv from '#core/formats/plan-csv/plan-csv.ts';
import * as html from '#core/formats/plan-html/plan-html.ts';
import * as ical from '#core/formats/plan-ical/plan-ical.ts';
import * as markdown from '#core/formats/plan-markdown/plan-markdown.ts';
import type { Decision } from '#core/kernel/decision.ts';
import { withReported } from '#core/matching/reported-feed.ts';
import { planInputOf } from '#core/plans/input-of.ts';
import { planAndRemember, type Made } from '#core/plans/make-plan.ts';
import type { Plan } from '#core/plans/plan.ts';
import { answer, defer, finish, start, whyNotKept, type Move, type State } from '#core/plans/state.ts';
import { renderState } from '#core/plans/state-document.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Laid } from '#portal/desk/desk.ts';
import type { Planned, SavedFormat, Saying, Wanted } from '#portal/desk/messages.ts';

type Complete = Exclude<Laid, { lacks: string }>;

export function makePlan(laid: Complete, wanted: Wanted, tell: (text: () => string) => void): Made {
  const { inventory, feedName, state } = laid;
  const { asOf, boundBy, hours: capacityHours } = wanted;
  const feed = withReported(laid.feed, inventory);
  const input = planInputOf(
    { inventory, feed, feedName, asOf, capacityHours, boundBy, state, figures: undefined, schemes: schemeOf },
    {
      telling: (verdict, of) => tell(() => `Matched. Reading the evidence: ${verdict} of ${of} verdicts`),
      weighing: () => tell(() => 'Weighing risks'),
      seeking: () => tell(() => 'Looking for versions to upgrade to'),
    },
  );
  return planAndRemember(input);
}

export function plannedOf({ plan, state }: Made, laid: Complete, { today }: Wanted): Planned {
  const { plannedOn } = laid.state;
  const why = whyNotKept({ asOf: plan.asOf, today, plannedOn, isNamed: true });
  return {
    title: html.titleOf(plan),
    report: html.renderWithin(plan),
    actions: plan.actions.map(({ id, kind, title }) => ({ id, kind, title })),
    questions: plan.questions.map(({ id, answers }) => ({ id, answers })),
    state: why === undefined ? { text: renderState(state) } : { whyNotKept: why },
  };
}

const moves: Readonly<Record<Saying['move'], Move>> = { start, done: finish, defer, answer };

/** The state of a plan with what the person said of it. */
export function stateWith({ state }: Made, { id, move, hours, because }: Saying, on: string): Decision<State> {
  return moves[move](state, id, { on, hours, because, until: undefined, reason: undefined });
}

export function rendered(plan: Plan, format: SavedFormat): string {
  switch (format) {
    case 'html':
      return html.renderPlan(plan);
    case 'json':
      return `${jsonText(plan, 2)}\n`;
    case 'csv':
      return csv.renderPlan(plan);
    case 'ical':
      return ical.renderPlan(plan);
    case 'markdown':
      return markdown.renderPlan(plan);
  }
}
