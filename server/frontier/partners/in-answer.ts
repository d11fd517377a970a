// An application as it is answered: what it says, whether it is fit and why, and what was answered to it, as far as whoever
// asks may know.
import { agreementOf } from '#core/frontier/partners/agreement.ts';
import { fitnessOf, type Application } from '#core/frontier/partners/application.ts';
import { applicationOf, criteriaOf, developerKey, type ToldApplication } from '#core/frontier/partners/declared.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { assert } from '#core/kernel/assert.ts';
import { sha256 } from '#server/digest.ts';
import { openWithAnswers, type Declared, type ToldReason } from '#server/frontier/partners/application.ts';
import { answersFor } from '#server/frontier/partners/agreement.ts';
import type { Context } from '#server/operations/context.ts';
import { listAnswers, type SeenAnswer, type StoredApplication } from '#server/postgres/frontier/partners.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** For whom: the applicant, the government for the framework, or for a model whoever may know of it. */
export type AskedFor = 'applicant' | 'government' | { readonly modelId: ModelId; readonly developer: string };

interface AnswerRead {
  readonly stored: SeenAnswer;
  readonly told: ToldReason;
}

/** An application with all answers that whoever acts may read. */
interface ReadApplication {
  readonly stored: StoredApplication;
  readonly says: ToldApplication;
  readonly application: Application;
  readonly answers: readonly AnswerRead[];
}

/** The same as it is shown to who asks: answers for other models are left out. */
export interface OpenedApplication extends ReadApplication {
  readonly fitness: ReturnType<typeof fitnessOf>;
}

interface ToOpen {
  readonly applications: readonly StoredApplication[];
  readonly declared: readonly Declared[];
  readonly asked: AskedFor;
}

export async function openApplications(
  tx: Transaction,
  context: Pick<Context, 'sealer'>,
  { applications, declared, asked }: ToOpen,
): Promise<readonly OpenedApplication[]> {
  return shownTo(await readApplications(tx, context, applications), declared, asked);
}

export async function readApplications(
  tx: Transaction,
  { sealer }: Pick<Context, 'sealer'>,
  applications: readonly StoredApplication[],
): Promise<readonly ReadApplication[]> {
  const ids = applications.map(({ applicationId }) => applicationId);
  const answers = Map.groupBy(await listAnswers(tx, ids), ({ applicationId }) => applicationId);
  const read: ReadApplication[] = [];
  for (const stored of applications) {
    const own = answers.get(stored.applicationId) ?? [];
    const { says, reasons } = await openWithAnswers(tx, sealer, stored, own);
    const { applicationId: id, applicant: organization } = stored;
    read.push({
      stored,
      says,
      application: applicationOf(says, { id, organization }, sha256),
      answers: own.flatMap((one, place) => {
        const told = reasons[place];
        return told === undefined ? [] : [{ stored: one, told }];
      }),
    });
  }
  return read;
}

export function shownTo(
  read: readonly ReadApplication[],
  declared: readonly Declared[],
  asked: AskedFor,
): readonly OpenedApplication[] {
  return read.map((whole) => {
    const answers = whole.answers.filter(({ stored }) => concerns(stored, asked));
    return { ...whole, answers, fitness: fitnessFor({ ...whole, answers }, declared, asked) };
  });
}

function concerns({ side, choice }: SeenAnswer, asked: AskedFor): boolean {
  return side === 'government' || typeof asked === 'string' || choice?.modelId === asked.modelId;
}

/** Where no model is asked about, every developer is another. */
function fitnessFor(
  { stored, application, answers }: ReadApplication,
  declared: readonly Declared[],
  asked: AskedFor,
): ReturnType<typeof fitnessOf> {
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
      version: one.version,
      model: one.choice && { shield: one.choice.shield, developer: one.choice.developerName },
      followed: one.ended,
    })),
  };
}

export function agreementFor({ stored: { version }, answers }: OpenedApplication, modelId: ModelId) {
  return agreementOf(
    answersFor(
      answers.map(({ stored }) => stored),
      modelId,
      version,
    ),
  );
}
