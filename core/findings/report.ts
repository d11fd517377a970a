// What somebody hands in about a flaw. Once handed in it never changes: what is learned later stands beside it.
import { parse } from '#core/components/purl.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import { isDay, type Day } from '#core/kernel/days.ts';

/** What became of a report. There is one state until coordination begins. */
export const reportStates = ['received'] as const;

export type ReportState = (typeof reportStates)[number];

/** Who or what found the flaw first. */
export const finders = ['by_person', 'by_tool', 'by_ai'] as const;

export type Finder = (typeof finders)[number];

/** What the reporter knows of attacks with it. Not knowing is an answer of its own, and none that says "no". */
export const exploitations = ['observed', 'none_known', 'unknown'] as const;

export type KnownExploitation = (typeof exploitations)[number];

/** What has the flaw: a package by its purl without version, or a product of a supplier; the versions in words. */
export type Affected =
  | { readonly package: string; readonly versions: string }
  | { readonly vendor: string; readonly product: string; readonly versions: string };

/** How it is made to happen. */
interface Reproduction {
  readonly steps: string;
  /** What makes it happen by itself: a script, a test case. */
  readonly proof?: string | undefined;
  /** Where it was run: an image by its digest, an operating system with versions. */
  readonly environment?: string | undefined;
  /** What was seen: the log, the trace of the sanitizer, the answer. */
  readonly output?: string | undefined;
  readonly runs?: { readonly succeeded: number; readonly tried: number } | undefined;
}

/** How far it reaches in time. */
interface Bounds {
  /** The commit or version that brought it in. */
  readonly introducedIn?: string | undefined;
  /** Whether the newest state of the code has it. */
  readonly newest?: 'affected' | 'fixed' | undefined;
}

/** A change that would mend it. */
interface SuggestedFix {
  readonly patch: string;
  /** Fails before, passes after. */
  readonly test?: string | undefined;
  /** It was tried against other ways to reach the same flaw. */
  readonly stopsVariants: boolean;
  /** The project's own tests were run on it, and pass. */
  readonly passesTests: boolean;
}

type CreditWish = { readonly wish: 'named'; readonly name: string } | { readonly wish: 'anonymous' };

/** The content of a report: sealed as a whole. */
export interface ReportContent {
  readonly title: string;
  readonly affected: readonly Affected[];
  readonly flaw: string;
  readonly reproduction?: Reproduction | undefined;
  readonly impact?: string | undefined;
  /** `CWE-787`. */
  readonly weakness?: string | undefined;
  readonly code?: { readonly place: string; readonly flow?: string | undefined } | undefined;
  readonly bounds?: Bounds | undefined;
  readonly fix?: SuggestedFix | undefined;
  readonly found: {
    readonly finder: Finder;
    /** Which tool, which AI model. */
    readonly means?: string | undefined;
    /** Whether an AI wrote the text of this report, or parts of it. */
    readonly isTextByAi: boolean;
  };
  readonly exploitation: KnownExploitation;
  /** Who else was told, in words. */
  readonly toldOthers?: string | undefined;
  readonly credit: CreditWish;
  /** The last day of the silence that the reporter wishes for, in the zone. */
  readonly silentUntil?: Day | undefined;
  /** The zone in which days are counted: as the IANA database names it, or UTC. */
  readonly zone: string;
}

export type ReportRefusal = 'report.package' | 'report.zone' | 'report.silence' | 'report.runs';

/** How long a silence may be wished for: Vultron VP-05-002, "no longer than a year". */
const silenceDaysMost = 365;

/** Whether the parts of a report say something together; what their form must be was asked before. */
export function check(content: ReportContent, at: Temporal.Instant): Decision<ReportContent, ReportRefusal> {
  for (const one of content.affected) {
    if ('package' in one && !isPackage(one.package))
      return refuse('report.package', `"${one.package}" is no package URL without a version, such as pkg:npm/lodash.`);
  }
  const { zone, silentUntil, reproduction } = content;
  if (!isZone(zone)) return refuse('report.zone', `"${zone}" names no time zone, such as America/New_York or UTC.`);
  if (silentUntil !== undefined && !isWishable(silentUntil, at.toZonedDateTimeISO(zone).toPlainDate()))
    return refuse('report.silence', 'The silence ends today at the earliest, and within a year.');
  const runs = reproduction?.runs;
  if (runs !== undefined && runs.succeeded > runs.tried)
    return refuse('report.runs', `It can't have happened ${runs.succeeded} times in ${runs.tried} runs.`);
  return accept(content);
}

/** A zone as the IANA database names it, or UTC. Offsets are none: they know no summer time. */
export function isZone(text: string): boolean {
  try {
    return !/^[+-]/.test(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId);
  } catch {
    return false;
  }
}

function isPackage(text: string): boolean {
  const purl = parse(text);
  return purl.ok && purl.value.version === undefined;
}

function isWishable(day: Day, today: Temporal.PlainDate): boolean {
  if (!isDay(day)) return false;
  const days = today.until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days;
  return days >= 0 && days <= silenceDaysMost;
}
