// An answer to an application: kept after what the same side said before, told to the fairness ledger.
import { answer, type Answer } from '#core/frontier/partners/agreement.ts';
import { coversOf } from '#core/frontier/partners/coverage.ts';
import { targetsOf } from '#core/frontier/partners/declared.ts';
import { accept, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import {
  declaredCriteria,
  openApplication,
  sealReason,
  type ToldReason,
} from '#server/frontier/partners/application.ts';
import type { Context } from '#server/operations/context.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import {
  endAnswers,
  insertAnswer,
  insertChoice,
  type Side,
  type StoredApplication,
} from '#server/postgres/frontier/partners.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

interface Said extends ToldReason {
  readonly side: Side;
  readonly says: Answer['says'];
  readonly by: { readonly organization: OrganizationId; readonly name: string };
  /** Of a developer: for which model, and whether the applicant learns who it is. */
  readonly model: (StoredModel & { readonly tellsDeveloper: boolean }) | undefined;
}

/** The application is locked. */
export async function saveAnswer(
  tx: Transaction,
  context: Pick<Context<'session'>, 'sealer' | 'clock' | 'ids' | 'asker'>,
  application: StoredApplication,
  { side, says, reason, interests, by, model }: Said,
): Promise<Decision<undefined, 'partner.reason_missing'>> {
  const decided = answer([], { by: side, says, reason });
  if (!decided.ok) return decided;
  const { applicant, applicationId, version } = application;
  const at = context.clock.now();
  const of = { applicant, applicationId, answerId: context.ids.next<'partner-answer'>() };
  await endAnswers(tx, applicationId, { side, model: model?.modelId, at });
  await insertAnswer(tx, {
    ...of,
    version,
    side,
    by: model === undefined ? by.organization : undefined,
    byName: model === undefined || model.tellsDeveloper ? by.name : undefined,
    at,
    says,
    sealed: await sealReason(tx, context.sealer, of, { reason, interests }),
  });
  if (model !== undefined) {
    const { modelId, shield } = model;
    await insertChoice(tx, { developer: by.organization, developerName: by.name, modelId, shield }, of);
  }
  const [newest] = await declaredCriteria(tx);
  const told = await openApplication(tx, context.sealer, application);
  await recordFairness(tx, context, model, {
    by: by.organization,
    entry: {
      kind: 'partner-answer',
      side,
      applicant: { id: applicant, name: application.knownAs },
      covers:
        newest === undefined
          ? []
          : [...coversOf({ operates: told.operates, serves: told.serves }, targetsOf(newest.text))],
      says,
      reason,
    },
  });
  return accept(undefined);
}
