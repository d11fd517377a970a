import { downloadPlan as endpoint, type planFormats } from '#api/plans.ts';
import type { AnsweredFile } from '#api/endpoint.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import * as csv from '#core/formats/plan-csv/plan-csv.ts';
import * as html from '#core/formats/plan-html/plan-html.ts';
import * as ical from '#core/formats/plan-ical/plan-ical.ts';
import * as markdown from '#core/formats/plan-markdown/plan-markdown.ts';
import type { Plan } from '#core/plans/plan.ts';
import { operation } from '#server/operations/context.ts';
import { storedPlan } from '#server/planning/stored-plan.ts';
import { findPlan } from '#server/postgres/plans.ts';

/** By the renderings of the command. */
export const downloadPlan = operation(endpoint, async ({ inTransaction }, { params: { org, format } }) => {
  const kept = await inTransaction((tx) => findPlan(tx, org));
  if (kept === undefined) return refuse('object.absent', 'There is no plan yet.');
  return accept(fileOf(storedPlan(kept.text), format));
});

function fileOf(plan: Plan, format: (typeof planFormats)[number]): AnsweredFile {
  const name = `plan-${plan.asOf}`;
  switch (format) {
    case 'markdown':
      return { mediaType: 'text/markdown; charset=utf-8', name: `${name}.md`, content: markdown.renderPlan(plan) };
    case 'csv':
      return { mediaType: 'text/csv; charset=utf-8', name: `${name}.csv`, content: csv.renderPlan(plan) };
    case 'ical':
      return { mediaType: 'text/calendar; charset=utf-8', name: `${name}.ics`, content: ical.renderPlan(plan) };
    case 'html':
      return { mediaType: 'text/html; charset=utf-8', name: `${name}.html`, content: html.renderPlan(plan) };
  }
}
