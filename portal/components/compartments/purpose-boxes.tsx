import type { ReactNode } from 'react';
import { purposes, type Purpose } from '#core/parties/permissions.ts';
import { CheckBox } from '#portal/components/fields.tsx';
import { purposeWords } from '#portal/components/permission-words.ts';

/** What content may be used for. */
export function PurposeBoxes({
  legend,
  all = purposes,
  chosen,
  onChange,
}: {
  readonly legend: string;
  readonly all?: readonly Purpose[];
  readonly chosen: readonly Purpose[];
  readonly onChange: (chosen: readonly Purpose[]) => void;
}): ReactNode {
  return (
    <fieldset className="usa-fieldset bw-radios">
      <legend className="usa-legend">{legend}</legend>
      {all.map((purpose) => (
        <CheckBox
          key={purpose}
          label={purposeWords[purpose]}
          isChecked={chosen.includes(purpose)}
          onChange={(isChecked) => onChange(all.filter((one) => (one === purpose ? isChecked : chosen.includes(one))))}
        />
      ))}
    </fieldset>
  );
}
