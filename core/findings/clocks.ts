// The clocks that start when a report is handed in. Days are calendar days in the zone that the report states; each clock ends
// with the end of its last day there, since nobody's working day begins at the minute of a report.
import { assert } from '#core/kernel/assert.ts';
import { plural } from '#core/kernel/counted.ts';
import type { Day } from '#core/kernel/days.ts';

/** A number of calendar days, with where it is from. */
interface Figure {
  readonly days: number;
  readonly source: string;
}

/** What each clock is told by: the usual figure, and the one where the flaw is used in attacks. */
interface Figures {
  readonly usual: Figure;
  readonly exploited: Figure;
}

interface ClockPolicy {
  readonly acknowledge: Figures;
  readonly contact: Figures;
  readonly disclose: Figures;
}

export const clockNames = ['acknowledge', 'contact', 'disclose'] as const;

export type ClockName = (typeof clockNames)[number];

const akrites = 'Akrites SIRT, report prioritisation (Report_Prioritization_Process.md, commit 58ee8a8)';
const anthropic = 'Anthropic, coordinated vulnerability disclosure policy of 6 March 2026';

/** Each version that reports were ever handed in under; what one says never changes. The last is in force. */
const policies: Readonly<Record<string, ClockPolicy>> = {
  '2026-11-29': {
    acknowledge: {
      usual: { days: 3, source: `${akrites}: acknowledged within 72 hours in the slowest band` },
      exploited: { days: 1, source: `${akrites}: acknowledged within 2 or 12 hours where it is urgent; a day at most` },
    },
    contact: {
      usual: { days: 7, source: `${akrites}: triage within 72 hours and a plan within 7 days where it is urgent` },
      exploited: { days: 1, source: `${akrites}: triage within 6 or 24 hours where it is urgent` },
    },
    disclose: {
      usual: { days: 90, source: `${anthropic}: 90 days; Project Zero and OSS-Fuzz have the same` },
      exploited: { days: 7, source: `${anthropic}: 7 days where it is exploited` },
    },
  },
};

/** The version that a report is handed in under today. */
export const policyInForce = '2026-11-29';

/** A clock with why it ends then. */
export interface Clock {
  readonly name: ClockName;
  readonly endsAt: Temporal.Instant;
  /** `wished`: the reporter's own, earlier end; `disclosure`: it can't end behind the clock of disclosure. */
  readonly rule: 'usual' | 'exploited' | 'wished' | 'disclosure';
  readonly why: string;
}

export type ClockEnds = Readonly<Record<ClockName, Temporal.Instant>>;

/** What the clocks of a report are told by. */
export interface ClockFacts {
  readonly receivedAt: Temporal.Instant;
  readonly zone: string;
  readonly isExploited: boolean;
  /** The last day of silence that the reporter wishes for. */
  readonly silentUntil: Day | undefined;
}

/** All clocks of a report, under this version of the policy. An earlier wish of the reporter holds; a later one does not. */
export function clocksOf(facts: ClockFacts, version: string = policyInForce): readonly Clock[] {
  const policy = policies[version];
  assert(policy !== undefined, `a policy of ${version} was once in force`);
  const disclose = disclosure(facts, policy);
  const first = (['acknowledge', 'contact'] as const).map((name): Clock => {
    const own = usualOf(name, facts, policy);
    if (Temporal.Instant.compare(own.endsAt, disclose.endsAt) <= 0) return own;
    return { name, endsAt: disclose.endsAt, rule: 'disclosure', why: 'Disclosure comes first.' };
  });
  return [...first, disclose];
}

/** When each clock ends. */
export function endsOf(clocks: readonly Clock[]): ClockEnds {
  const at = (name: ClockName): Temporal.Instant => {
    const found = clocks.find((one) => one.name === name);
    assert(found !== undefined, `a report has a clock to ${name}`);
    return found.endsAt;
  };
  return { acknowledge: at('acknowledge'), contact: at('contact'), disclose: at('disclose') };
}

/** Whether its time is over. */
export function hasEnded(endsAt: Temporal.Instant, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(endsAt, at) <= 0;
}

function disclosure(facts: ClockFacts, policy: ClockPolicy): Clock {
  const own = usualOf('disclose', facts, policy);
  const { silentUntil, zone } = facts;
  if (silentUntil === undefined) return own;
  const wished = endOf(Temporal.PlainDate.from(silentUntil), zone);
  if (Temporal.Instant.compare(wished, own.endsAt) >= 0) return own;
  // Vultron, embargo defaults: the shorter of wish and default holds, the longer is a proposal for later.
  return { name: 'disclose', endsAt: wished, rule: 'wished', why: 'Whoever reported it wishes for no longer silence.' };
}

function usualOf(name: ClockName, { receivedAt, zone, isExploited }: ClockFacts, policy: ClockPolicy): Clock {
  const rule = isExploited ? 'exploited' : 'usual';
  const { days, source } = policy[name][rule];
  const received = receivedAt.toZonedDateTimeISO(zone).toPlainDate();
  return {
    name,
    endsAt: endOf(received.add({ days }), zone),
    rule,
    why: `${plural(days, 'calendar day')}. ${source}.`,
  };
}

/** The first instant of the day behind it: of a day that summer time begins or ends with, too. */
function endOf(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(zone).toInstant();
}
