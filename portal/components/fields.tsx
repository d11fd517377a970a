// Fields with label, hint and error, as the design system lays them out.
import { useId, type ReactNode } from 'react';

interface Labelled {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

export interface TextFieldProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'date' | 'datetime-local' | 'password' | 'search';
  readonly inputMode?: 'decimal' | 'numeric' | 'text' | 'email';
  readonly autoComplete?: string;
  readonly min?: string;
  readonly max?: string;
  readonly required?: boolean;
  readonly short?: boolean;
  readonly maxLength?: number;
}

export function TextField({ label, hint, error, onChange, short = false, ...rest }: TextFieldProps): ReactNode {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...rest}
        id={id}
        className={`usa-input${short ? ' bw-short' : ''}${error === undefined ? '' : ' usa-input--error'}`}
        autoComplete={rest.autoComplete ?? 'off'}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  value,
  onChange,
  maxLength = 2000,
  rows = 2,
}: Labelled & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  readonly rows?: number;
}): ReactNode {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        className={`usa-textarea bw-text-area${error === undefined ? '' : ' usa-input--error'}`}
        rows={rows}
        value={value}
        maxLength={maxLength}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly hint?: string;
}

export function SelectField<Value extends string>({
  label,
  hint,
  error,
  value,
  choices,
  onChange,
}: Labelled & {
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}): ReactNode {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        className="usa-select"
        value={value}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => {
          const chosen = choices.find((one) => one.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function RadioGroup<Value extends string>({
  legend,
  value,
  choices,
  onChange,
  error,
}: {
  readonly legend: string;
  readonly value: Value | undefined;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly error?: string | undefined;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className="usa-fieldset bw-radios" aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className="usa-legend">{legend}</legend>
      {error === undefined ? null : (
        <span className="usa-error-message" id={`${name}-error`} role="alert">
          {error}
        </span>
      )}
      {choices.map((one) => (
        <div className="usa-radio" key={one.value}>
          <input
            className="usa-radio__input"
            id={`${name}-${one.value}`}
            type="radio"
            name={name}
            value={one.value}
            checked={value === one.value}
            onChange={() => onChange(one.value)}
          />
          <label className="usa-radio__label" htmlFor={`${name}-${one.value}`}>
            {one.text}
            {one.hint === undefined ? null : <span className="usa-radio__label-description">{one.hint}</span>}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

export function CheckBox({
  label,
  isChecked,
  onChange,
  hint,
}: {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly hint?: string | undefined;
}): ReactNode {
  const id = useId();
  return (
    <div className="usa-checkbox">
      <input
        className="usa-checkbox__input"
        id={id}
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="usa-checkbox__label" htmlFor={id}>
        {label}
        {hint === undefined ? null : <span className="usa-checkbox__label-description">{hint}</span>}
      </label>
    </div>
  );
}

function Field({
  id,
  label,
  hint,
  error,
  children,
}: Labelled & { readonly id: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={`usa-form-group bw-field${error === undefined ? '' : ' usa-form-group--error'}`}>
      <label className="usa-label" htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error === undefined ? null : (
        <span className="usa-error-message" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
      {children}
    </div>
  );
}

function describedBy(id: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])];
  return ids.length === 0 ? undefined : ids.join(' ');
}
