/** The report's style: system type, readable at 320 pixels and on paper, in light and dark. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1b1b;--quiet:#565c65;--paper:#fff;--line:#d5d9dd;--accent:#005ea2;--held:#8a6d00;--late:#b50909;--soft:#f4f7fa;--warn:#fdf6d8}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0f0;--quiet:#b7bcc2;--paper:#16191d;--line:#3d4248;--accent:#73b3e7;--held:#e5c84a;--late:#f8a29a;--soft:#20262d;--warn:#332c10}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1.25rem 3rem;font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem}h2{font-size:1.35rem;line-height:1.25;margin:2.75rem 0 .6rem}h3{font-size:1.1rem;line-height:1.35;margin:0}
p{margin:.4rem 0}.basis,.facts,.id,.note,footer,cite{color:var(--quiet)}.basis,.id,.note,footer,cite{font-size:.875rem}cite{font-style:normal}cite::before{content:"("}cite::after{content:")"}
.skip{position:absolute;left:-999px}.skip:focus{position:static}a{color:var(--accent)}a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
code{font:.9em/1.4 ui-monospace,"Liberation Mono",Menlo,Consolas,monospace;background:var(--soft);border:1px solid var(--line);border-radius:.2rem;padding:.05em .3em;overflow-wrap:anywhere}
.bar{display:block;width:100%;height:.6rem;margin:.3rem 0 .8rem;border-radius:.3rem;overflow:hidden}.free{fill:var(--line)}.used{fill:var(--accent)}.held{fill:var(--held)}
.old{background:var(--warn);border-left:.35rem solid var(--held);padding:.6rem .9rem;margin:.8rem 0}
.late{border-left:.35rem solid var(--late);padding-left:1rem}.late h2{color:var(--late)}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--quiet);font-weight:600;white-space:nowrap}
.list{font-size:1rem}.list th{font-size:.875rem}.list td{padding:.55rem .6rem}.list .lead{font-weight:600}.list :is(.lead,.hours,.when,.risk,.where){white-space:nowrap}.list .where{white-space:normal;min-width:9.5rem}
.later .list{font-size:.9rem}.later .list td{padding:.3rem .6rem}
article{border-top:1px solid var(--line);padding:1.4rem 0 1.2rem}.rank{display:inline-block;min-width:1.8em;padding:.05em .4em;margin-right:.25em;text-align:center;border-radius:.25em;background:var(--accent);color:var(--paper)}
.facts{margin:.3rem 0 .8rem}dl{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:.25rem 1rem;margin:.5rem 0}dt{grid-column:1;font-weight:600}dd{grid-column:2;margin:0}dt:not(:first-child),dt:not(:first-child)+dd{margin-top:.5rem}
.again{color:var(--quiet)}.records{font-size:.875rem;color:var(--quiet)}details{margin:.8rem 0}summary{cursor:pointer;color:var(--accent);padding:.2rem 0}details dl{font-size:.95rem}
.done{margin-top:.8rem;font-size:.9rem}.box{display:inline-block;width:.95em;height:.95em;border:1.5px solid var(--ink);vertical-align:-.1em;margin-right:.3em}.done .id{margin-left:1rem}
ul,ol{padding-left:1.4rem}li{margin:.3rem 0}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 2.5rem}
.chart{width:100%;height:auto;max-width:44rem}.chart text{fill:var(--quiet);font-size:14px}.grid,.axis{stroke:var(--line)}.today{stroke:var(--quiet);stroke-dasharray:3 3}.week{fill:var(--soft)}
.line{fill:none;stroke:var(--accent);stroke-width:2.5}.planned{fill:var(--accent)}.waiting{fill:none;stroke:var(--accent);stroke-width:2}
@media (max-width:44rem){body{padding:1rem .9rem 2rem}h1{font-size:1.45rem}h2{margin-top:2rem}dl{grid-template-columns:minmax(0,1fr)}dt,dd{grid-column:1}dt:not(:first-child)+dd{margin-top:0}.done .id{display:block;margin:.3rem 0 0}
.list,.list tbody{display:block}.list thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.list tr{display:flex;flex-wrap:wrap;gap:0 .9rem;padding:.6rem 0 .6rem 2.4rem;position:relative;border-bottom:1px solid var(--line)}
.list td,.later .list td{padding:0;border:0}.list .lead{position:absolute;left:0}.list .do{flex:0 0 100%}.list .where,.list .hours,.list .when,.list .risk{color:var(--quiet);font-size:.9rem;min-width:0}.list .risk::after{content:" of risk"}}
@media print{:root{--ink:#000;--quiet:#333;--paper:#fff;--line:#bbb;--accent:#003f6b;--held:#6b5400;--soft:#f2f2f2;--late:#000;--warn:#fff;color-scheme:light}
html{font-size:12.5px}body{max-width:none;padding:0;line-height:1.35}.skip{display:none}a{color:inherit;text-decoration:none}h2{margin:1.2rem 0 .3rem}h2,h3,.facts,summary,.later>p{break-after:avoid}
article{padding:.6rem 0 .4rem}dl{gap:.1rem .8rem;grid-template-columns:7.5rem minmax(0,1fr);margin:.25rem 0}dt:not(:first-child),dt:not(:first-child)+dd{margin-top:.2rem}dd,li,tr{break-inside:avoid}.list td,.later .list td{padding:.15rem .5rem}
details.more::details-content{content-visibility:visible;block-size:auto;height:auto}details{margin:.2rem 0}summary{list-style:none;font-size:.9em}details.figures,.records-label,.records{display:none}.charts{grid-template-columns:1fr 1fr;break-inside:avoid}.charts h2{margin-top:.6rem}
.done{margin-top:.3rem}.used,.held,.free,.rank,.planned,.week{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{margin:13mm}}
`;
