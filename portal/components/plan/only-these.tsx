import type { ReactNode } from 'react';
import type { Action } from '#core/plans/action.ts';
import { CheckBox } from '#portal/components/fields.tsx';

/** Of which vulnerabilities a look has shown something, where it is not the same of all. */
export function OnlyThese({
  closes,
  only,
  onChange,
}: {
  readonly closes: Action['closes'];
  /** `undefined`: of all. */
  readonly only: readonly string[] | undefined;
  readonly onChange: (only: readonly string[] | undefined) => void;
}): ReactNode {
  const all = [...new Set(closes.map(({ vulnerability }) => vulnerability))].sort();
  if (all.length < 2) return null;
  const chosen = only ?? all;
  const toggle = (name: string, isChecked: boolean): void => {
    const next = all.filter((one) => (one === name ? isChecked : chosen.includes(one)));
    onChange(next.length === all.length ? undefined : next);
  };
  return (
    <details className="bw-only">
      <summary>
        {only === undefined
          ? `It is so for all ${all.length} vulnerabilities`
          : `For ${only.length} of ${all.length} vulnerabilities`}
      </summary>
      <fieldset className="usa-fieldset">
        <legend className="bw-hidden">For which vulnerabilities</legend>
        {all.map((name) => (
          <CheckBox
            key={name}
            label={name}
            isChecked={chosen.includes(name)}
            onChange={(isChecked) => toggle(name, isChecked)}
          />
        ))}
      </fieldset>
    </details>
  );
}
