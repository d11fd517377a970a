import type { ReactNode } from 'react';
import type { Permission } from '#core/parties/permissions.ts';
import { CheckBox } from '#portal/components/fields.tsx';
import { permissionWords } from '#portal/components/permission-words.ts';

/** What is given on to a program or a provider, chosen from what may be. */
export function PermissionBoxes({
  legend,
  all,
  chosen,
  onChange,
}: {
  readonly legend: string;
  readonly all: readonly Permission[];
  readonly chosen: readonly Permission[];
  readonly onChange: (chosen: readonly Permission[]) => void;
}): ReactNode {
  return (
    <fieldset className="usa-fieldset bw-radios">
      <legend className="usa-legend">{legend}</legend>
      {all.map((permission) => (
        <CheckBox
          key={permission}
          label={permissionWords[permission]}
          isChecked={chosen.includes(permission)}
          onChange={(isChecked) =>
            onChange(all.filter((one) => (one === permission ? isChecked : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}
