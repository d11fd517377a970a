import { useState, type ReactNode } from 'react';

/** A value that is chosen where it stands, and kept at once; beneath it, who says so, or why it was refused. */
export function SelectInPlace<Value extends string>({
  label,
  stated,
  words,
  onChoose,
}: {
  readonly label: string;
  readonly stated: { readonly value: Value; readonly source?: string | undefined; readonly on?: string | undefined };
  readonly words: Readonly<Record<Value, string>>;
  /** Answers why it was refused. Absent for whoever may only read. */
  readonly onChoose: ((value: Value) => Promise<string | undefined>) | undefined;
}): ReactNode {
  const [chosen, setChosen] = useState<Value>();
  const [why, setWhy] = useState<string>();
  const values = keysOf(words);
  const choose = async (text: string): Promise<void> => {
    const value = values.find((one) => one === text);
    if (value === undefined || onChoose === undefined) return;
    setChosen(value);
    setWhy(await onChoose(value));
    setChosen(undefined);
  };
  const shown = chosen ?? stated.value;
  return (
    <span className="bw-in-place">
      {onChoose === undefined ? (
        words[shown]
      ) : (
        <select
          className="usa-select"
          aria-label={label}
          value={shown}
          disabled={chosen !== undefined}
          onChange={(event) => void choose(event.target.value)}
        >
          {values.map((value) => (
            <option key={value} value={value}>
              {words[value]}
            </option>
          ))}
        </select>
      )}
      {why === undefined ? null : (
        <span className="usa-error-message" role="alert">
          {why}
        </span>
      )}
      {stated.source === undefined ? null : (
        <span className="bw-source">
          {stated.source}
          {stated.on === undefined || stated.source.includes(stated.on) ? '' : `, ${stated.on}`}
        </span>
      )}
    </span>
  );
}

function keysOf<Key extends string>(words: Readonly<Record<Key, string>>): readonly Key[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a record over a union of words has these keys alone
  return Object.keys(words) as Key[];
}
