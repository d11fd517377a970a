// Plots as one HTML file that stands alone: no scripts, nothing fetched, outside text escaped.
import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { plotStyle } from '#cli/frontier/plot-style.ts';
import type { Words } from '#cli/frontier/words.ts';
import type { Io } from '#cli/io.ts';
import { escapeHtml as h, pageHead } from '#core/formats/bases/html.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { at, pathOf, type Breadth, type Drawing, type Mark } from '#core/frontier/plots/drawing.ts';
import type { Plot, PlotTable } from '#core/frontier/plots/plot.ts';

export const pageOptions = { html: { type: 'string' } } as const;

export interface PlotPage {
  readonly title: string;
  readonly plots: readonly Plot[];
  /** What is to be known of all of it. */
  readonly foot: string;
}

/** Writes the page where `--html` names a file, whole or not at all. */
export function keepPage(page: () => PlotPage, values: Words['values'], io: Io): void {
  const { html: path } = values;
  if (typeof path !== 'string') return;
  const target = resolve(io.cwd, path);
  writeFileSync(`${target}.tmp`, plotPage(page()));
  renameSync(`${target}.tmp`, target);
  io.stderr(`breakwater: page in ${printable(path)}\n`);
}

function plotPage({ title, plots, foot }: PlotPage): string {
  return `${pageHead(title, style)}
<body>
<main>
<h1>${h(title)}</h1>
${plots.map(figure).join('\n')}
</main>
<footer><p>${h(foot)}</p></footer>
</body>
</html>
`;
}

const breadths: readonly Breadth[] = ['narrow', 'wide'];

function figure({ label, sentence, drawing, notes, tables }: Plot): string {
  const drawn = breadths.flatMap((breadth) => {
    const one = drawing(breadth);
    return one === undefined ? [] : [svg(one, breadth, label)];
  });
  return `<figure class="bw-plot"><figcaption>${h(sentence)}</figcaption>
${drawn.join('\n')}
${notes.map((note) => `<p class="bw-plot-note">${h(note)}</p>`).join('')}
${tables.map(unfolded).join('\n')}</figure>`;
}

function svg({ width, height, marks }: Drawing, breadth: Breadth, label: string): string {
  return `<svg class="bw-plot-drawing bw-plot-${breadth}" viewBox="0 0 ${at(width)} ${at(height)}" role="img" aria-label="${h(label)}">${marks.map(markText).join('')}</svg>`;
}

function markText(mark: Mark): string {
  const look = `class="bw-plot-${mark.look}"`;
  if (mark.kind === 'text') {
    return `<text ${look} x="${at(mark.x)}" y="${at(mark.y)}" text-anchor="${mark.anchor}">${h(mark.text)}</text>`;
  }
  const told = mark.kind === 'shape' ? mark.told : undefined;
  const path = `<path ${look} d="${pathOf(mark)}"`;
  return told === undefined ? `${path}/>` : `${path}><title>${h(told)}</title></path>`;
}

/** Roles are named, since a table that is laid out as lines, where it is narrow, would lose them. */
function unfolded({ summary, label, heads, rows }: PlotTable): string {
  const head = heads.map((one) => `<th role="columnheader" scope="col">${h(one)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0
        ? `<th role="rowheader" scope="row">${h(cell)}</th>`
        : `<td role="cell" data-label="${h(heads[column] ?? '')}">${h(cell)}</td>`,
    );
    return `<tr role="row">${cells.join('')}</tr>`;
  });
  return `<details><summary>${h(summary)}</summary><table role="table" aria-label="${h(label)}"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${body.join('\n')}</tbody></table></details>`;
}

/** Letters of the reader's own system are wider than the portal's: a narrow drawing has smaller ones. */
const style = `
:root{color-scheme:light dark;--ink:#1b1b1b;--quiet:#565c65;--paper:#fff;--line:#dfe1e2;--edge:#71767a;--edge-soft:#a9aeb1;--soft:#f5f6f7;--accent:#005ea2;--accent-soft:#e1edf7;--wrong:#b50909;--held:#c9a227}
@media (prefers-color-scheme:dark){:root{--ink:#eef0f2;--quiet:#b3bac2;--paper:#14181d;--line:#343c45;--edge:#8b939c;--edge-soft:#626b75;--soft:#1d232a;--accent:#7ab8ec;--accent-soft:#1c3044;--wrong:#fb8f86;--held:#d9b84a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:1.5rem 1.25rem 3rem;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem}p{margin:.4rem 0;max-width:68ch}footer{color:var(--quiet);font-size:.9rem;margin-top:2rem}
summary{cursor:pointer;color:var(--accent);padding:.25rem 0}summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.93rem}th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}thead th{color:var(--quiet)}
@media (max-width:44rem){table,tbody{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr{display:flex;flex-wrap:wrap;gap:.1rem 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}tbody :is(th,td){padding:0;border:0}tbody th{flex:1 0 100%}td::before{content:attr(data-label) ' ';color:var(--quiet)}}
@media print{:root{color-scheme:light;--ink:#000;--quiet:#333;--paper:#fff;--line:#bbb;--edge:#666;--soft:#f2f2f2;--accent:#003f6b;--accent-soft:#fff;--wrong:#000;--held:#6b5400}body{max-width:none;padding:0}}
${plotStyle}.bw-plot .bw-plot-narrow text{font-size:12px}
`;
