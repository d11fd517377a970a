import type { ReactNode } from 'react';
import { entryWords, kindWords, type LedgerEntry } from '#portal/components/frontier/fairness/entry-words.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

const usual: readonly Column<LedgerEntry>[] = [
  { head: 'When', cell: ({ at }) => <Instant at={at} />, isShort: true },
  { head: 'What', cell: kindWords },
  { head: 'It says', cell: (one) => <span className="bw-words">{entryWords(one)}</span> },
  { head: 'Written by', cell: ({ by }) => by },
];
const whose: Column<LedgerEntry> = {
  head: 'Whose',
  cell: ({ organization, shield }) => (
    <>
      {organization} {shield === undefined ? null : <span className="bw-id">{shield}</span>}
    </>
  ),
};

/** Entries, newest first. */
export function EntriesTable({
  label,
  entries,
  tellsWhose = false,
}: {
  readonly label: string;
  readonly entries: readonly LedgerEntry[];
  readonly tellsWhose?: boolean;
}): ReactNode {
  if (entries.length === 0) return <p>None.</p>;
  const columns = tellsWhose ? [...usual.slice(0, 2), whose, ...usual.slice(2)] : usual;
  return <Table label={label} columns={columns} rows={entries.toReversed()} keyOf={({ id }) => id} />;
}
