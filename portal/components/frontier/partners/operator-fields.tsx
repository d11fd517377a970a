import type { ReactNode } from 'react';
import { sizes, type Size } from '#core/frontier/partners/application.ts';
import { sectors, type Sector } from '#core/parties/organization.ts';
import { CheckBox, SelectField } from '#portal/components/fields.tsx';
import { sizeWords } from '#portal/components/frontier/partners/words.ts';
import { sectorWords } from '#portal/components/sector-words.ts';

export interface OperatorWish {
  readonly sector: Sector | '';
  readonly size: Size;
  readonly isRural: boolean;
}

export const noOperator: OperatorWish = { sector: '', size: 'small', isRural: false };

/** What somebody operates: an organization itself, or whom it serves. */
export function OperatorFields({
  legend,
  none,
  value,
  onChange,
}: {
  readonly legend: string;
  /** How the choice of no sector reads. */
  readonly none: string;
  readonly value: OperatorWish;
  readonly onChange: (value: OperatorWish) => void;
}): ReactNode {
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">{legend}</legend>
      <SelectField
        label="Sector"
        value={value.sector}
        choices={[{ value: '', text: none }, ...sectors.map((one) => ({ value: one, text: sectorWords(one) }))]}
        onChange={(sector) => onChange({ ...value, sector })}
      />
      {value.sector === '' ? null : (
        <>
          <SelectField
            label="Size"
            value={value.size}
            choices={sizes.map((one) => ({ value: one, text: sizeWords[one] }))}
            onChange={(size) => onChange({ ...value, size })}
          />
          <CheckBox label="Rural" isChecked={value.isRural} onChange={(isRural) => onChange({ ...value, isRural })} />
        </>
      )}
    </fieldset>
  );
}
