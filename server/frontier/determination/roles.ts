// What somebody is in a determination: by how they reached the model, and which office their organization is now.
import type { AccessPurpose } from '#core/frontier/access/grant.ts';
import type { FrameworkOffice } from '#core/frontier/access/offices.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { reachModel, type Reached } from '#server/frontier/reach-model.ts';
import type { Context } from '#server/operations/context.ts';
import { listOffices } from '#server/postgres/frontier/offices.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

interface ByOffice extends Reached {
  /** What their organization is in the framework now. */
  readonly offices: readonly FrameworkOffice[];
}

/** Reached by a grant for one of these purposes; `undefined`: the model is absent to them. */
export async function reachAsOffice(
  tx: Transaction,
  context: Context,
  modelId: ModelId,
  { purposes, what }: { readonly purposes: readonly AccessPurpose[]; readonly what: string },
): Promise<ByOffice | undefined> {
  const wanted = { permission: 'frontier.act', scope: 'record', purposes, what } as const;
  const reached = await reachModel(tx, context, modelId, wanted);
  if (reached?.reach.by !== 'grants') return undefined;
  const all = await listOffices(tx);
  const offices = all.filter((one) => one.organizationId === reached.organization).map(({ office }) => office);
  return { ...reached, offices };
}

/** Reached as the office that determines. */
export async function reachAsDecider(
  tx: Transaction,
  context: Context,
  modelId: ModelId,
  what: string,
): Promise<ByOffice | undefined> {
  const reached = await reachAsOffice(tx, context, modelId, { purposes: ['determination'], what });
  return reached?.offices.includes('nsa-director') === true ? reached : undefined;
}

/** Reached as a person of the developer. */
export async function reachAsDeveloper(
  tx: Transaction,
  context: Context,
  modelId: ModelId,
  what: string,
): Promise<Reached | undefined> {
  const reached = await reachModel(tx, context, modelId, { permission: 'frontier.act', what });
  return reached?.reach.by === 'developer' ? reached : undefined;
}
