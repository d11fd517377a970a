// Whether items can tell a step-change at all, worked out in the browser before the first run: nothing is sent.
import { useState, type ReactNode } from 'react';
import { plannedPower } from '#core/frontier/comparison/planned.ts';
import { publishedPolicy } from '#core/frontier/horizon/horizon.ts';
import { log2, power2 } from '#core/frontier/statistics/logistic.ts';
import { grouped } from '#core/kernel/counted.ts';
import { TextField } from '#portal/components/fields.tsx';
import { shownFigure } from '#portal/components/frontier/evidence/words.ts';

const begun = {
  items: '100',
  families: '8',
  shortest: '1',
  longest: '960',
  horizon: '60',
  slope: '0.6',
  ratio: '4',
  attempts: '1',
  margin: '2',
};

type Field = keyof typeof begun;

const fields = ['items', 'families', 'shortest', 'longest', 'horizon', 'slope', 'ratio', 'attempts', 'margin'] as const;

const labels: Readonly<Record<Field, string>> = {
  items: 'Items',
  families: 'Families of items',
  shortest: 'Expert minutes of the shortest',
  longest: 'Expert minutes of the longest',
  horizon: 'The other model’s horizon, in expert minutes',
  slope: 'How steeply its success falls with each doubling of expert time',
  ratio: 'How many times that horizon you expect of yours',
  attempts: 'Attempts at each item, of either model',
  margin: 'Margin',
};

export function PowerForm(): ReactNode {
  const [told, setTold] = useState(begun);
  return (
    <>
      <div>
        {fields.map((field) => (
          <TextField
            key={field}
            label={labels[field]}
            value={told[field]}
            onChange={(value) => setTold({ ...told, [field]: value })}
            inputMode="decimal"
            short
          />
        ))}
      </div>
      <Power told={told} />
    </>
  );
}

function Power({ told }: { readonly told: typeof begun }): ReactNode {
  const planned = plannedOf(told);
  if (planned === undefined)
    return (
      <p role="status">Every field is a number above zero; at least ten items, and the longest above the shortest.</p>
    );
  const { seen, difference, differenceSeen, itemsNeeded } = planned;
  const ratio = Number(told.ratio);
  const isSeen = ratio < seen[0] || ratio > seen[1];
  return (
    <div role="status">
      <p>
        <strong>
          {isSeen
            ? 'These items would find a verdict, four times in five or more.'
            : 'These items would often leave it inconclusive.'}
        </strong>{' '}
        A verdict is found four times in five where your horizon is below {shownFigure(seen[0])} times the other’s, or
        above {shownFigure(seen[1])} times.
      </p>
      <p className="bw-quiet">
        You expect to solve {shownFigure(difference * 100)} in 100 items more; differences from{' '}
        {shownFigure(differenceSeen * 100)} on are seen. The expected one needs{' '}
        {Number.isFinite(itemsNeeded) ? grouped(itemsNeeded) : 'endlessly many'} items. Real items differ in more than
        their length, so that pairs vary less than is told here.
      </p>
    </div>
  );
}

/** Items spread evenly over doublings of expert time. `undefined` where a field says nothing of use. */
function plannedOf(told: typeof begun) {
  const all = Object.values(told).map(Number);
  if (all.some((one) => !(one > 0) || one > 1e9)) return undefined;
  const of = (field: Field): number => Number(told[field]);
  const items = Math.floor(of('items'));
  if (items < 10 || items > 5000 || of('longest') <= of('shortest') || of('margin') <= 1) return undefined;
  const step = (log2(of('longest')) - log2(of('shortest'))) / (items - 1);
  const spread = Array.from({ length: items }, (_, index) => ({
    minutes: power2(log2(of('shortest')) + index * step),
    family: String(index % Math.ceil(of('families'))),
  }));
  const line = { slope: -of('slope'), intercept: of('slope') * log2(of('horizon')) };
  const plan = { margin: of('margin'), ratio: of('ratio'), attempts: Math.ceil(of('attempts')) };
  return plannedPower(spread, line, plan, publishedPolicy);
}
