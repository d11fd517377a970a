import type { ReactNode } from 'react';
import { useHere } from '#portal/components/here.ts';
import * as paths from '#portal/paths.ts';

/** From what somebody looks at to a note that begins with its name. */
export function WriteNote({ about }: { readonly about: string }): ReactNode {
  const { org } = useHere();
  return (
    <p className="bw-screen">
      <a href={paths.noteOn(org, about)}>Write a note on it</a>
    </p>
  );
}
