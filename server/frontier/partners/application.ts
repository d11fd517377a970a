// An application and the answers to it as they are sealed: under keys of the application's own, for whoever reads it.
import { z } from 'zod';
import { relations } from '#core/frontier/partners/application.ts';
import {
  applicationShape,
  declaredShape,
  type DeclaredCriteria,
  type ToldApplication,
} from '#core/frontier/partners/declared.ts';
import type { ApplicationId, PartnerAnswerId } from '#core/frontier/ids.ts';
import { assert } from '#core/kernel/assert.ts';
import { isId, type OrganizationId } from '#core/kernel/ids.ts';
import type { KeyOwner } from '#server/postgres/content-keys.ts';
import { listCriteria, type StoredCriteria } from '#server/postgres/frontier/partner-criteria.ts';
import type { SeenAnswer, StoredApplication } from '#server/postgres/frontier/partners.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

type Which = Pick<StoredApplication, 'applicant' | 'applicationId' | 'version'>;

export function sealApplication(tx: Transaction, sealer: Sealer, which: Which, says: ToldApplication) {
  return sealer.seal(tx, ownerOf(which), { place: placeOfVersion(which), plain: encoded(says) });
}

export async function openApplication(
  tx: Transaction,
  sealer: Sealer,
  application: StoredApplication,
): Promise<ToldApplication> {
  return (await openWithAnswers(tx, sealer, application, [])).says;
}

/** An application with answers to it: all of one key, or of few. */
export async function openWithAnswers(
  tx: Transaction,
  sealer: Sealer,
  application: StoredApplication,
  answers: readonly SeenAnswer[],
): Promise<{ readonly says: ToldApplication; readonly reasons: readonly ToldReason[] }> {
  const [says = new Uint8Array(), ...reasons] = await sealer.unsealEach(tx, application.applicant, [
    { ...application.sealed, place: placeOfVersion(application) },
    ...answers.map(({ answerId, sealed }) => ({ ...sealed, place: placeOfAnswer(answerId) })),
  ]);
  return {
    says: applicationShape.parse(decoded(says)),
    reasons: reasons.map((reason) => reasonShape.parse(decoded(reason))),
  };
}

const reasonShape = z.object({
  reason: z.string(),
  interests: z.array(z.object({ relation: z.enum(relations), developer: z.string() })),
});
export type ToldReason = z.output<typeof reasonShape>;

interface OfAnswer {
  readonly applicant: OrganizationId;
  readonly applicationId: ApplicationId;
  readonly answerId: PartnerAnswerId;
}

export function sealReason(tx: Transaction, sealer: Sealer, of: OfAnswer, told: ToldReason) {
  return sealer.seal(tx, ownerOf(of), { place: placeOfAnswer(of.answerId), plain: encoded(told) });
}

/** What was declared, by its version. */
export interface Declared extends Omit<StoredCriteria, 'body'> {
  readonly text: DeclaredCriteria;
}

/** Newest first. */
export async function declaredCriteria(tx: Transaction): Promise<readonly Declared[]> {
  return (await listCriteria(tx)).map(({ body, ...rest }) => ({ ...rest, text: declaredShape.parse(body) }));
}

/** A key's owner is named by an organization and a circle of readers: here those of the application. */
function ownerOf({
  applicant,
  applicationId,
}: {
  readonly applicant: OrganizationId;
  readonly applicationId: ApplicationId;
}): KeyOwner {
  const circle: string = applicationId;
  assert(isId<'compartment'>(circle), 'an application has an id');
  return { organizationId: applicant, compartmentId: circle };
}

function placeOfVersion({ applicationId, version }: Which) {
  return { table: 'frontier_application_version', row: `${applicationId} ${version}`, column: 'sealed' };
}

function placeOfAnswer(answerId: PartnerAnswerId) {
  return { table: 'frontier_partner_answer', row: answerId, column: 'sealed' };
}

function encoded(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function decoded(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
