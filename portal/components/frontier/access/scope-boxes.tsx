import type { ReactNode } from 'react';
import type { AccessScope } from '#core/frontier/access/grant.ts';
import { CheckBox } from '#portal/components/fields.tsx';
import { scopeChoices } from '#portal/components/frontier/access/words.ts';

/** What access opens, chosen from what it may. */
export function ScopeBoxes({
  legend,
  all,
  chosen,
  onChange,
}: {
  readonly legend: string;
  readonly all: readonly AccessScope[];
  readonly chosen: readonly AccessScope[];
  readonly onChange: (chosen: readonly AccessScope[]) => void;
}): ReactNode {
  return (
    <fieldset className="usa-fieldset bw-radios">
      <legend className="usa-legend">{legend}</legend>
      {all.map((scope) => (
        <CheckBox
          key={scope}
          label={scopeChoices[scope].text}
          hint={scopeChoices[scope].hint}
          isChecked={chosen.includes(scope)}
          onChange={(isChecked) => onChange(all.filter((one) => (one === scope ? isChecked : chosen.includes(one))))}
        />
      ))}
    </fieldset>
  );
}
