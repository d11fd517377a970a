// What the plot of horizons against release dates shows: its points, what it can not show and why, in words and in rows.
import { frontierOf } from '#core/frontier/horizon/trend.ts';
import { inOrder } from '#core/frontier/horizon/run.ts';
import { duration } from '#core/frontier/plots/duration.ts';
import { plural } from '#core/kernel/counted.ts';
import type { Day } from '#core/kernel/days.ts';

/** A model as results tell of it: minutes; `null` for what has no number. */
export interface DatedHorizon {
  readonly alias: string;
  /** `null` where it is not known, or not told. */
  readonly releasedOn: Day | null;
  readonly p50: number | null;
  /** An end that is `null` has no number: the interval is open there. */
  readonly ci50: readonly (number | null)[] | null;
  /** Why there is no horizon to show, in words; told in the place of a reason that is found here. */
  readonly why?: string;
}

export interface StatedTrend {
  readonly doublingDays: number;
  /** Growth of the natural logarithm a day. */
  readonly slope: number;
  readonly ci: readonly number[] | null;
}

export interface HorizonPoint {
  /** Its number in the table. */
  readonly rank: number;
  readonly alias: string;
  readonly releasedOn: Day;
  readonly p50: number;
  /** `undefined` where it is open, both where none can be told. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly hasInterval: boolean;
  /** When it was released, none before it had so long a horizon. */
  readonly leads: boolean;
}

export interface HorizonFigures {
  /** In the order of release. */
  readonly points: readonly HorizonPoint[];
  readonly absent: readonly { readonly alias: string; readonly why: string }[];
  readonly trend: StatedTrend | undefined;
}

export function horizonFigures(models: readonly DatedHorizon[], trend?: StatedTrend): HorizonFigures {
  const shown: { readonly alias: string; readonly on: Day; readonly horizon: number; readonly ci: Ends }[] = [];
  const absent: { readonly alias: string; readonly why: string }[] = [];
  for (const { alias, releasedOn, p50, ci50, why } of models) {
    if (why !== undefined) absent.push({ alias, why });
    else if (releasedOn === null) absent.push({ alias, why: 'its release day is not known' });
    else if (p50 === null || !(p50 > 0 && p50 < Infinity)) absent.push({ alias, why: 'its horizon is no number' });
    else shown.push({ alias, on: releasedOn, horizon: p50, ci: ci50 });
  }
  const leading = new Set(frontierOf(shown).map(({ alias }) => alias));
  const ordered = shown.sort((a, b) => inOrder(a.on, b.on) || a.horizon - b.horizon || inOrder(a.alias, b.alias));
  return {
    points: ordered.map(({ alias, on, horizon, ci }, index) => ({
      rank: index + 1,
      alias,
      releasedOn: on,
      p50: horizon,
      low: positive(ci?.[0]),
      high: positive(ci?.[1]),
      hasInterval: ci !== null,
      leads: leading.has(alias),
    })),
    absent: absent.sort((a, b) => inOrder(a.alias, b.alias)),
    trend,
  };
}

type Ends = DatedHorizon['ci50'];

/** Nothing on a logarithmic axis stands for an end at 0 or without end. */
function positive(end: number | null | undefined): number | undefined {
  return end !== null && end !== undefined && end > 0 && end < Infinity ? end : undefined;
}

/** What the plot shows, in a sentence or two. */
export function horizonSentence({ points, trend }: HorizonFigures): string {
  const leading = points.filter(({ leads }) => leads);
  const [first] = leading;
  const last = leading.at(-1);
  if (first === undefined || last === undefined)
    return 'No model has both a horizon and a release day: nothing to plot.';
  const models = `${plural(points.length, 'model')}, of which ${leading.length} led when released`;
  if (first === last) return `${models}: ${named(first)}.`;
  const span = `the longest horizon at release went from ${named(first)} to ${named(last)}`;
  return `${models}: ${span}. ${trend === undefined ? 'No trend is stated.' : trendSentence(trend)}`;
}

function named({ alias, p50, releasedOn }: HorizonPoint): string {
  return `${duration(p50)} (${alias}, ${releasedOn})`;
}

function trendSentence(trend: StatedTrend): string {
  const what = trend.doublingDays > 0 ? 'doubles' : 'halves';
  return `It ${what} in ${doublingTold(trend)}.`;
}

/** `282 days (95 % interval 138 to 324)` */
export function doublingTold({ doublingDays, ci }: StatedTrend): string {
  const days = plural(Math.round(Math.abs(doublingDays)), 'day');
  const [low, high] = ci ?? [];
  return low === undefined || high === undefined
    ? `${days}; how sure that is can’t be told`
    : `${days} (95 % interval ${Math.round(low)} to ${Math.round(high)})`;
}

/** `20.9 s to 34.5 s` */
export function intervalTold({ hasInterval, low, high }: HorizonPoint): string {
  if (!hasInterval) return 'can’t tell';
  if (low === undefined) return high === undefined ? 'open to both sides' : `up to ${duration(high)}`;
  return high === undefined ? `from ${duration(low)}, no end` : `${duration(low)} to ${duration(high)}`;
}

/** What stands beneath: who is not in the plot, and what its marks leave open. */
export function horizonNotes({ points, absent }: HorizonFigures): readonly string[] {
  const unsure = points.filter(({ hasInterval }) => !hasInterval).map(({ alias }) => alias);
  const open = points.filter((point) => point.hasInterval && (point.low === undefined || point.high === undefined));
  return [
    ...(unsure.length === 0 ? [] : [`How sure it is can’t be told of ${unsure.join(', ')}: a point without a bar.`]),
    ...(open.length === 0 ? [] : [`An arrow in place of a cap: the interval has no end there that is a number.`]),
    ...absent.map(({ alias, why }) => `Not in the plot: ${alias}, ${why}.`),
  ];
}
