// Whom a selection of partners leaves out: small operators, on whom most people depend.
import type { Application, Operator, Size } from '#core/frontier/partners/application.ts';
import type { Sector } from '#core/parties/organization.ts';

export interface CoverageTarget {
  readonly id: string;
  /** For people: `rural hospitals`. */
  readonly what: string;
  readonly sectors: readonly Sector[];
  readonly sizes: readonly Size[];
  /** True where only rural ones count. */
  readonly isRural: boolean;
  /** Partners that are such, or serve such; 1 or more. */
  readonly least: number;
}

/** EO 14409 §2(c)(iii) names these three; that one partner of each is the least is our choice. */
export const usualTargets: readonly CoverageTarget[] = [
  {
    id: 'hospital',
    what: 'rural hospitals',
    sectors: ['healthcare_and_public_health'],
    sizes: ['small'],
    isRural: true,
    least: 1,
  },
  { id: 'bank', what: 'community banks', sectors: ['financial_services'], sizes: ['small'], isRural: false, least: 1 },
  {
    id: 'utility',
    what: 'local utilities',
    sectors: ['energy', 'water_and_wastewater_systems'],
    sizes: ['small'],
    isRural: false,
    least: 1,
  },
];

interface Covering {
  readonly application: string;
  readonly how: 'is one' | 'serves them';
}

interface TargetCoverage {
  readonly target: CoverageTarget;
  readonly covered: readonly Covering[];
  /** How many partners more it takes; 0 where it is met. */
  readonly lacking: number;
  /** Applicants who are not selected and would count; empty where it is met. */
  readonly wouldCover: readonly Covering[];
  /** A sentence for people. */
  readonly why: string;
}

/**
 * Each target, with who covers it and who would. An organization counts once for a target, however many it serves
 * and however often it applied.
 *
 * Source: research §5.8, "sector/size coverage targets that force in rural hospitals, community banks and utilities (or their
 * service providers)".
 *
 * @param fit applicants that are fit to be partners, the selected ones too
 * @param selected ids of applications that both sides agreed on
 */
export function coverageOf(
  fit: readonly Application[],
  selected: ReadonlySet<string>,
  targets: readonly CoverageTarget[],
): readonly TargetCoverage[] {
  const chosen = oncePerOrganization(fit.filter(({ id }) => selected.has(id)));
  const notChosen = oncePerOrganization(fit, chosen);
  return targets.map((target) => {
    const covered = chosen.flatMap((one) => coveringOf(one, target));
    const lacking = Math.max(0, target.least - covered.length);
    const others = notChosen.flatMap((one) => coveringOf(one, target));
    const wouldCover = lacking === 0 ? [] : others;
    return { target, covered, lacking, wouldCover, why: reasonOf(target, covered.length, lacking, wouldCover.length) };
  });
}

/**
 * Applicants, each of whom brings the selection nearest to its targets next, until nobody adds anything: a proposal for
 * both sides, no more. Among equals the first by id.
 */
export function proposalFor(
  fit: readonly Application[],
  selected: ReadonlySet<string>,
  targets: readonly CoverageTarget[],
): readonly { readonly application: string; readonly covers: readonly string[] }[] {
  const proposal: { readonly application: string; readonly covers: readonly string[] }[] = [];
  const chosen = new Set(selected);
  for (;;) {
    const lacking = coverageOf(fit, chosen, targets).filter((one) => one.lacking > 0);
    const taken = fit.filter(({ id }) => chosen.has(id));
    const gains = oncePerOrganization(fit, taken)
      .map((one) => ({
        application: one.id,
        covers: lacking.filter(({ target }) => coveringOf(one, target).length > 0).map(({ target }) => target.id),
      }))
      .filter(({ covers }) => covers.length > 0)
      .sort((a, b) => b.covers.length - a.covers.length || (a.application < b.application ? -1 : 1));
    const [best] = gains;
    if (best === undefined) return proposal;
    proposal.push(best);
    chosen.add(best.application);
  }
}

/** The first application of each organization that isn't among those before. */
function oncePerOrganization(
  applications: readonly Application[],
  before: readonly Application[] = [],
): readonly Application[] {
  const seen = new Set(before.map(({ organization }) => organization));
  return applications.filter(({ organization }) => {
    if (seen.has(organization)) return false;
    seen.add(organization);
    return true;
  });
}

/** Ids of the targets for which an applicant would count. */
export function coversOf(
  { operates, serves }: Pick<Application, 'operates' | 'serves'>,
  targets: readonly CoverageTarget[],
): readonly string[] {
  const all = operates === undefined ? serves : [operates, ...serves];
  return targets.filter((target) => all.some((one) => isOf(one, target))).map(({ id }) => id);
}

function coveringOf({ id, operates, serves }: Application, target: CoverageTarget): readonly Covering[] {
  if (operates !== undefined && isOf(operates, target)) return [{ application: id, how: 'is one' }];
  return serves.some((one) => isOf(one, target)) ? [{ application: id, how: 'serves them' }] : [];
}

function isOf({ sector, size, isRural }: Operator, target: CoverageTarget): boolean {
  return target.sectors.includes(sector) && target.sizes.includes(size) && (isRural || !target.isRural);
}

function reasonOf({ what, least }: CoverageTarget, covered: number, lacking: number, others: number): string {
  if (lacking === 0) return `${covered} of the partners are ${what} or serve them; ${least} is the least.`;
  const so = `${covered} of the partners are ${what} or serve them, ${lacking} too few`;
  return others === 0
    ? `${so}, and no fit applicant would count.`
    : `${so}; ${others} of the fit applicants would count.`;
}
