/** The style sheet of the API's pages; a page may hold none inline. */
export const apiStyle = `:root { color-scheme: light dark; --line: light-dark(#a9aeb1, #565c65); --quiet: light-dark(#f0f0f0, #2d2e2f); --link: light-dark(#005ea2, #73b3e7); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fff, #1b1b1b); color: light-dark(#1b1b1b, #f0f0f0); }
nav { padding: 0.75rem 1rem; border-bottom: 1px solid var(--line); }
nav a { margin-right: 1rem; }
main { max-width: 70rem; margin: 0 auto; padding: 0 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
p { max-width: 45rem; }
a { color: var(--link); }
code { font-family: ui-monospace, monospace; font-size: 0.9em; background: var(--quiet); padding: 0.1em 0.25em; overflow-wrap: anywhere; }
:target { outline: 3px solid var(--link); outline-offset: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
td:first-child code { white-space: nowrap; overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); }
`;
