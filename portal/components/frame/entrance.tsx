import type { ReactNode } from 'react';
import * as paths from '#portal/paths.ts';

/** What surrounds the pages before anybody is signed in. */
export function Entrance({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="bw-entrance">
      <header>
        <a className="bw-name" href={paths.home}>
          Breakwater
        </a>
        <p className="bw-quiet">From what you run to the few things to do this week</p>
      </header>
      <main id="main" className="bw-entrance-page">
        {children}
      </main>
    </div>
  );
}
