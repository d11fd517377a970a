import type { ReactNode } from 'react';
import { namesTold } from '#core/formats/bases/plan-words.ts';
import { grouped } from '#core/kernel/counted.ts';
import type { Plan } from '#core/plans/plan.ts';
import { Told } from '#portal/components/sourced-text.tsx';

/** What was assumed, or can't be seen: how many of what, and some by name. */
export function CountedList({ lines }: { readonly lines: Plan['cannotSee'] }): ReactNode {
  return (
    <ul className="bw-counted">
      {lines.map((line) => (
        <li key={line.text}>
          <strong>{grouped(line.count)}</strong> <Told text={line.text} />
          <Names names={namesTold(line)} />
        </li>
      ))}
    </ul>
  );
}

function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  if (names.length === 0) return null;
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
