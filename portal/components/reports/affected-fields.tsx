import type { ReactNode } from 'react';
import { affectedMax } from '#api/reports.ts';
import { Button } from '#portal/components/button.tsx';
import { SelectField, TextField } from '#portal/components/fields.tsx';
import { emptyAffected, type AffectedDraft } from '#portal/components/reports/draft.ts';

const kinds = [
  { value: 'product', text: 'A product of a supplier' },
  { value: 'package', text: 'A package of open source' },
] as const;

export function AffectedFields({
  affected,
  onChange,
}: {
  readonly affected: readonly AffectedDraft[];
  readonly onChange: (affected: readonly AffectedDraft[]) => void;
}): ReactNode {
  return (
    <>
      {affected.map((one, at) => (
        <fieldset className="usa-fieldset bw-radios" key={at}>
          <legend className="usa-legend">What is affected{affected.length > 1 ? `, ${at + 1}` : ''}</legend>
          <One one={one} onChange={(next) => onChange(affected.with(at, next))} />
          {affected.length === 1 ? null : (
            <Button
              weight="word"
              label={`Take ${at + 1} away`}
              onPress={() => onChange(affected.filter((_, of) => of !== at))}
            >
              Take it away
            </Button>
          )}
        </fieldset>
      ))}
      {affected.length >= affectedMax ? null : (
        <Button small onPress={() => onChange([...affected, emptyAffected])}>
          Something else is affected too
        </Button>
      )}
    </>
  );
}

function One({
  one,
  onChange,
}: {
  readonly one: AffectedDraft;
  readonly onChange: (next: AffectedDraft) => void;
}): ReactNode {
  return (
    <>
      <SelectField label="Kind" value={one.kind} choices={kinds} onChange={(kind) => onChange({ ...one, kind })} />
      {one.kind === 'package' ? (
        <TextField
          label="Package URL"
          hint="Without a version: pkg:npm/lodash, pkg:maven/org.example/reader"
          value={one.package}
          maxLength={500}
          onChange={(next) => onChange({ ...one, package: next })}
        />
      ) : (
        <>
          <TextField
            label="Supplier"
            value={one.vendor}
            maxLength={200}
            onChange={(vendor) => onChange({ ...one, vendor })}
          />
          <TextField
            label="Product"
            value={one.product}
            maxLength={200}
            onChange={(product) => onChange({ ...one, product })}
          />
        </>
      )}
      <TextField
        label="Versions"
        hint="In words: before 4.17.21, all that I tried, unknown"
        value={one.versions}
        maxLength={500}
        onChange={(versions) => onChange({ ...one, versions })}
      />
    </>
  );
}
