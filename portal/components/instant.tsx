import type { ReactNode } from 'react';

/** An instant as people read it, in UTC as everywhere here: `2026-11-28 21:44`; the whole of it for machines. */
export function Instant({ at }: { readonly at: string }): ReactNode {
  return (
    <time dateTime={at} title={`${at} (UTC)`}>
      {at.slice(0, 10)} <span className="bw-quiet">{at.slice(11, 16)}</span>
    </time>
  );
}
