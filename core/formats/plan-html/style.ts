/** The report's style: system type, readable at 320 pixels and on paper, in light and dark. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1b1b;--quiet:#565c65;--paper:#fff;--line:#c6cace;--accent:#005ea2;--held:#8a6d00;--late:#b50909;--soft:#f0f4f8}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0f0;--quiet:#b7bcc2;--paper:#16191d;--line:#4a4f55;--accent:#73b3e7;--held:#e5c84a;--late:#f8a29a;--soft:#20262d}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.2;margin:.2rem 0 .4rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:0}
p{margin:.4rem 0}.basis,.facts,.id,footer,cite{color:var(--quiet)}.basis,.id,footer,cite{font-size:.875rem}cite{font-style:normal}cite::before{content:"("}cite::after{content:")"}
.skip{position:absolute;left:-999px}.skip:focus{position:static}a{color:var(--accent)}
.bar{display:block;width:100%;height:.9rem;border:1px solid var(--line)}.free{fill:var(--soft)}.used{fill:var(--accent)}.held{fill:var(--held)}
article{border-top:1px solid var(--line);padding:.9rem 0;break-inside:avoid}
.rank{display:inline-block;min-width:1.7em;padding:0 .3em;text-align:center;border-radius:.2em;background:var(--accent);color:var(--paper)}
dl{display:grid;grid-template-columns:8.5rem 1fr;gap:.15rem .8rem;margin:.5rem 0}dt{grid-column:1;font-weight:600}dd{grid-column:2;margin:0}
.done{margin-top:.6rem;font-size:.9rem}.box{display:inline-block;width:.9em;height:.9em;border:1.5px solid var(--ink);vertical-align:-.1em;margin-right:.3em}
.late{border-left:.4rem solid var(--late);padding-left:1rem}.late h2{color:var(--late);margin-top:1rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}.scroll{overflow-x:auto}
.chart{width:100%;height:auto;max-width:44rem}.chart text{fill:var(--quiet);font-size:12px}.grid,.axis{stroke:var(--line)}.today{stroke:var(--quiet);stroke-dasharray:3 3}.week{fill:var(--soft)}
.line{fill:none;stroke:var(--accent);stroke-width:2.5}.planned{fill:var(--accent)}.waiting{fill:none;stroke:var(--accent);stroke-width:2}
@media (max-width:32rem){dl{grid-template-columns:1fr}dt,dd{grid-column:1}dd{margin-bottom:.3rem}h1{font-size:1.35rem}}
@media print{:root{--ink:#000;--quiet:#333;--paper:#fff;--line:#999;--accent:#003f6b;--soft:#eee;--late:#000;color-scheme:light}body{max-width:none;padding:0;font-size:10.5pt}.skip{display:none}section{break-inside:auto}h2,h3{break-after:avoid}table,.chart{break-inside:avoid}.used,.held,.free,.rank,.planned,.passed,.week{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{margin:15mm}}
`;
