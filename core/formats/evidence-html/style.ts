/** The page's style: system type, readable at 320 pixels, in light and dark, and on one or two sheets of A4. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1b1b;--quiet:#565c65;--paper:#fff;--line:#d5d9dd;--late:#b50909;--soft:#f4f7fa}
@media (prefers-color-scheme:dark){:root{--ink:#f0f0f0;--quiet:#b7bcc2;--paper:#16191d;--line:#3d4248;--late:#f8a29a;--soft:#20262d}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1.25rem 3rem;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.8rem;line-height:1.2;margin:.2rem 0 .4rem}h2{font-size:1.2rem;line-height:1.25;margin:2rem 0 .4rem}p{margin:.4rem 0}
.lead{font-size:1.05rem}.note,footer{color:var(--quiet);font-size:.875rem}.late{color:var(--late);font-weight:600}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}thead th{color:var(--quiet);font-weight:600}tbody th{font-weight:400}
.counts{overflow-wrap:normal}.counts :is(td,th:not(:first-child)){text-align:right;font-variant-numeric:tabular-nums}.counts tfoot :is(th,td){font-weight:600;border-bottom:0}
.wide{overflow-x:auto}thead th,.short{white-space:nowrap}.counts thead th{white-space:normal}.counts th:first-child{min-width:11rem}.wide:focus-visible{outline:3px solid var(--quiet);outline-offset:2px}
code{font:.78rem/1.35 ui-monospace,"Liberation Mono",Menlo,Consolas,monospace}
ul{padding-left:1.3rem;margin:.3rem 0}li{margin:.15rem 0}
.sign{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1.6rem 1.5rem;margin-top:2.2rem}.sign div{border-top:1px solid var(--ink);padding-top:.25rem;font-size:.875rem;color:var(--quiet)}
@media print{:root{--ink:#000;--quiet:#333;--paper:#fff;--line:#bbb;--late:#000;--soft:#fff;color-scheme:light}
html{font-size:11.5px}body{max-width:none;padding:0;line-height:1.32}h1{font-size:1.6rem}h2{margin:1rem 0 .2rem;break-after:avoid}th,td{padding:.12rem .4rem}tr,li,.sign{break-inside:avoid}code{font-size:.72rem}.sign{margin-top:2.4rem}@page{size:A4;margin:13mm}}
`;
