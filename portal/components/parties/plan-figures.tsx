// What an organization's plans are made for, figure by figure: what each does to the plan, and where its value comes from.
import type { ReactNode } from 'react';
import { defaultPolicy } from '#core/plans/policy.ts';
import { Table, type Column } from '#portal/components/table.tsx';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly does: string;
}

export function PlanFigures({
  hoursAWeek,
  boundBy,
}: {
  readonly hoursAWeek: number;
  /** The directive that binds it. */
  readonly boundBy: string | undefined;
}): ReactNode {
  return (
    <>
      <Table label="Yours" columns={columns} rows={ownFigures(hoursAWeek, boundBy)} keyOf={({ name }) => name} />
      <details>
        <summary>Figures that are the same for everybody</summary>
        <p>
          No source measures these: they are our judgement. To plan with others, give <code>breakwater plan</code> a
          file of your own by <code>--policy</code>.
        </p>
        <Table label="The same for everybody" columns={columns} rows={commonFigures} keyOf={({ name }) => name} />
      </details>
    </>
  );
}

const columns: readonly Column<Figure>[] = [
  { head: 'Figure', cell: ({ name }) => name },
  { head: 'Is', cell: ({ value }) => <strong>{value}</strong> },
  { head: 'What it does to the plan', cell: ({ does }) => does },
];

function ownFigures(hoursAWeek: number, boundBy: string | undefined): readonly Figure[] {
  return [
    {
      name: 'Hours a week',
      value: `${hoursAWeek} h`,
      does:
        hoursAWeek === 0
          ? 'No week has room for anything: whatever is to be done stands under Later, and its turn never comes.'
          : 'A week holds as many actions as fit, those first that remove most risk by the hour. With more hours, later weeks come sooner.',
    },
    {
      name: 'Bound by',
      value: boundBy ?? 'no directive',
      does:
        boundBy === undefined
          ? 'Due dates of BOD 26-04 are shown as advice: they are never late, and risk alone decides what comes first.'
          : 'What it makes due comes first, in the order of its days. What the hours do not allow by then is told as such.',
    },
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const commonFigures: readonly Figure[] = [
  {
    name: 'Held back',
    value: percent(defaultPolicy.heldBackShare),
    does: 'Of the hours, for what arrives during the week; what attackers use already, and what a directive makes due, may use it.',
  },
  {
    name: 'A mitigation removes',
    value: percent(defaultPolicy.mitigationShare),
    does: 'Of the risk that it is about; an upgrade removes all of it.',
  },
  {
    name: 'Isolating removes',
    value: percent(defaultPolicy.isolationShare),
    does: 'Of the risks of an asset that the internet reaches, where no upgrade closes them.',
  },
  {
    name: 'A doubt counts for',
    value: percent(defaultPolicy.doubtShare),
    does: 'Of what would be at stake, where nobody can tell whether you are affected: looking it up becomes an action of its own.',
  },
  {
    name: 'Asking a maker removes',
    value: percent(defaultPolicy.askingShare),
    does: 'Of the risk, where no fix is published yet.',
  },
  {
    name: 'Hardening removes',
    value: percent(defaultPolicy.hardenShare),
    does: 'Of the risks on the assets that it is about, such as multi-factor sign-in or a backup that no intruder reaches.',
  },
  {
    name: 'What is started stays',
    value: `×${defaultPolicy.startedFavour}`,
    does: 'It gives way only to what is better by this factor, by the hour, so that plans do not change their mind under your hands.',
  },
];
