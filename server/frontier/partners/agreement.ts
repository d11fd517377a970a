// Whether both sides chose an organization as a trusted partner for a model: asked by whoever gives it access.
import { agreementOf, type Answer } from '#core/frontier/partners/agreement.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { refuse } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { Context } from '#server/operations/context.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import { listAnswers, listApplications, type SeenAnswer } from '#server/postgres/frontier/partners.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Its application stands, and the last word of each side is yes. Asked by the model's developer. */
export async function isAgreedPartner(
  tx: Transaction,
  _context: Pick<Context, 'clock'>,
  { modelId }: StoredModel,
  organization: OrganizationId,
): Promise<boolean> {
  const [application] = await listApplications(tx, { applicant: organization, limit: 1 });
  if (application === undefined) return false;
  const answers = await listAnswers(tx, [application.applicationId]);
  return agreementOf(answersFor(answers, modelId, application.version)) === 'agreed';
}

/**
 * As the rule reads them: the government's, and the developer's for this model.
 *
 * @param version what the application says now: an answer is to what was read, and to nothing that came later
 */
export function answersFor(
  answers: readonly SeenAnswer[],
  modelId: ModelId,
  version: number,
): readonly Pick<Answer, 'by' | 'says'>[] {
  return answers
    .filter((one) => one.version === version)
    .filter(({ side, choice }) => side === 'government' || choice?.modelId === modelId)
    .map(({ side, says }) => ({ by: side, says }));
}

/** What is said to whoever does not choose partners on the side of the government. */
export function notGovernment() {
  return refuse('partner.not_government', 'On the side of the government CISA and the clearinghouse choose partners.');
}
