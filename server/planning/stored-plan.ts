import type { Plan } from '#core/plans/plan.ts';

/** A plan that was kept: made by our own code, in the form that its schema promises. What was undefined is absent. */
export function storedPlan(text: string): Plan {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the planner alone, from a Plan
  return JSON.parse(text) as Plan;
}
