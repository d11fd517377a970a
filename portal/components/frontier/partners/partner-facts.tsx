import type { ReactNode } from 'react';
import { plural } from '#core/kernel/counted.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Table, type Column } from '#portal/components/table.tsx';
import type { Partner } from '#portal/components/frontier/partners/words.ts';

type Obligation = Partner['obligations'][number];

const columns: readonly Column<Obligation>[] = [
  { head: 'Promised', cell: ({ text }) => text },
  { head: 'Until', cell: ({ dueOn }) => dueOn, isShort: true },
  { head: 'Told of it', cell: ({ told }) => (told === 0 ? 'not yet' : plural(told, 'time')), isShort: true },
];

/** What a partner promised, until when, and what it told; what became of its findings. */
export function PartnerFacts({
  partner: { name, since, reported, obligations, entries },
}: {
  readonly partner: Partner;
}): ReactNode {
  const last = entries.findLast(({ findings }) => findings !== undefined)?.findings;
  return (
    <>
      <h3>{name}</h3>
      <p>
        Access since <Instant at={since} />.{' '}
        {reported === undefined ? null : <>Flaws reported through the framework: {reported}. </>}
        {last === undefined
          ? 'It has not said what became of its findings.'
          : `By its own count: ${last.found} found, ${last.fixed} fixed, ${last.published} published.`}
      </p>
      {obligations.length === 0 ? null : (
        <Table label={`What ${name} promised`} columns={columns} rows={obligations} keyOf={({ id }) => id} />
      )}
      <ul>
        {entries.map(({ by, at, text, obligation }) => (
          <li key={at}>
            {by}, <Instant at={at} />
            {obligation === undefined ? '' : `, of “${obligation}”`}: <span className="bw-words">{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
