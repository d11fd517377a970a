// What stands in the page of each command that plots.
import type { PlotPage } from '#cli/frontier/plot-page.ts';
import type { Comparison, ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import { pair } from '#core/frontier/comparison/pair.ts';
import type { TimelineEntry } from '#core/frontier/notice/timeline.ts';
import { intervalOf, type Drawn } from '#core/frontier/horizon/bootstrap.ts';
import type { Horizon } from '#core/frontier/horizon/horizon.ts';
import { treated, type Run } from '#core/frontier/horizon/run.ts';
import type { DatedHorizon, StatedTrend } from '#core/frontier/plots/horizon-figures.ts';
import { plotOfHorizons, plotOfItems, plotOfMargin, plotOfTimeline, type Plot } from '#core/frontier/plots/plot.ts';
import type { Day } from '#core/kernel/days.ts';

interface TrendShown {
  readonly fitted: readonly Horizon[];
  readonly drawn: ReadonlyMap<string, Drawn>;
  readonly releases: ReadonlyMap<string, Day>;
  readonly trend: StatedTrend;
}

export function trendPage({ fitted, drawn, releases, trend }: TrendShown): PlotPage {
  const models = fitted.map((horizon): DatedHorizon => {
    const { alias } = horizon;
    const releasedOn = releases.get(alias) ?? null;
    if (horizon.kind === 'beyond') {
      const why = horizon.outcome === 'success' ? 'every run succeeded' : 'no run succeeded';
      return { alias, releasedOn, p50: null, ci50: null, why: `${why}: these tasks can’t measure its horizon` };
    }
    const own = drawn.get(alias);
    const ci = own === undefined ? undefined : intervalOf(own.p50);
    return { alias, releasedOn, p50: horizon.p50, ci50: ci === undefined ? null : [ci.low, ci.high] };
  });
  return {
    title: 'Horizons by release date',
    plots: [plotOfHorizons(models, trend)],
    foot: 'The horizon is how long a task may take an expert for the model to solve it half of the time. The line goes through the models that led when they were released; its interval through all models of each draw, as published. Method: METR (arXiv 2503.14499).',
  };
}

/** Each comparison in turn: with the best released model, and with the developer's own predecessor where that was asked too. */
export function comparisonPage(
  comparisons: readonly Comparison[],
  policy: ComparisonPolicy,
  runs: readonly Run[],
): PlotPage {
  const bases = comparisons.map(({ base }) => base).join(' and ');
  return {
    title: `${comparisons[0]?.candidate ?? ''} beside ${bases}`,
    plots: comparisons.flatMap((comparison) => plotsOf(comparison, policy, runs)),
    foot: 'Whatever comes out approves nothing, refuses nothing and delays nothing (EO 14409 §3(c)).',
  };
}

function plotsOf(comparison: Comparison, policy: ComparisonPolicy, runs: readonly Run[]): readonly Plot[] {
  const { base, candidate, ratio, determination, reasons, leftOut } = comparison;
  const isMeasured = ratio.kind === 'measured';
  const shown = {
    base,
    candidate,
    margin: policy.margin,
    ratio: isMeasured ? ratio.ratio : null,
    ci: isMeasured ? ratio.ci : null,
    determination,
    reasons,
    leftOut,
  };
  const own = runs.filter(({ alias }) => alias === base || alias === candidate);
  const { items } = pair(treated(own, policy.cheating), base, candidate);
  return [plotOfItems(shown, items), plotOfMargin(shown)];
}

export function timelinePage(model: string, entries: readonly TimelineEntry[], asOf: Day): PlotPage {
  const shown = {
    model,
    entries: entries.map((entry) => ({ ...entry, at: entry.at.toString() })),
    now: `${asOf}T00:00:00Z`,
  };
  return {
    title: `${model}: planned releases`,
    plots: [plotOfTimeline(shown, localTime)],
    foot: 'Access, beside, is what the developer offers the government; no release waits for it (EO 14409 §3(c)).',
  };
}

function localTime(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
