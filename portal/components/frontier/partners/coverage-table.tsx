import type { ReactNode } from 'react';
import { Table, type Column } from '#portal/components/table.tsx';
import type { Coverage, ModelPartners } from '#portal/components/frontier/partners/words.ts';

const columns: readonly Column<Coverage>[] = [
  { head: 'Who should be in', cell: ({ what }) => what },
  { head: 'In by', cell: ({ covered }) => named(covered) },
  { head: 'Lacking', cell: ({ lacking }) => lacking, isShort: true },
  { head: 'Would count', cell: ({ wouldCover }) => named(wouldCover) },
];

/** Whom a choice of partners leaves out, and who would bring them in. */
export function CoverageTable({
  label,
  coverage,
  proposal,
}: {
  readonly label: string;
  readonly coverage: readonly Coverage[];
  readonly proposal: ModelPartners['proposal'];
}): ReactNode {
  if (coverage.length === 0) return <p>No targets are declared.</p>;
  const lacking = coverage.filter((one) => one.lacking > 0);
  return (
    <>
      <p>
        {lacking.length === 0
          ? 'The partners chosen so far, or those whom they serve, are of every kind that should be in.'
          : `Left out so far: ${lacking.map(({ what }) => what).join(', ')}.`}
      </p>
      <Table label={label} columns={columns} rows={coverage} keyOf={({ target }) => target} />
      {proposal.length === 0 ? null : (
        <p>
          Fewest that would bring in the most:{' '}
          {proposal.map(({ applicant, covers }) => `${applicant} (${covers.join(', ')})`).join('; ')}. A proposal for
          both sides, no more.
        </p>
      )}
    </>
  );
}

function named(some: Coverage['covered']): string {
  return some.length === 0 ? 'nobody' : some.map(({ applicant, how }) => `${applicant} (${how})`).join(', ');
}
