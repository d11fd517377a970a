// How an operation comes to a model: it is found as far as row security lets through, the rule is asked besides, and each use
// of a grant is kept for the developer to see.
import { reachOf, type Reach, type Wanted } from '#core/frontier/access/reach.ts';
import type { AccessGrant, AccessScope } from '#core/frontier/access/grant.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { refuse } from '#core/kernel/decision.ts';
import type { Context } from '#server/operations/context.ts';
import { listOwnGrants, type StoredGrant } from '#server/postgres/frontier/access-grants.ts';
import { insertUse } from '#server/postgres/frontier/access-uses.ts';
import { findModel, findModelStanding, type StoredModel } from '#server/postgres/frontier/models.ts';
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
  context: Pick<Context, 'ids' | 'clock'>,
  modelId: ModelId,
  purpose: Purpose,
): Promise<Reached | undefined> {
  const reached = await lookFor(tx, context, modelId, purpose);
  if (reached?.used !== undefined) {
    await insertUse(tx, reached.used, { useId: context.ids.next<'grant-use'>(), what: purpose.what });
  }
  return reached;
}

/** The same, where nothing of the model is shown or done: no use of a grant. */
export async function lookFor(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  modelId: ModelId,
  { permission, scope, purposes }: Omit<Purpose, 'what'>,
): Promise<(Reached & { readonly used: StoredGrant | undefined }) | undefined> {
  const model = await findModel(tx, modelId);
  // Where the request came from was asked at the door.
  const asker = await findStanding(tx, { atLoopback: true });
  const standing = await findModelStanding(tx, modelId);
  if (model === undefined || asker === undefined || standing === undefined) return undefined;
  const own = await listOwnGrants(tx, modelId);
  const counted = own.filter(({ grant }) => purposes === undefined || purposes.includes(grant.purpose));
  const reach = reachOf(asker, { ...model, standing }, counted, { permission, scope, at: clock.now() });
  if (reach === undefined) return undefined;
  if (reach.by === 'developer') return { model, reach, organization: model.developer, used: undefined };
  const used = storedOf(counted, reach.grants[0]);
  return used && { model, reach, organization: used.holder, used };
}

/** A model of which whoever acts is its developer's own, with this permission; holders of grants are told that there is none. */
export async function ownModel(
  tx: Transaction,
  context: Pick<Context, 'clock'>,
  modelId: ModelId,
  permission: Purpose['permission'],
): Promise<StoredModel | undefined> {
  const reached = await lookFor(tx, context, modelId, { permission });
  return reached?.reach.by === 'developer' ? reached.model : undefined;
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
