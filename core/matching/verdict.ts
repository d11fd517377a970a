// Who is believed when publishers disagree about one vulnerability on one component: the rule of docs/GLOSSARY.md.
import type { AdvisoryHead } from '#core/feed/feed.ts';
import { catalogueSource } from '#core/advisories/exploitation.ts';
import type { ComponentStatement } from '#core/components/component.ts';
import { isDistribution } from '#core/matching/look-up-names.ts';
import type { Verdict } from '#core/matching/match.ts';
import { reasons, type Opinion } from '#core/matching/opinion.ts';
import { distributes, ownsId, supplies } from '#core/matching/speakers.ts';

/** An opinion with the advisory that holds it. */
export interface Heard extends Opinion {
  readonly head: AdvisoryHead;
}

export interface Weighed {
  readonly verdict: Verdict;
  /** Affected, though somebody who may not override says otherwise. */
  readonly disputed: boolean;
  readonly reason: string | undefined;
  /** The opinions that counted. */
  readonly heard: readonly Heard[];
}

/**
 * The verdict of all opinions on one vulnerability of one component: affected if any statement that stands says so, else
 * unknown if one leaves it open, else not affected. An explicit "not affected" or "fixed" overrides only from the
 * inventory's own documents (supplier, operator), the product's supplier, or a distributor for its own build.
 *
 * @param stated what the inventory's documents say of this vulnerability
 * @param issuer the CNA that assigned the CVE, by which a supplier's own CVE record is known
 */
export function weigh(
  opinions: readonly Heard[],
  stated: readonly ComponentStatement[],
  issuer: string | undefined,
): Weighed {
  const standing = withoutCatalogue(newestRevisions(opinions.filter(({ head }) => !head.withdrawn)));
  if (standing.length === 0 && stated.length === 0) {
    return { verdict: 'not affected', disputed: false, reason: reasons.withdrawn, heard: opinions };
  }
  const own = byDocument(stated);
  if (own !== undefined) return { ...own, heard: standing };
  const isStatedAffected = stated.some((one) => one.scanned === undefined && isSaidAffected(one));
  const reporter = stated.find((one) => one.scanned !== undefined && isSaidAffected(one));
  const overridden = isStatedAffected ? undefined : overrideOf(standing, reporter, issuer);
  if (overridden !== undefined) return { ...overridden, heard: standing };
  const affected = standing.filter(({ says }) => says === 'affected');
  if (affected.length > 0 || isStatedAffected || reporter !== undefined) {
    const disputed =
      standing.some((one) => one.says === 'not affected' && contradicts(one, affected, standing)) ||
      isScanDisputed(stated, affected.length > 0 || isStatedAffected, standing);
    return { verdict: 'affected', disputed, reason: undefined, heard: standing };
  }
  return { ...leftOpen(standing, stated), disputed: false, heard: standing };
}

/** Whoever may say so says that it is not affected; a scanner that reports it nevertheless is named. */
function overrideOf(
  standing: readonly Heard[],
  reporter: ComponentStatement | undefined,
  issuer: string | undefined,
): Omit<Weighed, 'heard'> | undefined {
  const override = standing.find(
    (one) => one.says === 'not affected' && (one.explicit || isOwnFix(one, standing)) && mayOverride(one, issuer),
  );
  if (override === undefined) return undefined;
  const said = override.explicit ? (override.reason ?? reasons.stated) : reasons.fixedBefore;
  const nevertheless = reporter === undefined ? '' : `; ${reporter.by}, reports it nevertheless`;
  return { verdict: 'not affected', disputed: false, reason: `${said}${nevertheless}` };
}

/** Nobody calls it affected: somebody leaves it open, or nobody does. */
function leftOpen(
  standing: readonly Heard[],
  stated: readonly ComponentStatement[],
): Pick<Weighed, 'verdict' | 'reason'> {
  const open = standing.find(({ says }) => says === 'unknown');
  if (open !== undefined) return { verdict: 'unknown', reason: open.reason };
  if (stated.some(({ stance }) => stance === 'under investigation'))
    return { verdict: 'unknown', reason: reasons.investigated };
  if (standing.length > 0) return { verdict: 'not affected', reason: standing[0]?.reason };
  const clears = stated.find(({ stance }) => stance === 'fixed' || stance === 'not affected');
  if (clears === undefined) return { verdict: 'unknown', reason: reasons.investigated };
  return { verdict: 'not affected', reason: `${clears.by}, reports that it is ${clears.stance}` };
}

export function isSaidAffected({ stance }: ComponentStatement): boolean {
  return stance === 'affected';
}

/** A scanner and the records disagree: it clears what they call affected, or reports what all of them leave out. */
function isScanDisputed(
  stated: readonly ComponentStatement[],
  isAffected: boolean,
  standing: readonly Heard[],
): boolean {
  if (isAffected) {
    return stated.some(
      ({ scanned, stance }) => scanned !== undefined && (stance === 'fixed' || stance === 'not affected'),
    );
  }
  return standing.length > 0 && standing.every(({ says }) => says === 'not affected');
}

