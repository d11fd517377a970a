// What is published of the ledger, edition by edition: on fixed days, and so that no two editions tell more than each does.
import {
  casesOf,
  eventsOf,
  type FairnessCase,
  type LedgerEntry,
  type PartnerSince,
} from '#core/frontier/fairness/entries.ts';
import { daysToFirst, type NoticeGiven, type PartnerAccess } from '#core/frontier/fairness/first-access.ts';
import { publishedLedger, type PublishedLedger } from '#core/frontier/fairness/ledger.ts';
import { countedNow } from '#core/frontier/fairness/published-counts.ts';

/** Figures of all that waited until then. */
interface Counted<Figure> {
  /** The last day that is counted, UTC. */
  readonly until: string;
  readonly figure: Figure;
}

/** `undefined`: too few developers; what waits is counted in an edition to come. */
export interface Edition {
  /** The last day of a quarter, UTC. */
  readonly period: string;
  readonly cases: Counted<PublishedLedger> | undefined;
  /** Calendar days from notice to the first partner; by target, to the first that counts for it. */
  readonly toFirstPartner: Counted<number> | undefined;
  readonly toFirstOf: Readonly<Record<string, Counted<number> | undefined>>;
}

/** The quarter that is published next, once it is over; quarters of calendar years, UTC. */
export function duePeriod(last: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const begun = today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
  if (last === undefined) return begun.subtract({ days: 1 });
  const next = Temporal.PlainDate.from(last).add({ days: 1 }).add({ months: 3 }).subtract({ days: 1 });
  return Temporal.PlainDate.compare(next, begun) < 0 ? next : undefined;
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly partners: readonly PartnerSince[];
  /** Ids of coverage targets. */
  readonly targets: readonly string[];
}

interface Asked {
  readonly period: string;
  readonly before: readonly Edition[];
  readonly verdicts: readonly string[];
  readonly least: number;
}

/** Whatever is published has happened by the end of the period, and was in no edition before. */
export function nextEdition(ledger: Ledger, { period, before, verdicts, least }: Asked): Edition {
  const cases = waitingCases(casesOf(ledger.entries), period, before);
  const counted = countedNow(cases, least);
  const accesses = accessesOf(ledger);
  const days = (some: readonly Told[], since: string | undefined): Counted<number> | undefined => {
    const first = firstOfEach(some).filter(({ at }) => isWithin(at, since, period));
    const notices = new Map(first.map(({ notice, given }) => [notice, given]));
    const median = daysToFirst(notices, first, [], least).any;
    return median === undefined ? undefined : { until: period, figure: median };
  };
  const sinceOf = (target: string): string | undefined =>
    before.findLast(({ toFirstOf }) => toFirstOf[target] !== undefined)?.period;
  return {
    period,
    cases:
      counted.length === 0 ? undefined : { until: period, figure: publishedLedger(eventsOf(counted), verdicts, least) },
    toFirstPartner: days(accesses, before.findLast(({ toFirstPartner }) => toFirstPartner !== undefined)?.period),
    toFirstOf: Object.fromEntries(
      ledger.targets.map((target) => [
        target,
        days(
          accesses.filter(({ covers }) => covers.includes(target)),
          sinceOf(target),
        ),
      ]),
    ),
  };
}

/** Answered cases that no edition counted, with the answers up to the period's end. */
function waitingCases(
  all: readonly FairnessCase[],
  period: string,
  before: readonly Edition[],
): readonly FairnessCase[] {
  const since = before.findLast(({ cases }) => cases !== undefined)?.period;
  return answeredWithin(all, since, period);
}

/** Cases whose first answer lies in the days after `since`, up to `until`. */
export function answeredWithin(
  all: readonly FairnessCase[],
  since: string | undefined,
  until: string,
): readonly FairnessCase[] {
  return all
    .filter(({ answers: [first] }) => first !== undefined && isWithin(first.at, since, until))
    .map((one) => ({
      ...one,
      answers: one.answers.filter(({ at }) => isWithin(at, undefined, until)),
      evidenceAsked: one.evidenceAsked.filter((at) => isWithin(at, undefined, until)),
    }));
}

function isWithin(at: Temporal.Instant, since: string | undefined, until: string): boolean {
  const day = at.toZonedDateTimeISO('UTC').toPlainDate().toString();
  return day <= until && (since === undefined || day > since);
}

/** The last notice of its model that came before an access: the days are counted from there. */
function noticeBefore(
  entries: readonly LedgerEntry[],
  { shield: of, at: until }: Pick<PartnerSince, 'shield' | 'at'>,
): NoticeGiven | undefined {
  const found = entries.findLast(
    ({ shield, at, entry }) =>
      shield === of && entry.kind === 'notice-given' && Temporal.Instant.compare(at, until) <= 0,
  );
  return found?.entry.kind === 'notice-given'
    ? { developer: found.developer, at: found.at, zone: found.entry.zone }
    : undefined;
}

interface Told extends PartnerAccess {
  readonly given: NoticeGiven;
}

/** Accesses after a notice, with the targets for which the developer's last answer says that the partner counts. */
function accessesOf({ entries, partners }: Ledger): readonly Told[] {
  return partners.flatMap(({ shield, partner, at }) => {
    const given = noticeBefore(entries, { shield, at });
    if (given === undefined) return [];
    const chosen = entries.findLast(
      ({ shield: of, entry }) => of === shield && entry.kind === 'partner-answer' && entry.applicant.id === partner,
    )?.entry;
    return [{ notice: shield, at, covers: chosen?.kind === 'partner-answer' ? chosen.covers : [], given }];
  });
}

function firstOfEach(accesses: readonly Told[]): readonly Told[] {
  const first = new Map<string, Told>();
  for (const one of accesses) {
    const before = first.get(one.notice);
    if (before === undefined || Temporal.Instant.compare(one.at, before.at) < 0) first.set(one.notice, one);
  }
  return [...first.values()];
}
