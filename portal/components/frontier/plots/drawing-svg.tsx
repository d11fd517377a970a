import type { ReactNode } from 'react';
import { at, pathOf, type Breadth, type Drawing, type Mark } from '#core/frontier/plots/drawing.ts';

/** A drawing as a picture. What it shows is said above it, and its figures stand in the table beneath. */
export function DrawingSvg({
  drawing: { width, height, marks },
  breadth,
  label,
}: {
  readonly drawing: Drawing;
  readonly breadth: Breadth;
  readonly label: string;
}): ReactNode {
  return (
    <svg
      className={`bw-plot-drawing bw-plot-${breadth}`}
      viewBox={`0 0 ${at(width)} ${at(height)}`}
      role="img"
      aria-label={label}
    >
      {marks.map((mark, index) => (
        <MarkSvg key={index} mark={mark} />
      ))}
    </svg>
  );
}

function MarkSvg({ mark }: { readonly mark: Mark }): ReactNode {
  const className = `bw-plot-${mark.look}`;
  if (mark.kind === 'text') {
    return (
      <text className={className} x={at(mark.x)} y={at(mark.y)} textAnchor={mark.anchor}>
        {mark.text}
      </text>
    );
  }
  const told = mark.kind === 'shape' ? mark.told : undefined;
  return (
    <path className={className} d={pathOf(mark)}>
      {told === undefined ? null : <title>{told}</title>}
    </path>
  );
}
