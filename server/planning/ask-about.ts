// What one vulnerability means for an organization where its plan says nothing of it: looked up in the documents themselves.
import type { OrganizationId } from '#core/kernel/ids.ts';
import { load, taskOf, dayOf, type PlanningParts, type ReplanContext } from '#server/planning/replan.ts';
import type { LineOf } from '#server/planning/plan-lines.ts';

/** `undefined`: nothing was handed in, or a document can't be read any more. */
export async function askAbout(
  { planning, inTransaction, clock }: AskContext,
  org: OrganizationId,
  vulnerability: string,
): Promise<LineOf<'about'> | undefined> {
  const loaded = await inTransaction((tx) => load(tx, planning, org));
  if (loaded.is !== 'ready' || loaded.documents.length === 0) return undefined;
  const task = taskOf(loaded, dayOf(clock.now()), vulnerability);
  let answer: LineOf<'about'> | undefined;
  await planning.planner.run(org, task, async (line) => {
    if (line.is === 'about') answer = line;
  });
  return answer;
}

interface AskContext extends Pick<ReplanContext, 'clock'> {
  readonly planning: PlanningParts;
  readonly inTransaction: ReplanContext['transact'];
}
