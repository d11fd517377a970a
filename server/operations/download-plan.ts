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
import { providerActing } from '#server/parties/via-grant.ts';
import { findOrganization } from '#server/postgres/organizations.ts';
import { findPlan } from '#server/postgres/plans.ts';

/** By the renderings of the command; what a provider takes for its customer bears the provider's name. */
export const downloadPlan = operation(endpoint, ({ inTransaction, clock }, { params: { org, format } }) =>
  inTransaction(async (tx) => {
    const kept = await findPlan(tx, org);
    if (kept === undefined) return refuse('object.absent', 'There is no plan yet.');
    const provider = await providerActing(tx, org, 'plan.read', clock.now());
    const preparedBy = provider && (await findOrganization(tx, provider))?.name;
    return accept(fileOf(storedPlan(kept.text), format, preparedBy));
  }),
);

function fileOf(plan: Plan, format: (typeof planFormats)[number], preparedBy: string | undefined): AnsweredFile {
  const name = `plan-${plan.asOf}`;
  switch (format) {
    case 'markdown':
      return {
        mediaType: 'text/markdown; charset=utf-8',
        name: `${name}.md`,
        content: markdown.renderPlan(plan, preparedBy),
      };
    case 'csv':
      return { mediaType: 'text/csv; charset=utf-8', name: `${name}.csv`, content: csv.renderPlan(plan) };
    case 'ical':
      return { mediaType: 'text/calendar; charset=utf-8', name: `${name}.ics`, content: ical.renderPlan(plan) };
    case 'html':
      return {
        mediaType: 'text/html; charset=utf-8',
        name: `${name}.html`,
        content: html.renderPlan(plan, preparedBy),
      };
  }
}
