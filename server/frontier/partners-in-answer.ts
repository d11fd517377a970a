// An application as it is answered: what it says, whether it is fit and why, and what was answered to it, as far as whoever
// asks may know.
import { agreementOf } from '#core/frontier/partners/agreement.ts';
import { fitnessOf, type Application } from '#core/frontier/partners/application.ts';
import { applicationOf, criteriaOf, developerKey, type ToldApplication } from '#core/frontier/partners/declared.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { assert } from '#core/kernel/assert.ts';
import {
  openApplication,
  openReason,
  sha256,
  type Declared,
  type ToldReason,
} from '#server/frontier/partner-application.ts';
import { answersFor } from '#server/frontier/partner-agreement.ts';
import type { Context } from '#server/operations/context.ts';
import { listAnswers, type SeenAnswer, type StoredApplication } from '#server/postgres/frontier/partners.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** For whom: the applicant, the government for the framework, or for a model whoever may know of it. */
export type AskedFor = 'applicant' | 'government' | { readonly modelId: ModelId; readonly developer: string };

/** An application as far as it was opened. */
export interface OpenedApplication {
  readonly stored: StoredApplication;
  readonly says: ToldApplication;
  readonly application: Application;
  readonly answers: readonly { readonly stored: SeenAnswer; readonly told: ToldReason }[];
  readonly fitness: ReturnType<typeof fitnessOf>;
}

export async function openApplications(
  tx: Transaction,
  { sealer }: Pick<Context, 'sealer'>,
  { applications, declared, asked }: ToOpen,
): Promise<readonly OpenedApplication[]> {
  const all = await listAnswers(
    tx,
    applications.map(({ applicationId }) => applicationId),
  );
  const opened: OpenedApplication[] = [];
  for (const stored of applications) {
    const says = await openApplication(tx, sealer, stored);
    const answers = [];
    for (const one of all.filter((answer) => concerns(answer, stored, asked))) {
      answers.push({ stored: one, told: await openReason(tx, sealer, one) });
    }
    const { applicationId: id, applicant: organization } = stored;
    const application = applicationOf(says, { id, organization }, sha256);
    const fitness = fitnessFor(application, { stored, answers, declared, asked });
    opened.push({ stored, says, application, answers, fitness });
  }
  return opened;
}

interface ToOpen {
  readonly applications: readonly StoredApplication[];
  readonly declared: readonly Declared[];
  readonly asked: AskedFor;
}

function concerns(answer: SeenAnswer, { applicationId }: StoredApplication, asked: AskedFor): boolean {
  if (answer.applicationId !== applicationId) return false;
  return answer.side === 'government' || typeof asked === 'string' || answer.choice?.modelId === asked.modelId;
}

/** Where no model is asked about, every developer is another. */
function fitnessFor(
  application: Application,
  {
    stored,
    answers,
    declared,
    asked,
  }: Pick<ToOpen, 'declared' | 'asked'> & Pick<OpenedApplication, 'stored' | 'answers'>,
) {
  const criteria = declared.find(({ version }) => version === stored.criteria);
  assert(criteria !== undefined, 'an application answers criteria that were declared');
  const known = answers
    .filter((one) => !one.stored.ended && (one.stored.side === 'government' || asked !== 'applicant'))
    .flatMap(({ told }) => told.interests)
    .map(({ relation, developer }) => ({ relation, developer: developerKey(developer) }));
  const developer = typeof asked === 'string' ? '' : developerKey(asked.developer);
  return fitnessOf(application, criteriaOf(criteria.text, criteria.version), developer, known);
}

export function applicationInAnswer({ stored, says, application, answers, fitness }: OpenedApplication) {
  return {
    id: stored.applicationId,
    applicant: { id: stored.applicant, name: stored.knownAs },
    version: stored.version,
    criteria: stored.criteria,
    at: stored.at.toString(),
    says,
    shown: [...application.meets].map(([criterion, digest]) => ({ criterion, digest })),
    fitness: { isFit: fitness.isFit, reasons: [...fitness.reasons] },
    answers: answers.map(({ stored: one, told }) => ({
      side: one.side,
      by: one.byName,
      says: one.says,
      reason: told.reason,
      // A day: by the instant an applicant could tell two models of one developer from two developers.
      on: one.at.toZonedDateTimeISO('UTC').toPlainDate().toString(),
      model: one.choice && { shield: one.choice.shield, developer: one.choice.developerName },
      followed: one.ended,
    })),
  };
}

export function agreementFor({ answers }: OpenedApplication, modelId: ModelId) {
  return agreementOf(
    answersFor(
      answers.map(({ stored }) => stored),
      modelId,
    ),
  );
}
