// How an operation comes to a model: it is found as far as row security lets through, the rule is asked besides, and each use
// of a grant is kept for the developer to see.
import { reachOf, type Reach, type Wanted } from '#core/frontier/access/reach.ts';
import type { AccessGrant, AccessScope } from '#core/frontier/access/grant.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { refuse } from '#core/kernel/decision.ts';
import type { Context } from '#server/operations/context.ts';
import { insertUse, listOwnGrants, type StoredGrant } from '#server/postgres/frontier/access-grants.ts';
import { findModel, type StoredModel } from '#server/postgres/frontier/models.ts';
import { findStanding } from '#server/postgres/standing.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** A model that whoever acts reaches, and by what. */
export interface Reached {
  readonly model: StoredModel;
  readonly reach: Reach;
  /** In whose name they act: the developer, or the holder of the first grant. */
  readonly organization: OrganizationId;
}

export interface Purpose {
  readonly permission: Wanted['permission'];
  /** Of a grant; left out: any. */
  readonly scope?: AccessScope;
  /** Grants that count; left out: any. */
  readonly purposes?: readonly AccessGrant['purpose'][];
  /** The operation's name, as its use is kept. */
  readonly what: string;
}

/** `undefined`: there is none that they may see. */
export async function reachModel(
  tx: Transaction,
  { ids, clock }: Pick<Context, 'ids' | 'clock'>,
  modelId: ModelId,
  { permission, scope, purposes, what }: Purpose,
): Promise<Reached | undefined> {
  const model = await findModel(tx, modelId);
  // Where the request came from was asked at the door.
  const standing = await findStanding(tx, { atLoopback: true });
  if (model === undefined || standing === undefined) return undefined;
  const own = await listOwnGrants(tx, modelId);
  const counted = own.filter(({ grant }) => purposes === undefined || purposes.includes(grant.purpose));
  const reach = reachOf(standing, model, counted, { permission, scope, at: clock.now() });
  if (reach === undefined) return undefined;
  if (reach.by === 'developer') return { model, reach, organization: model.developer };
  const used = storedOf(counted, reach.grants[0]);
  if (used === undefined) return undefined;
  await insertUse(tx, used, { useId: ids.next<'grant-use'>(), what });
  return { model, reach, organization: used.holder };
}

/** What is said of a model that is not there for whoever asks. */
export function noModel() {
  return refuse('object.absent', 'There is none.');
}

function storedOf(
  own: readonly { readonly grant: StoredGrant }[],
  grant: AccessGrant | undefined,
): StoredGrant | undefined {
  return own.find((one) => one.grant.grantId === grant?.grantId)?.grant;
}
