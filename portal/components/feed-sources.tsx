// What a feed is made of: how far each source reaches, what was left out of it, and which sources it lacks.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { showFeed } from '#api/feeds.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import { daysBetween, type Day } from '#core/kernel/days.ts';
import { webAddress } from '#core/plans/links.ts';
import { span } from '#core/plans/words.ts';
import { Table, type Column } from '#portal/components/table.tsx';

type Source = NonNullable<AnswerOf<typeof showFeed>['feed']>['sources'][number];

/** Knowledge that is older may miss what is exploited now. */
export const freshDays = 7;

export function FeedSources({
  sources,
  today,
}: {
  readonly sources: readonly Source[];
  readonly today: Day;
}): ReactNode {
  const held = sources.filter(({ taken }) => taken > 0);
  const lacking = sources.filter(({ taken }) => taken === 0);
  const columns: readonly Column<Source>[] = [
    { head: 'Source', cell: (source) => <Name source={source} /> },
    { head: 'Records', cell: ({ taken }) => grouped(taken), isShort: true },
    { head: 'Reaches to', cell: ({ reachesTo }) => <Reach to={reachesTo} today={today} /> },
    { head: 'Left out', cell: ({ leftOut }) => <LeftOut leftOut={leftOut} /> },
  ];
  return (
    <>
      <Table label="Sources of the feed" columns={columns} rows={held} keyOf={({ id }) => id} />
      {lacking.length === 0 ? null : (
        <details>
          <summary>{plural(lacking.length, 'source')} that it lacks</summary>
          <p>
            What only these publish is in no plan: that is not known to be harmless. <code>breakwater feed sync</code>{' '}
            fetches those that it can.
          </p>
          <ul>
            {lacking.map((source) => (
              <li key={source.id}>
                <Name source={source} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Name({ source: { id, title, url } }: { readonly source: Source }): ReactNode {
  const address = url === undefined ? undefined : webAddress(url);
  return (
    <>
      {address === undefined ? (
        title
      ) : (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {title}
          <span className="bw-hidden"> (opens in a new tab)</span>
        </a>
      )}
      {id === title ? null : <span className="bw-id"> {id}</span>}
    </>
  );
}

function Reach({ to, today }: { readonly to: Day | undefined; readonly today: Day }): ReactNode {
  if (to === undefined) return <span className="bw-unknown">its records bear no date</span>;
  const days = daysBetween(to, today);
  const age = days <= 0 ? 'today' : `${span(days)} ago`;
  return (
    <>
      <span className="bw-nowrap">{to}</span>{' '}
      <span className={days > freshDays ? 'bw-pressing' : 'bw-quiet'}>
        {days > freshDays ? `${age}: renew it` : age}
      </span>
    </>
  );
}

function LeftOut({ leftOut }: Pick<Source, 'leftOut'>): ReactNode {
  if (leftOut.length === 0) return 'nothing';
  return (
    <details>
      <summary>{grouped(leftOut.reduce((sum, { count }) => sum + count, 0))}</summary>
      <ul>
        {leftOut.map(({ reason, count }) => (
          <li key={reason}>
            {grouped(count)}: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
