import type { ReactNode } from 'react';
import type { ClockName } from '#core/findings/clocks.ts';
import { Instant } from '#portal/components/instant.tsx';
import { clockWords } from '#portal/components/reports/report-words.ts';
import { Table, type Column } from '#portal/components/table.tsx';

export interface ShownClock {
  readonly clock: ClockName;
  readonly endsAt: string;
  /** Nobody is told why who has the receipt alone. */
  readonly why?: string;
}

/** Until when what is to happen, and why then. */
export function ClockList({
  clocks,
  now,
}: {
  readonly clocks: readonly ShownClock[];
  readonly now: number;
}): ReactNode {
  const isTold = clocks.some(({ why }) => why !== undefined);
  const columns: readonly Column<ShownClock>[] = [
    { head: 'What', cell: ({ clock }) => clockWords[clock] },
    {
      head: 'At the latest (UTC)',
      cell: ({ endsAt }) => (
        <>
          <Instant at={endsAt} />
          {Date.parse(endsAt) <= now ? <span className="bw-quiet"> (over)</span> : null}
        </>
      ),
      isShort: true,
    },
    ...(isTold ? [{ head: 'Why then', cell: ({ why }: ShownClock) => why ?? '' }] : []),
  ];
  return <Table label="Clocks" columns={columns} rows={clocks} keyOf={({ clock }) => clock} />;
}

interface Ends {
  readonly acknowledgeBy: string;
  readonly contactBy: string;
  readonly discloseAt: string;
}

export function clocksIn({ acknowledgeBy, contactBy, discloseAt }: Ends): readonly ShownClock[] {
  return [
    { clock: 'acknowledge', endsAt: acknowledgeBy },
    { clock: 'contact', endsAt: contactBy },
    { clock: 'disclose', endsAt: discloseAt },
  ];
}
