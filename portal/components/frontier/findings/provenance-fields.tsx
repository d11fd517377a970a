import type { ReactNode } from 'react';
import { TextArea, TextField } from '#portal/components/fields.tsx';

export interface Provenance {
  readonly run: string;
  readonly log: string;
  readonly sample: string;
  readonly note: string;
}

export const noProvenance: Provenance = { run: '', log: '', sample: '', note: '' };

/** What is said of it, without what is empty; a text where it is wrong. */
export function saidProvenance({ run, log, sample, note }: Provenance): Partial<Provenance> | string {
  const digest = log.trim().toLowerCase();
  if (digest !== '' && !/^[0-9a-f]{64}$/.test(digest)) return 'A SHA-256 has 64 hexadecimal digits.';
  const said = { run: run.trim(), log: digest, sample: sample.trim(), note: note.trim() };
  return Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
}

/** Which run it came of: for the model's own people, never for readers of the report. */
export function ProvenanceFields({
  value,
  onChange,
}: {
  readonly value: Provenance;
  readonly onChange: (value: Provenance) => void;
}): ReactNode {
  const set = (more: Partial<Provenance>): void => onChange({ ...value, ...more });
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">Where it came from</legend>
      <p className="usa-hint">The developer reads this. Readers of the report do not, nor that there is any.</p>
      <TextField label="Run or task" value={value.run} maxLength={500} onChange={(run) => set({ run })} />
      <TextField label="Sample" short value={value.sample} maxLength={500} onChange={(sample) => set({ sample })} />
      <TextField label="SHA-256 of the log" value={value.log} maxLength={64} onChange={(log) => set({ log })} />
      <TextArea label="Anything else" value={value.note} maxLength={5000} onChange={(note) => set({ note })} />
    </fieldset>
  );
}
