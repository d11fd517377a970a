// What the clearinghouse declares before anyone applies: criteria, coverage targets, and what a partner promises.
import { z } from 'zod';
import { relations, sizes, type Application, type PartnerCriteria } from '#core/frontier/partners/application.ts';
import { usualTargets, type CoverageTarget } from '#core/frontier/partners/coverage.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import { sectors } from '#core/parties/organization.ts';

const id = z.string().regex(/^[a-z][a-z-]{0,39}$/);
const sentence = z.string().trim().min(1).max(500);
const hours = z.number().min(0).max(10_000);

const target = z.strictObject({
  id,
  what: sentence,
  sectors: z.array(z.enum(sectors)).min(1).max(sectors.length),
  sizes: z.array(z.enum(sizes)).min(1).max(sizes.length),
  isRural: z.boolean(),
  least: z.number().int().min(1).max(100),
});

/** Also what an endpoint takes, and a row keeps. */
export const declaredShape = z.strictObject({
  criteria: z
    .array(z.strictObject({ id, asked: sentence }))
    .min(1)
    .max(30),
  excludedBy: z.strictObject({ own: z.array(z.enum(relations)), others: z.array(z.enum(relations)) }),
  hoursLeast: z.strictObject({ small: hours, medium: hours, large: hours }),
  peopleLeast: z.number().int().min(1).max(100),
  targets: z.array(target).max(30),
  obligations: z.array(z.strictObject({ id, text: sentence, days: z.number().int().min(1).max(366) })).max(30),
});
export type DeclaredCriteria = z.output<typeof declaredShape>;

/** Of a size, a sector, rural or not. */
const operator = z.strictObject({ sector: z.enum(sectors), size: z.enum(sizes), isRural: z.boolean() });

/** What an application says; also what an endpoint takes. */
export const applicationShape = z.strictObject({
  size: z.enum(sizes),
  operates: operator.optional(),
  serves: z.array(operator).max(50),
  shows: z.array(z.strictObject({ criterion: id, text: z.string().trim().min(1).max(4000) })).max(30),
  interests: z
    .array(z.strictObject({ relation: z.enum(relations), developer: z.string().trim().min(1).max(200) }))
    .max(100),
  hoursAWeek: hours,
  people: z.array(z.string().trim().min(1).max(200)).max(50),
});
export type ToldApplication = z.output<typeof applicationShape>;

/** The usual coverage targets, as they are declared. */
export function targetsDeclared(): DeclaredCriteria['targets'] {
  return usualTargets.map((one) => ({ ...one, sectors: [...one.sectors], sizes: [...one.sizes] }));
}

/** One id, one meaning: of criteria, of targets, of obligations. */
export function mayDeclare(declared: DeclaredCriteria): Decision<undefined, 'criteria.id_twice'> {
  for (const some of [declared.criteria, declared.targets, declared.obligations]) {
    const ids = some.map((one) => one.id);
    if (new Set(ids).size < ids.length) return refuse('criteria.id_twice', 'An id names one thing alone.');
  }
  return accept(undefined);
}

/** Whether an application shows what was asked, each criterion once at the most. */
export function mayApply(
  { shows }: ToldApplication,
  { criteria }: DeclaredCriteria,
): Decision<undefined, 'application.unknown_criterion'> {
  const shown = shows.map(({ criterion }) => criterion);
  const isKnown = shown.every((one) => criteria.some(({ id: asked }) => asked === one));
  if (isKnown && new Set(shown).size === shown.length) return accept(undefined);
  return refuse('application.unknown_criterion', 'It shows something that was not asked for, or one thing twice.');
}

export function criteriaOf(declared: DeclaredCriteria, version: number): PartnerCriteria {
  const { criteria, excludedBy, hoursLeast, peopleLeast } = declared;
  const asked = new Map(criteria.map((one) => [one.id, one.asked] as const));
  return { version: String(version), criteria: asked, excludedBy, hoursLeast, peopleLeast };
}

export function targetsOf({ targets }: DeclaredCriteria): readonly CoverageTarget[] {
  return targets;
}

/** A developer is named by its name: applicants see no list of developers. */
export function developerKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** An application as the rules read it. */
export function applicationOf(
  { shows, interests, operates, ...rest }: ToldApplication,
  { id: application, organization }: { readonly id: string; readonly organization: string },
  sha256: (text: string) => string,
): Application {
  return {
    ...rest,
    id: application,
    organization,
    operates,
    meets: new Map(shows.map(({ criterion, text }) => [criterion, sha256(text)] as const)),
    interests: interests.map(({ relation, developer }) => ({ relation, developer: developerKey(developer) })),
  };
}

interface Due {
  readonly id: string;
  readonly text: string;
  /** A calendar day, UTC. */
  readonly dueOn: Temporal.PlainDate;
}

/** What a partner promised, with the days until which it is due once its access began. */
export function obligationsDue({ obligations }: DeclaredCriteria, since: Temporal.Instant): readonly Due[] {
  const from = since.toZonedDateTimeISO('UTC').toPlainDate();
  return obligations.map(({ id: obligation, text, days }) => ({ id: obligation, text, dueOn: from.add({ days }) }));
}
