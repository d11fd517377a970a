// A plot whole: the sentence above it, the picture in both layouts, what is to be known of it, and its figures as tables.
// Pages and files render this alone, so that both say the same.
import {
  comparedItems,
  comparisonNotes,
  comparisonSentence,
  familiesOf,
  marginSentence,
  outcomeTold,
  type ComparedItem,
  type FamilyRow,
  type ShownComparison,
  type ShownItem,
} from '#core/frontier/plots/comparison-figures.ts';
import { comparisonPlot } from '#core/frontier/plots/comparison-plot.ts';
import type { Breadth, Drawing } from '#core/frontier/plots/drawing.ts';
import { duration, workTold } from '#core/frontier/plots/duration.ts';
import {
  horizonFigures,
  horizonNotes,
  horizonSentence,
  intervalTold,
  type DatedHorizon,
  type HorizonPoint,
  type StatedTrend,
} from '#core/frontier/plots/horizon-figures.ts';
import { horizonPlot } from '#core/frontier/plots/horizon-plot.ts';
import { marginBar } from '#core/frontier/plots/margin-bar.ts';
import {
  timelineFigures,
  timelineNotes,
  timelineRows,
  timelineSentence,
  type LocalTime,
  type ShownTimeline,
  type TimelineRow,
} from '#core/frontier/plots/timeline-figures.ts';
import { timelinePlot } from '#core/frontier/plots/timeline-plot.ts';
import { grouped } from '#core/kernel/counted.ts';

export interface PlotTable {
  /** By what it is unfolded. */
  readonly summary: string;
  /** What it lists, read out before it. */
  readonly label: string;
  readonly heads: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

export interface Plot {
  /** What a reader who does not see it is told in the place of the picture. */
  readonly label: string;
  readonly sentence: string;
  /** `undefined` where there is nothing to draw, as the sentence says. */
  readonly drawing: (breadth: Breadth) => Drawing | undefined;
  readonly notes: readonly string[];
  readonly tables: readonly PlotTable[];
}

/** Horizons against release dates, each with its interval, and the trend of those that led. */
export function plotOfHorizons(models: readonly DatedHorizon[], trend?: StatedTrend): Plot {
  const figures = horizonFigures(models, trend);
  const isEmpty = figures.points.length === 0;
  return {
    label: 'Plot of horizons against release dates; the table beneath has its figures',
    sentence: horizonSentence(figures),
    drawing: (breadth) => horizonPlot(figures, breadth),
    notes: isEmpty ? horizonNotes(figures) : [workTold, ...horizonNotes(figures)],
    tables: isEmpty
      ? []
      : [
          {
            summary: 'The horizons as a table',
            label: 'Horizons by release date',
            heads: ['Model', 'Released', 'Horizon', '95 % interval', 'Led when released'],
            rows: figures.points.map(horizonRow),
          },
        ],
  };
}

function horizonRow(point: HorizonPoint): readonly string[] {
  const { rank, alias, releasedOn, p50, leads } = point;
  return [`${rank}. ${alias}`, releasedOn, duration(p50), intervalTold(point), leads ? 'yes' : 'no'];
}

/** Two models item by item. */
export function plotOfItems(comparison: ShownComparison, items: readonly ShownItem[]): Plot {
  const compared = comparedItems(items);
  return {
    label: 'Plot of each item by expert time and family; the tables beneath have its figures',
    sentence: comparisonSentence(comparison, compared),
    drawing: (breadth) => comparisonPlot(compared, breadth),
    notes: comparisonNotes(comparison),
    tables:
      compared.length === 0
        ? []
        : [
            {
              summary: 'The families as a table',
              label: 'What became of the items, by family',
              heads: ['Family', 'Items', 'Both alike', 'Gained', 'Lost', 'Neither'],
              rows: familiesOf(compared).map(familyRow),
            },
            {
              summary: 'The items as a table',
              label: 'The items one by one',
              heads: ['Item', 'Family', 'Expert time', 'Base', 'Candidate', 'Outcome'],
              rows: compared.map(itemRow),
            },
          ],
  };
}

function familyRow({ family, items, counts: { both, gained, lost, neither } }: FamilyRow): readonly string[] {
  return [family, ...[items.length, both, gained, lost, neither].map(grouped)];
}

function itemRow({ task, family, minutes, base, candidate, outcome }: ComparedItem): readonly string[] {
  return [task, family, duration(minutes), share(base), share(candidate), outcomeTold[outcome]];
}

function share(score: number): string {
  return score === 0 || score === 1 ? String(score) : score.toPrecision(2);
}

/** Where the interval of the ratio of horizons lies against the margin. */
export function plotOfMargin(comparison: ShownComparison): Plot {
  const { determination, ratio, ci, margin } = comparison;
  const interval = ci === null ? 'can’t tell' : ci.map(figure).join(' to ');
  return {
    label: 'Interval of the ratio of horizons against the margin; the table beneath has its figures',
    sentence: marginSentence(comparison),
    drawing: (breadth) => marginBar(comparison, breadth),
    notes: [],
    tables: [
      {
        summary: 'The ratio as a table',
        label: 'The ratio of horizons',
        heads: ['Verdict', 'Ratio', '95 % interval', 'Margin'],
        rows: [[determination, figure(ratio), interval, String(margin)]],
      },
    ],
  };
}

function figure(value: number | null): string {
  return value === null ? 'no number' : value.toPrecision(3);
}

/** A developer's own releases, and beside them, never on their path, what others may do meanwhile. */
export function plotOfTimeline(timeline: ShownTimeline, localTime: LocalTime): Plot {
  const figures = timelineFigures(timeline, localTime);
  const rows = timelineRows(figures);
  return {
    label: 'Plot of releases and of what stands beside them; the table beneath has its figures',
    sentence: timelineSentence(figures),
    drawing: (breadth) => timelinePlot(figures, breadth),
    notes: rows.length === 0 ? [] : timelineNotes(figures),
    tables:
      rows.length === 0
        ? []
        : [
            {
              summary: 'The timeline as a table',
              label: 'Releases and what stands beside them, by time',
              heads: ['What', 'Lane', 'From', 'Until', 'Zone'],
              rows: rows.map(timelineRow),
            },
          ],
  };
}

function timelineRow({ what, lane, from, until, zone }: TimelineRow): readonly string[] {
  return [what, lane, from, until, zone];
}
