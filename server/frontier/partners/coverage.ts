// Whom the partners chosen for a model leave out, and what its partners tell of what they promised.
import { z } from 'zod';
import { coverageOf, proposalFor } from '#core/frontier/partners/coverage.ts';
import { obligationsDue, targetsOf } from '#core/frontier/partners/declared.ts';
import type { ModelId, PartnerEntryId } from '#core/frontier/ids.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { Declared } from '#server/frontier/partners/application.ts';
import { agreementFor, type OpenedApplication } from '#server/frontier/partners/in-answer.ts';
import type { Context } from '#server/operations/context.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import {
  countFindings,
  insertPartnerEntry,
  listPartnerEntries,
  type PartnerAccess,
} from '#server/postgres/frontier/partner-entries.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** By the targets that were declared last; empty before any were. */
export function coverageInAnswer(
  opened: readonly OpenedApplication[],
  declared: readonly Declared[],
  modelId: ModelId,
) {
  const agreed = opened.filter((one) => agreementFor(one, modelId) === 'agreed');
  const fit = opened.filter((one) => one.fitness.isFit || agreed.includes(one)).map(({ application }) => application);
  const selected = new Set(agreed.map(({ application }) => application.id));
  const [newest] = declared;
  const targets = newest === undefined ? [] : targetsOf(newest.text);
  const nameOf = (id: string): string => opened.find(({ application }) => application.id === id)?.stored.knownAs ?? '';
  const named = (some: ReturnType<typeof coverageOf>[number]['covered']) =>
    some.map(({ application, how }) => ({ applicant: nameOf(application), how }));
  return {
    coverage: coverageOf(fit, selected, targets).map(({ target, covered, lacking, wouldCover, why }) => ({
      target: target.id,
      what: target.what,
      least: target.least,
      covered: named(covered),
      lacking,
      wouldCover: named(wouldCover),
      why,
    })),
    proposal: proposalFor(fit, selected, targets).map(({ application, covers }) => ({
      applicant: nameOf(application),
      covers: [...covers],
    })),
  };
}

const entryShape = z.object({
  obligation: z.string().optional(),
  text: z.string(),
  findings: z.object({ found: z.number(), fixed: z.number(), published: z.number() }).optional(),
});
export type ToldEntry = z.output<typeof entryShape>;

/** In the name of a partner, whose grant whoever acts holds. */
export async function tellEntry(
  tx: Transaction,
  { sealer, ids, clock }: Pick<Context, 'sealer' | 'ids' | 'clock'>,
  { developer, modelId, compartmentId }: StoredModel,
  { by, told }: { readonly by: OrganizationId; readonly told: ToldEntry },
): Promise<void> {
  const entryId = ids.next<'partner-entry'>();
  const plain = new TextEncoder().encode(JSON.stringify(told));
  const owner = { organizationId: developer, compartmentId };
  const sealed = await sealer.seal(tx, owner, { place: placeOfEntry(entryId), plain });
  await insertPartnerEntry(tx, { developer, modelId, entryId, by, at: clock.now(), sealed });
}

interface WantedPartners {
  readonly partners: readonly PartnerAccess[];
  readonly declared: readonly Declared[];
  /** Reports made through the framework are the developer's and the partner's to see, not the government's. */
  readonly seesFindings: boolean;
}

/** Each partner with what it promised, until when, and what it told; of entries those that whoever acts may read. */
export async function partnersInAnswer(
  tx: Transaction,
  { sealer }: Pick<Context, 'sealer'>,
  modelId: ModelId,
  { partners, declared, seesFindings }: WantedPartners,
) {
  const rows = await listPartnerEntries(tx, modelId);
  const [first] = rows;
  const kept = rows.map(({ entryId, sealed }) => ({ ...sealed, place: placeOfEntry(entryId) }));
  const plain = first === undefined ? [] : await sealer.unsealEach(tx, first.developer, kept);
  const entries = rows.map((row, place) => ({
    ...row,
    told: entryShape.parse(JSON.parse(new TextDecoder().decode(plain[place]))),
  }));
  const reported = seesFindings ? await countFindings(tx, modelId) : undefined;
  return partners.map(({ holder, holderName: name, since }) => {
    const own = entries.filter(({ by }) => by === holder);
    return {
      name,
      since: since.toString(),
      reported: reported === undefined ? undefined : (reported.get(holder) ?? 0),
      obligations: promisedAt(declared, since).map(({ id, text, dueOn }) => ({
        id,
        text,
        dueOn: dueOn.toString(),
        told: own.filter(({ told }) => told.obligation === id).length,
      })),
      entries: own.map(({ byName, at, told }) => ({ partner: name, by: byName, at: at.toString(), ...told })),
    };
  });
}

/** What stood declared when its access began. */
function promisedAt(declared: readonly Declared[], since: Temporal.Instant) {
  const criteria =
    declared.find(({ declaredAt }) => Temporal.Instant.compare(declaredAt, since) <= 0) ?? declared.at(-1);
  return criteria === undefined ? [] : obligationsDue(criteria.text, since);
}

function placeOfEntry(entryId: PartnerEntryId) {
  return { table: 'frontier_partner_entry', row: entryId, column: 'sealed' };
}
