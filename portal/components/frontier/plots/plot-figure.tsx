import type { ReactNode } from 'react';
import type { Breadth } from '#core/frontier/plots/drawing.ts';
import type { Plot, PlotTable } from '#core/frontier/plots/plot.ts';
import { DrawingSvg } from '#portal/components/frontier/plots/drawing-svg.tsx';
import { Table } from '#portal/components/table.tsx';

/** Longer words must break on a narrow page. */
const shortMost = 24;

const breadths: readonly Breadth[] = ['narrow', 'wide'];

/** A plot; of its two layouts the style sheet shows the one that its place has room for. */
export function PlotFigure({ plot: { label, sentence, drawing, notes, tables } }: { readonly plot: Plot }): ReactNode {
  return (
    <figure className="bw-plot">
      <figcaption>{sentence}</figcaption>
      {breadths.map((breadth) => {
        const drawn = drawing(breadth);
        return drawn === undefined ? null : (
          <DrawingSvg key={breadth} drawing={drawn} breadth={breadth} label={label} />
        );
      })}
      {notes.map((note) => (
        <p key={note} className="bw-plot-note">
          {note}
        </p>
      ))}
      {tables.map((table) => (
        <details key={table.summary}>
          <summary>{table.summary}</summary>
          <Figures table={table} />
        </details>
      ))}
    </figure>
  );
}

function Figures({ table: { label, heads, rows } }: { readonly table: PlotTable }): ReactNode {
  const columns = heads.map((head, column) => ({
    head,
    cell: (row: readonly string[]) => row[column] ?? '',
    isShort: column > 0 && rows.every((row) => (row[column]?.length ?? 0) <= shortMost),
  }));
  const places = new Map(rows.map((row, index) => [row, index]));
  return <Table label={label} columns={columns} rows={rows} keyOf={(row) => String(places.get(row))} />;
}
