import type { ReactNode } from 'react';
import type { Breadth, Drawing } from '#core/frontier/plots/drawing.ts';
import { DrawingSvg } from '#portal/components/frontier/plots/drawing-svg.tsx';

const breadths: readonly Breadth[] = ['narrow', 'wide'];

/**
 * A plot: the sentence that says what it shows, the picture, laid out for narrow and for wide places, of which the style
 * sheet shows one, what is to be known of it, and its figures as tables.
 */
export function PlotFigure({
  label,
  sentence,
  draw,
  notes,
  children,
}: {
  /** What a reader who does not see it is told in the place of the picture. */
  readonly label: string;
  readonly sentence: string;
  readonly draw: (breadth: Breadth) => Drawing | undefined;
  readonly notes: readonly string[];
  readonly children: ReactNode;
}): ReactNode {
  return (
    <figure className="bw-plot">
      <figcaption>{sentence}</figcaption>
      {breadths.map((breadth) => {
        const drawing = draw(breadth);
        return drawing === undefined ? null : (
          <DrawingSvg key={breadth} drawing={drawing} breadth={breadth} label={label} />
        );
      })}
      {notes.map((note) => (
        <p key={note} className="bw-plot-note">
          {note}
        </p>
      ))}
      {children}
    </figure>
  );
}

/** Figures beneath a plot, to unfold. */
export function Unfolded({ summary, children }: { readonly summary: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className="bw-plot-figures">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
