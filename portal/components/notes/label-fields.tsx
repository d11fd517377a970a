// Choosing who may see a thing: the colour of the Traffic Light Protocol, and the groups that it is kept to.
import type { ReactNode } from 'react';
import type { Tlp } from '#core/parties/tlp.ts';
import { CheckBox, RadioGroup, TextField } from '#portal/components/fields.tsx';
import { tlpWords } from '#portal/components/notes/label-words.ts';

/** What is chosen; of the owners nothing is asked: from AMBER on it is the organization whose pages these are. */
export interface LabelChoice {
  readonly tlp: Tlp;
  /** Ids. */
  readonly compartments: readonly string[];
  /** The day on whose beginning, in UTC, the groups no longer bind; empty: they bind until somebody lowers the label. */
  readonly until: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
}

export function LabelFields({
  choice,
  tlps,
  groups,
  fixed = [],
  onChange,
}: {
  readonly choice: LabelChoice;
  /** Those that may be chosen now. */
  readonly tlps: readonly Tlp[];
  /** Those that may be chosen or left out. */
  readonly groups: readonly Group[];
  /** Ids of those that can't be left out. */
  readonly fixed?: readonly string[];
  readonly onChange: (choice: LabelChoice) => void;
}): ReactNode {
  const { tlp, compartments, until } = choice;
  return (
    <>
      <RadioGroup
        legend="Who may see it"
        value={tlp}
        choices={tlps.map((one) => ({ value: one, text: `TLP:${one}`, hint: tlpWords[one] }))}
        onChange={(next) => onChange({ ...choice, tlp: next })}
      />
      {groups.length > 0 ? (
        <Groups groups={groups} fixed={fixed} choice={choice} onChange={onChange} />
      ) : tlps.includes('RED') ? (
        <p className="bw-quiet bw-small">
          TLP:RED names people by a need-to-know group, and you are in none. Make one, or be read into one, under
          Organization.
        </p>
      ) : null}
      {compartments.length === 0 || tlp === 'RED' ? null : (
        <TextField
          label="Embargo until"
          hint="From the beginning of that day in UTC, the groups no longer bind. Leave it empty where they are to bind for good."
          type="date"
          short
          value={until}
          onChange={(next) => onChange({ ...choice, until: next })}
        />
      )}
    </>
  );
}

function Groups({
  groups,
  fixed,
  choice,
  onChange,
}: {
  readonly groups: readonly Group[];
  readonly fixed: readonly string[];
  readonly choice: LabelChoice;
  readonly onChange: (choice: LabelChoice) => void;
}): ReactNode {
  const without = (id: string): readonly string[] => choice.compartments.filter((one) => one !== id);
  return (
    <fieldset className="usa-fieldset bw-radios">
      <legend className="usa-legend">And only whoever is in each of these groups</legend>
      {groups.map(({ id, name }) => (
        <CheckBox
          key={id}
          label={fixed.includes(id) ? `${name} (stays)` : name}
          isChecked={choice.compartments.includes(id)}
          onChange={(isChecked) =>
            onChange({ ...choice, compartments: [...without(id), ...(isChecked || fixed.includes(id) ? [id] : [])] })
          }
        />
      ))}
    </fieldset>
  );
}
