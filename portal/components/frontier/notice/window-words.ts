// What a plan means, as the browser works it out by the rules of the service while somebody writes it.
import { spanWithin, type AccessPurpose, type AccessScope } from '#core/frontier/access/grant.ts';
import { developerMoves, noLife, type NoticeLife, type Stage } from '#core/frontier/notice/notice.ts';
import { plannedRelease } from '#core/frontier/notice/planned-release.ts';
import { calendarDays, type AccessWindow, type PlannedRelease } from '#core/frontier/notice/window.ts';
import { plural } from '#core/kernel/counted.ts';

/** As it stands in a form: `2026-07-09T09:00`, empty where nothing is planned. */
export interface Drafted {
  readonly times: Readonly<Record<Stage, string>>;
  readonly zone: string;
  readonly daysOffered: number;
}

/** Whether the browser knows calendars well enough to work a window out; the service does it all the same. */
export function canWorkOut(): boolean {
  return 'Temporal' in globalThis;
}

/** The plan as it would stand; `undefined` where a day or time is none. */
export function lifeOfDraft({ times, zone, daysOffered }: Drafted, now: Temporal.Instant): NoticeLife | undefined {
  const releases = new Map<Stage, PlannedRelease>();
  for (const [stage, text] of entriesOf(times)) {
    if (text === '') continue;
    const release = plannedRelease(text, zone);
    if (release === undefined) return undefined;
    releases.set(stage, release);
  }
  return developerMoves(noLife, { kind: 'notice-given', releases, daysOffered }, now);
}

export function entriesOf<Value>(of: Readonly<Record<Stage, Value>>): readonly (readonly [Stage, Value])[] {
  return stagesInOrder.map((stage) => [stage, of[stage]]);
}

const stagesInOrder: readonly Stage[] = ['internal', 'government', 'trusted-partners', 'limited', 'general'];

/** What stands, as the service told it. */
export interface StoodPlan {
  readonly state: NoticeLife['state'];
  readonly daysOffered: number;
  readonly window?: { readonly opensAt: string; readonly closesAt: string; readonly zone: string } | undefined;
  readonly releases: readonly { readonly what: Stage; readonly at: string; readonly zone: string }[];
}

/** Once one release of it is moved; `undefined` where the day or time is none. */
export function lifeOnceMoved(
  { state, daysOffered, window, releases }: StoodPlan,
  { stage, at, zone }: { readonly stage: Stage; readonly at: string; readonly zone: string },
  now: Temporal.Instant,
): NoticeLife | undefined {
  const release = plannedRelease(at, zone);
  if (release === undefined) return undefined;
  const life: NoticeLife = {
    state,
    daysOffered,
    window: window && { ...window, opensAt: instant(window.opensAt), closesAt: instant(window.closesAt) },
    releases: new Map(releases.map((one) => [one.what, { at: instant(one.at), zone: one.zone }])),
    released: new Set(),
  };
  return developerMoves(life, { kind: 'release-moved', stage, release }, now);
}

function instant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** What is said of the window, a sentence each. */
export function windowWords({ state, window }: NoticeLife, now: Temporal.Instant): readonly string[] {
  if (window === undefined) {
    return [
      state === 'withdrawn'
        ? 'You left: there is a window again once you tell a whole plan.'
        : 'There is no window in which the government could use the model: no release to trusted partners lies ahead of it.',
    ];
  }
  const { opensAt, closesAt, zone } = window;
  const days = calendarDays(window);
  if (days === 0) return ['You offer no days: the government does not use the model before your partners do.'];
  const span = `from ${localIn(opensAt, zone)} to ${localIn(closesAt, zone)}, ${plural(days, 'calendar day')} in ${zone}`;
  const hours = Math.round(opensAt.until(closesAt).total('hours'));
  return [
    `The government could use the model ${span}. It ends with your release to trusted partners at the latest.`,
    ...(hours === 24 * days
      ? []
      : [`The clocks change in these days: they are ${hours} hours, not ${24 * days}, and ${days} days all the same.`]),
    ...(Temporal.Instant.compare(closesAt, now) <= 0
      ? ['All of it lies in the past: no time is left in it.']
      : Temporal.Instant.compare(opensAt, now) < 0
        ? ['Its first days have passed already.']
        : []),
    'No release waits for it: your dates stand as you write them.',
  ];
}

function localIn(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** Access as the timeline tells it. */
export interface GivenAccess {
  readonly holder: string;
  readonly purpose: AccessPurpose;
  readonly scopes: readonly AccessScope[];
  readonly opensAt: string;
  readonly closesAt: string;
  readonly ended: boolean;
}

/** What becomes of access that was given, where it does not stay as it is. */
export function accessWords(
  given: readonly GivenAccess[],
  window: AccessWindow | undefined,
  now: Temporal.Instant,
): readonly string[] {
  return given.flatMap(({ holder, purpose, scopes, opensAt, closesAt, ended }): readonly string[] => {
    const was = { opensAt: instant(opensAt), expiresAt: instant(closesAt) };
    if (ended || Temporal.Instant.compare(was.expiresAt, now) <= 0) return [];
    const span = spanWithin({ purpose, scopes, ...was }, window, now);
    if (span === undefined) return [`Access of ${holder} ends at once.`];
    const zone = window?.zone ?? 'UTC';
    return [
      ...(span.opensAt.equals(was.opensAt) ? [] : [`Access of ${holder} opens later: ${localIn(span.opensAt, zone)}.`]),
      ...(span.expiresAt.equals(was.expiresAt)
        ? []
        : [`Access of ${holder} ends sooner: ${localIn(span.expiresAt, zone)}.`]),
    ];
  });
}