/** A catalogue leaves all versions open: it is heard where nobody else speaks of this component. */
function withoutCatalogue(opinions: readonly Heard[]): readonly Heard[] {
  const others = opinions.filter(({ head }) => head.source !== catalogueSource);
  return others.length > 0 ? others : opinions;
}

/** A scanner clears nobody. */
function byDocument(all: readonly ComponentStatement[]): Omit<Weighed, 'heard'> | undefined {
  const stated = all.filter(({ scanned }) => scanned === undefined);
  if (stated.some(({ stance }) => stance === 'affected')) return undefined;
  const answer = stated.find(({ stance }) => stance === 'not affected' || stance === 'fixed');
  if (answer === undefined) return undefined;
  const what = answer.stance === 'fixed' ? 'is fixed' : 'is not affected';
  const why = answer.justification === undefined ? '' : `: ${answer.justification}`;
  return { verdict: 'not affected', disputed: false, reason: `${answer.by} states that it ${what}${why}` };
}

/**
 * Of several records that bear one id, those that republish the record of the id's owner are not heard beside it, nor are
 * older revisions of one publisher's. A record without a date can't be told older: both are heard then.
 */
function newestRevisions(opinions: readonly Heard[]): readonly Heard[] {
  if (opinions.length < 2) return opinions;
  const owned = new Set<string>();
  const newest = new Map<string, AdvisoryHead>();
  for (const { head } of opinions) {
    if (ownsId(head)) owned.add(head.id.toUpperCase());
    const record = recordOf(head);
    const known = newest.get(record)?.modifiedAt ?? '';
    if (head.modifiedAt !== undefined && head.modifiedAt > known) newest.set(record, head);
  }
  return opinions.filter(({ head }) => {
    if (owned.has(head.id.toUpperCase()) && !ownsId(head)) return false;
    return head.modifiedAt === undefined || newest.get(recordOf(head))?.modifiedAt === head.modifiedAt;
  });
}

function recordOf({ publisher, id }: AdvisoryHead): string {
  return `${publisher}\u0000${id.toUpperCase()}`;
}

/** The product's supplier, or a distributor for its own build. */
function mayOverride({ statement, lookUp, head }: Heard, issuer: string | undefined): boolean {
  // What holds for one release says nothing where which one this is was not stated.
  if (statement.limit.kind === 'release' && lookUp.release === undefined) return false;
  if (lookUp.by === 'purl') {
    const name = lookUp.name.slice('pkg:'.length);
    return isDistribution(name) && distributes(head.publisher, name);
  }
  const vendor = statement.limit.kind === 'product' ? statement.limit.vendor : (lookUp.name.split(':')[1] ?? '');
  const speaker = head.source === 'cve' ? issuer : head.publisher;
  return speaker !== undefined && supplies(speaker, vendor);
}

/**
 * A distribution's own package at or behind the build that the distribution names as fixed, which no statement of its own
 * calls affected: fixes are put into old versions, so that nobody else's range tells.
 */
function isOwnFix(one: Heard, standing: readonly Heard[]): boolean {
  const { statement, lookUp, head } = one;
  const [first] = statement.range;
  if (lookUp.by !== 'purl' || statement.limit.kind !== 'release' || statement.stance !== 'affected') return false;
  if (first?.to === undefined || !statement.fixed.includes(first.to.version)) return false;
  const isNamed = statement.fixed.some((version) => withoutEpoch(version) === withoutEpoch(lookUp.version ?? ''));
  // Outside of a range that begins before every version, it lies behind the range's first end.
  if (first.from !== undefined && !isNamed) return false;
  const stream = minorStream(lookUp.version);
  const fixStream = minorStream(first.to.version);
  if (fixStream !== undefined && fixStream !== stream) return false;
  const otherwise = standing.filter(
    ({ says, head: other }) =>
      says === 'affected' && other.publisher === head.publisher && !(isNamed && other === head),
  );
  // Red Hat mends minor releases apart, of which records name the major one alone: its builds tell them. And where one
  // record names several builds of a package as fixed, for several module streams, each of these is.
  return otherwise.every(
    ({ statement: { fixed } }) =>
      stream !== undefined && fixed.length > 0 && fixed.every((version) => minorStream(version) !== stream),
  );
}

function withoutEpoch(version: string): string {
  return version.replace(/^0:/, '');
}

/** `el8_6` of `1.1.1k-7.el8_6.2`: the minor release that a build was made for. */
function minorStream(version: string | undefined): string | undefined {
  return /\bel\d{1,2}_\d{1,2}\b/.exec(version?.slice(0, 300) ?? '')?.[0];
}

/** An explicit "not affected", or another publisher's range under the same name that leaves this version out. */
function contradicts(one: Heard, affected: readonly Heard[], standing: readonly Heard[]): boolean {
  if (one.explicit) return true;
  if (affected.some(({ head }) => head.publisher === one.head.publisher)) return false;
  // An advisory that lists several ranges leaves most versions out of each; it contradicts only if out of all of them.
  const same = standing.filter(({ head }) => head === one.head);
  return (
    same.every(({ says }) => says === 'not affected') && affected.some((other) => other.lookUp.name === one.lookUp.name)
  );
}
