// A move of a developer's: it is told as it is, whatever else is true, and access that it gave follows its plan. EO 14409
// §3(c): nothing here can refuse it but that there is no such model for whoever asks.
import { spanWithin } from '#core/frontier/access/grant.ts';
import type { DeveloperMove } from '#core/frontier/notice/notice.ts';
import type { AccessWindow } from '#core/frontier/notice/window.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { accept, type Decision } from '#core/kernel/decision.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import { aboutNotice, asTelling, noticeLife } from '#server/frontier/notice/moves.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { readDevelopersMoves, tell, type Telling } from '#server/frontier/record.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import type { Context } from '#server/operations/context.ts';
import { endGrant } from '#server/postgres/frontier/access-grants.ts';
import { renewModel, type StoredModel } from '#server/postgres/frontier/models.ts';
import { endAllGrants, listLiveSpans, narrowGrant } from '#server/postgres/frontier/plan-changes.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Whom the developer tells it: those who have the record too, or nobody but its own people. */
type NoticeAudience = 'developer' | 'record';

interface NoticeMove {
  readonly move: DeveloperMove;
  readonly audience: NoticeAudience;
}

type Acting = Pick<Context<'session'>, 'inTransaction' | 'sealer' | 'clock' | 'asker' | 'ids'>;

export async function makeNoticeMove(
  context: Acting,
  modelId: ModelId,
  { move, audience }: NoticeMove,
): Promise<Decision<undefined, 'object.absent'>> {
  return context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, modelId, 'frontier.act');
    if (model === undefined) return noModel();
    await tellAsDeveloper(tx, context, model, { audience, about: aboutNotice, move: asTelling(move) });
    if (audience === 'record') await noteInLedger(tx, context, model, move);
    if (move.kind === 'withdrawn') await endAllGrants(tx, modelId);
    else {
      const { window } = noticeLife(await readDevelopersMoves(tx, context, modelId));
      await layWithin(tx, modelId, window, context.clock.now());
    }
    return accept(undefined);
  });
}

/** Days to the first partner are counted from when a notice is told to others. */
export async function noteInLedger(
  tx: Transaction,
  context: Omit<Acting, 'inTransaction'>,
  model: StoredModel,
  move: DeveloperMove,
): Promise<void> {
  if (move.kind !== 'notice-given') return;
  const zone = move.releases.get('trusted-partners')?.zone ?? 'UTC';
  await recordFairness(tx, context, model, { by: model.developer, entry: { kind: 'notice-given', zone } });
}

/** The event of it never says what was told. */
export async function tellAsDeveloper(
  tx: Transaction,
  context: Omit<Acting, 'inTransaction'>,
  model: StoredModel,
  telling: Omit<Telling, 'by'>,
): Promise<void> {
  await tell(tx, context, model, { ...telling, by: model.developer });
  await renewModel(tx, model.modelId);
  await recordOfModel(tx, context, model, { kind: 'frontier-model.told' });
}

async function layWithin(
  tx: Transaction,
  modelId: ModelId,
  window: AccessWindow | undefined,
  at: Temporal.Instant,
): Promise<void> {
  for (const grant of await listLiveSpans(tx, modelId)) {
    const span = spanWithin(grant, window, at);
    if (span === undefined) await endGrant(tx, grant.grantId);
    else if (!span.opensAt.equals(grant.opensAt) || !span.expiresAt.equals(grant.expiresAt)) {
      await narrowGrant(tx, grant.grantId, span);
    }
  }
}
