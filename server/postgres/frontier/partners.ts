// Trusted partners: what is declared, who applies, and what each side answers; as far as whoever acts may see.
import type { ApplicationId, ModelId, PartnerAnswerId } from '#core/frontier/ids.ts';
import type { Answer } from '#core/frontier/partners/agreement.ts';
import type { DataKeyId, OrganizationId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

const sides = ['developer', 'government'] as const satisfies readonly Answer['by'][];
export type Side = (typeof sides)[number];

interface SealedContent {
  readonly bytes: Uint8Array;
  readonly dataKeyId: DataKeyId;
}

/** An application with what stands of it: its newest version. */
export interface StoredApplication {
  readonly applicant: OrganizationId;
  readonly applicationId: ApplicationId;
  readonly knownAs: string;
  readonly madeAt: Temporal.Instant;
  readonly version: number;
  /** The version of the criteria that it answers. */
  readonly criteria: number;
  readonly at: Temporal.Instant;
  readonly sealed: SealedContent;
}

export async function insertApplication(
  tx: Transaction,
  {
    applicant,
    applicationId,
    knownAs,
    madeAt,
  }: Pick<StoredApplication, 'applicant' | 'applicationId' | 'knownAs' | 'madeAt'>,
): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.frontier_application (org_id, application_id, known_as, made_at)
    VALUES (${applicant}, ${applicationId}, ${knownAs}, ${madeAt})`;
  await write(tx, query, 1);
}

export async function insertVersion(
  tx: Transaction,
  application: Omit<StoredApplication, 'knownAs' | 'madeAt'>,
): Promise<void> {
  const { applicant, applicationId, version, criteria, at, sealed } = application;
  const query = sql`
    INSERT INTO breakwater.frontier_application_version (org_id, application_id, version, criteria, at, sealed, data_key_id)
    VALUES (${applicant}, ${applicationId}, ${version}, ${criteria}, ${at}, ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

/** What stands of it is followed, or taken back with the application. */
export async function endVersions(tx: Transaction, applicationId: ApplicationId, at: Temporal.Instant): Promise<void> {
  const query = sql`
    UPDATE breakwater.frontier_application_version
    SET ended_at = ${at}
    WHERE application_id = ${applicationId} AND ended_at IS NULL`;
  await write(tx, query, 1);
}

/** False where there is none that stands, or it is another's. */
export async function endApplication(
  tx: Transaction,
  applicationId: ApplicationId,
  at: Temporal.Instant,
): Promise<boolean> {
  const query = sql`
    UPDATE breakwater.frontier_application
    SET ended_at = ${at}
    WHERE application_id = ${applicationId} AND ended_at IS NULL`;
  return (await writeAny(tx, query)) === 1;
}

interface ApplicationsWanted {
  readonly applicant?: OrganizationId | undefined;
  readonly after?: ApplicationId | undefined;
  readonly limit: number;
}

/** Those that stand, oldest first. */
export async function listApplications(
  tx: Transaction,
  { applicant, after, limit }: ApplicationsWanted,
): Promise<readonly StoredApplication[]> {
  const query = sql`
    SELECT a.org_id, a.application_id, a.known_as, a.made_at, v.version, v.criteria, v.at, v.sealed, v.data_key_id
    FROM breakwater.frontier_application AS a
    JOIN breakwater.frontier_application_version AS v USING (org_id, application_id)
    WHERE a.ended_at IS NULL AND v.ended_at IS NULL
      AND (${applicant}::uuid IS NULL OR a.org_id = ${applicant}::uuid)
      AND (${after}::uuid IS NULL OR a.application_id > ${after}::uuid)
    ORDER BY a.application_id
    LIMIT ${limit}`;
  return list(tx, query, 'frontier_application', toApplication);
}

export async function findApplication(
  tx: Transaction,
  applicationId: ApplicationId,
): Promise<StoredApplication | undefined> {
  const query = sql`
    SELECT a.org_id, a.application_id, a.known_as, a.made_at, v.version, v.criteria, v.at, v.sealed, v.data_key_id
    FROM breakwater.frontier_application AS a
    JOIN breakwater.frontier_application_version AS v USING (org_id, application_id)
    WHERE a.ended_at IS NULL AND v.ended_at IS NULL AND a.application_id = ${applicationId}`;
  return find(tx, query, 'frontier_application', toApplication);
}

/** How many applications are looked at together, as for coverage. */
export const applicationsMost = 1000;

/** One organization applies once, and one version follows another. */
export async function lockApplicant(tx: Transaction, applicant: OrganizationId): Promise<void> {
  const query = sql`SELECT pg_advisory_xact_lock(hashtextextended(${`frontier applicant ${applicant}`}, 0))`;
  await find(tx, query, 'frontier_application', () => true);
}

/** Nobody else answers or changes it until this transaction ends. */
export async function lockApplication(tx: Transaction, applicationId: ApplicationId): Promise<void> {
  const query = sql`SELECT pg_advisory_xact_lock(hashtextextended(${`frontier application ${applicationId}`}, 0))`;
  await find(tx, query, 'frontier_application', () => true);
}

/** An answer as it is kept. `ended`: the same side said another thing since. */
export interface StoredAnswer {
  readonly applicant: OrganizationId;
  readonly applicationId: ApplicationId;
  readonly answerId: PartnerAnswerId;
  readonly version: number;
  readonly side: Side;
  /** Which organization of the government; `undefined` for a developer. */
  readonly by: OrganizationId | undefined;
  /** `undefined`: a developer that does not say who it is. */
  readonly byName: string | undefined;
  readonly at: Temporal.Instant;
  readonly says: Answer['says'];
  readonly sealed: SealedContent;
  readonly ended: boolean;
}

export async function insertAnswer(tx: Transaction, answer: Omit<StoredAnswer, 'ended'>): Promise<void> {
  const { applicant, applicationId, answerId, version, side, by, byName, at, says, sealed } = answer;
  const query = sql`
    INSERT INTO breakwater.frontier_partner_answer (
      org_id, application_id, answer_id, version, side, by_org_id, by_name, at, says, sealed, data_key_id
    )
    VALUES (${applicant}, ${applicationId}, ${answerId}, ${version}, ${side}, ${by}, ${byName}, ${at}, ${says},
            ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

/** For which model a developer's answer is. */
export interface Choice {
  readonly developer: OrganizationId;
  readonly developerName: string;
  readonly modelId: ModelId;
  readonly shield: string;
}

export async function insertChoice(
  tx: Transaction,
  { developer, developerName, modelId, shield }: Choice,
  { applicant, applicationId, answerId }: Pick<StoredAnswer, 'applicant' | 'applicationId' | 'answerId'>,
): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.frontier_partner_choice (
      org_id, model_id, answer_id, applicant_id, application_id, shield, developer_name
    )
    VALUES (${developer}, ${modelId}, ${answerId}, ${applicant}, ${applicationId}, ${shield}, ${developerName})`;
  await write(tx, query, 1);
}

/** The models for which a developer answered, as far as whoever acts may know of them. */
export async function listChoices(tx: Transaction): Promise<readonly Choice[]> {
  const query = sql`
    SELECT DISTINCT org_id AS developer_id, developer_name, model_id, shield
    FROM breakwater.frontier_partner_choice
    ORDER BY shield
    LIMIT 1000`;
  return list(tx, query, 'frontier_partner_choice', (row) => ({
    developer: row.id<'organization'>('developer_id'),
    developerName: row.text('developer_name'),
    modelId: row.id<'model'>('model_id'),
    shield: row.text('shield'),
  }));
}

/** What the government said before, or the developer for this model. */
export async function endAnswers(
  tx: Transaction,
  applicationId: ApplicationId,
  { side, model, at }: { readonly side: Side; readonly model: ModelId | undefined; readonly at: Temporal.Instant },
): Promise<void> {
  const query = sql`
    UPDATE breakwater.frontier_partner_answer AS a
    SET ended_at = ${at}
    WHERE a.application_id = ${applicationId} AND a.side = ${side} AND a.ended_at IS NULL
      AND (
        ${model}::uuid IS NULL
        OR EXISTS (
          SELECT FROM breakwater.frontier_partner_choice AS c
          WHERE c.applicant_id = a.org_id AND c.application_id = a.application_id AND c.answer_id = a.answer_id
            AND c.model_id = ${model}::uuid
        )
      )`;
  await writeAny(tx, query);
}

/** With the choice, where whoever acts may see it. */
export type SeenAnswer = StoredAnswer & { readonly choice: Choice | undefined };

/** To these applications, in order. */
export async function listAnswers(
  tx: Transaction,
  applications: readonly ApplicationId[],
): Promise<readonly SeenAnswer[]> {
  const query = sql`
    SELECT a.org_id, a.application_id, a.answer_id, a.version, a.side, a.by_org_id, a.by_name, a.at, a.says, a.sealed,
           a.data_key_id, a.ended_at, c.org_id AS developer_id, c.developer_name, c.model_id, c.shield
    FROM breakwater.frontier_partner_answer AS a
    LEFT JOIN breakwater.frontier_partner_choice AS c
      ON c.applicant_id = a.org_id AND c.application_id = a.application_id AND c.answer_id = a.answer_id
    WHERE a.application_id = ANY (${applications}::uuid[])
    ORDER BY a.at, a.answer_id`;
  return list(tx, query, 'frontier_partner_answer', toAnswer);
}

function toApplication(row: Row): StoredApplication {
  return {
    applicant: row.id<'organization'>('org_id'),
    applicationId: row.id<'application'>('application_id'),
    knownAs: row.text('known_as'),
    madeAt: row.instant('made_at'),
    version: row.number('version'),
    criteria: row.number('criteria'),
    at: row.instant('at'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  };
}

function toAnswer(row: Row): SeenAnswer {
  const developer = row.optional('developer_id', (column) => row.id<'organization'>(column));
  return {
    applicant: row.id<'organization'>('org_id'),
    applicationId: row.id<'application'>('application_id'),
    answerId: row.id<'partner-answer'>('answer_id'),
    version: row.number('version'),
    side: row.word('side', sides),
    by: row.optional('by_org_id', (column) => row.id<'organization'>(column)),
    byName: row.optional('by_name', (column) => row.text(column)),
    at: row.instant('at'),
    says: row.word('says', ['yes', 'no']),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
    ended: row.optional('ended_at', (column) => row.instant(column)) !== undefined,
    choice:
      developer === undefined
        ? undefined
        : {
            developer,
            developerName: row.text('developer_name'),
            modelId: row.id<'model'>('model_id'),
            shield: row.text('shield'),
          },
  };
}
