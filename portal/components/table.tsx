// A table of rows that is laid out as lines on a narrow page. Roles are named, since a table that is laid out as lines
// would lose them.
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures, dates and short words, which are not broken. */
  readonly isShort?: boolean;
}

export function Table<Row>({
  label,
  columns,
  rows,
  keyOf,
}: {
  /** What it lists, read out before it. */
  readonly label: string;
  /** The first names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}): ReactNode {
  return (
    <table className="usa-table usa-table--borderless bw-table" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ head }) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column, index) => (
              <Cell key={column.head} column={column} row={row} isFirst={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({
  column: { head, cell, isShort = false },
  row,
  isFirst,
}: {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly isFirst: boolean;
}): ReactNode {
  const className = isShort ? 'bw-nowrap' : undefined;
  if (isFirst)
    return (
      <th scope="row" role="rowheader" className={className}>
        {cell(row)}
      </th>
    );
  return (
    <td role="cell" data-label={head} className={className}>
      {cell(row)}
    </td>
  );
}
