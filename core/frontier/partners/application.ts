// Whether an organization that applies to be a trusted partner is fit to be one, by criteria that were declared beforehand.
import type { Sector } from '#core/parties/organization.ts';

export const sizes = ['small', 'medium', 'large'] as const;
export type Size = (typeof sizes)[number];

/** Whom an organization is, or whom it serves. */
export interface Operator {
  readonly sector: Sector;
  readonly size: Size;
  readonly isRural: boolean;
}

/** What may bind an applicant to a developer of frontier models. */
export const relations = ['owns', 'owned-by', 'invests-in', 'supplies', 'competes-with', 'regulates'] as const;
type Relation = (typeof relations)[number];

interface Interest {
  readonly relation: Relation;
  /** The developer's id. */
  readonly developer: string;
}

export interface Application {
  readonly id: string;
  readonly organization: string;
  readonly size: Size;
  /** As an operator of critical infrastructure; `undefined` where it is none. */
  readonly operates: Operator | undefined;
  /** For whom it acts: who looks after the systems of rural hospitals brings them in. */
  readonly serves: readonly Operator[];
  /** The declared criteria that it says it meets, each with the digest of what shows it. */
  readonly meets: ReadonlyMap<string, string>;
  readonly interests: readonly Interest[];
  readonly hoursAWeek: number;
  /** Named people who would act. */
  readonly people: readonly string[];
}

/** Chosen by whoever runs the framework, and declared before anyone applies. */
export interface PartnerCriteria {
  readonly version: string;
  /** Each with the question as it is asked. */
  readonly criteria: ReadonlyMap<string, string>;
  /** Relations with the model's own developer, or with another, that exclude. */
  readonly excludedBy: { readonly own: readonly Relation[]; readonly others: readonly Relation[] };
  /** By size, so that a small organization isn't measured by a large one's hours. */
  readonly hoursLeast: Readonly<Record<Size, number>>;
  readonly peopleLeast: number;
}

interface Fitness {
  readonly isFit: boolean;
  /** Sentences; never empty: who is fit learns why too. */
  readonly reasons: readonly { readonly code: FitnessReason; readonly why: string }[];
}

type FitnessReason =
  | 'partner.fit'
  | 'partner.criterion_not_shown'
  | 'partner.conflict'
  | 'partner.interest_not_declared'
  | 'partner.hours_too_few'
  | 'partner.people_too_few';

/**
 * Declared criteria, conflicts of interest, capacity to act, each checked whatever the others say.
 *
 * Source: EO 14409 §3(b)(iii), partners are selected together; research §5.8, "declared criteria, conflict checks".
 *
 * @param developer of the model that access is asked for
 * @param known relations that others than the applicant told of it
 */
export function fitnessOf(
  application: Application,
  criteria: PartnerCriteria,
  developer: string,
  known: readonly Interest[] = [],
): Fitness {
  const reasons = [
    ...criteriaReasons(application, criteria),
    ...conflictReasons([...application.interests, ...known], criteria, developer),
    ...undeclaredReasons(application, known),
    ...capacityReasons(application, criteria),
  ];
  if (reasons.length > 0) return { isFit: false, reasons };
  const why = `What was declared is shown (${criteria.criteria.size} of ${criteria.criteria.size}), with no excluding interest and enough people and hours.`;
  return { isFit: true, reasons: [{ code: 'partner.fit', why }] };
}

type Reasons = Fitness['reasons'];

function criteriaReasons({ meets }: Application, { criteria }: PartnerCriteria): Reasons {
  return [...criteria]
    .filter(([id]) => !meets.has(id))
    .map(([, asked]) => ({ code: 'partner.criterion_not_shown', why: `Nothing shows: ${asked}` }));
}

function conflictReasons(interests: readonly Interest[], { excludedBy }: PartnerCriteria, developer: string): Reasons {
  const found = interests.filter((one) =>
    (one.developer === developer ? excludedBy.own : excludedBy.others).includes(one.relation),
  );
  const told = found.map((one) => {
    const whom = one.developer === developer ? 'the model’s developer' : 'another developer of such models';
    return `It has an interest that excludes: ${one.relation}, of ${whom}.`;
  });
  return [...new Set(told)].map((why) => ({ code: 'partner.conflict', why }));
}

function undeclaredReasons({ interests }: Application, known: readonly Interest[]): Reasons {
  return known
    .filter((one) => !interests.some((own) => own.relation === one.relation && own.developer === one.developer))
    .map(({ relation }) => ({
      code: 'partner.interest_not_declared',
      why: `An interest is known that it did not declare: ${relation}.`,
    }));
}

function capacityReasons({ size, hoursAWeek, people }: Application, criteria: PartnerCriteria): Reasons {
  const reasons: { readonly code: FitnessReason; readonly why: string }[] = [];
  const hours = criteria.hoursLeast[size];
  if (hoursAWeek < hours) {
    const why = `It has ${hoursAWeek} hours a week to act on what is found; ${hours} are asked of a ${size} organization.`;
    reasons.push({ code: 'partner.hours_too_few', why });
  }
  const named = new Set(people).size;
  if (named < criteria.peopleLeast) {
    const why = `It names ${named} of the ${criteria.peopleLeast} people who would act.`;
    reasons.push({ code: 'partner.people_too_few', why });
  }
  return reasons;
}
