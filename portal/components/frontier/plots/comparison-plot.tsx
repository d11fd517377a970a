import type { ReactNode } from 'react';
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
import { duration } from '#core/frontier/plots/duration.ts';
import { marginBar } from '#core/frontier/plots/margin-bar.ts';
import { PlotFigure, Unfolded } from '#portal/components/frontier/plots/plot-figure.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

/** Two models item by item, and the interval of the ratio of their horizons against the margin. */
export function ComparisonPlot({
  comparison,
  items,
}: {
  readonly comparison: ShownComparison;
  readonly items: readonly ShownItem[];
}): ReactNode {
  const compared = comparedItems(items);
  return (
    <>
      <PlotFigure
        label="Plot of each item by expert time and family; the tables beneath have its figures"
        sentence={comparisonSentence(comparison, compared)}
        draw={(breadth) => comparisonPlot(compared, breadth)}
        notes={comparisonNotes(comparison)}
      >
        {compared.length === 0 ? null : (
          <>
            <Unfolded summary="The families as a table">
              <Table
                label="What became of the items, by family"
                columns={familyColumns}
                rows={familiesOf(compared)}
                keyOf={({ family }) => family}
              />
            </Unfolded>
            <Unfolded summary="The items as a table">
              <Table label="The items one by one" columns={itemColumns} rows={compared} keyOf={({ task }) => task} />
            </Unfolded>
          </>
        )}
      </PlotFigure>
      <MarginBar comparison={comparison} />
    </>
  );
}

/** Where the interval lies against the margin. */
export function MarginBar({ comparison }: { readonly comparison: ShownComparison }): ReactNode {
  return (
    <PlotFigure
      label="Interval of the ratio of horizons against the margin; the sentence above has its figures"
      sentence={marginSentence(comparison)}
      draw={(breadth) => marginBar(comparison, breadth)}
      notes={[]}
    >
      <Unfolded summary="The ratio as a table">
        <Table label="The ratio of horizons" columns={ratioColumns} rows={[comparison]} keyOf={() => 'ratio'} />
      </Unfolded>
    </PlotFigure>
  );
}

const familyColumns: readonly Column<FamilyRow>[] = [
  { head: 'Family', cell: ({ family }) => family },
  { head: 'Items', cell: ({ items }) => items.length, isShort: true },
  { head: 'Both alike', cell: ({ counts }) => counts.both, isShort: true },
  { head: 'Gained', cell: ({ counts }) => counts.gained, isShort: true },
  { head: 'Lost', cell: ({ counts }) => counts.lost, isShort: true },
  { head: 'Neither', cell: ({ counts }) => counts.neither, isShort: true },
];

const itemColumns: readonly Column<ComparedItem>[] = [
  { head: 'Item', cell: ({ task }) => task },
  { head: 'Family', cell: ({ family }) => family },
  { head: 'Expert time', cell: ({ minutes }) => duration(minutes), isShort: true },
  { head: 'Base', cell: ({ base }) => share(base), isShort: true },
  { head: 'Candidate', cell: ({ candidate }) => share(candidate), isShort: true },
  { head: 'Outcome', cell: ({ outcome }) => outcomeTold[outcome], isShort: true },
];

const ratioColumns: readonly Column<ShownComparison>[] = [
  { head: 'Verdict', cell: ({ determination }) => determination },
  { head: 'Ratio', cell: ({ ratio }) => figure(ratio), isShort: true },
  {
    head: '95 % interval',
    cell: ({ ci }) => (ci === null ? 'can’t tell' : ci.map(figure).join(' to ')),
    isShort: true,
  },
  { head: 'Margin', cell: ({ margin }) => margin, isShort: true },
];

function share(score: number): string {
  return score === 0 || score === 1 ? String(score) : score.toPrecision(2);
}

function figure(value: number | null): string {
  return value === null ? 'no number' : value.toPrecision(3);
}
