/**
 * How marks of a drawing look: portal/style/frontier-plots.css without its white space, which a page that stands alone can't
 * fetch. A test compares the two.
 */
export const plotStyle = `
.bw-plot{margin:1rem 0;container-type:inline-size;}.bw-plot figcaption{max-width:68ch;margin-bottom:0.75rem;}
.bw-plot-drawing{display:block;width:100%;height:auto;overflow:visible;}.bw-plot-narrow{max-width:26rem;}
.bw-plot-wide{max-width:50rem;}@container (width < 36rem){.bw-plot-wide{display:none;}}
@container (width >= 36rem){.bw-plot-narrow{display:none;}}.bw-plot-note{color:var(--quiet);font-size:0.93rem;}
.bw-plot text{font-size:14px;fill:var(--ink);stroke:var(--paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke;}
.bw-plot .bw-plot-strong{font-weight:700;}.bw-plot .bw-plot-tick{fill:var(--quiet);}
.bw-plot .bw-plot-zone-label{fill:var(--ink);stroke:none;}.bw-plot path{fill:none;stroke:var(--edge);stroke-width:1;}
.bw-plot .bw-plot-grid{stroke:var(--line);}.bw-plot .bw-plot-leader{stroke:var(--edge-soft);stroke-width:0.75;}
.bw-plot .bw-plot-interval{stroke:var(--quiet);stroke-width:1.25;}.bw-plot .bw-plot-trend{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 4;}
.bw-plot :is(.bw-plot-leading,.bw-plot-done){fill:var(--accent);stroke:var(--accent);}
.bw-plot :is(.bw-plot-trailing,.bw-plot-planned){fill:var(--paper);stroke:var(--accent);stroke-width:2;}
.bw-plot .bw-plot-both{fill:var(--edge);stroke:none;}.bw-plot .bw-plot-gained{fill:var(--accent);stroke:none;}
.bw-plot .bw-plot-lost{fill:var(--wrong);stroke:none;}.bw-plot .bw-plot-neither{fill:var(--paper);stroke:var(--edge);}
.bw-plot .bw-plot-margin{stroke:var(--ink);stroke-width:2;}.bw-plot .bw-plot-zone-step{fill:var(--accent-soft);stroke:none;}
.bw-plot .bw-plot-zone-below{fill:var(--soft);stroke:none;}.bw-plot .bw-plot-ratio{stroke:var(--ink);stroke-width:2.5;}
.bw-plot .bw-plot-own-line{stroke:var(--accent);stroke-width:3;}.bw-plot .bw-plot-span{fill:var(--held);stroke:none;}
.bw-plot .bw-plot-today{stroke:var(--ink);stroke-dasharray:3 3;}@media print{.bw-plot{break-inside:avoid;}.bw-plot path{print-color-adjust:exact;}}
`;
