// What raises the grade of a report: each part may be left out.
import type { ReactNode } from 'react';
import { CheckBox, SelectField, TextArea, TextField } from '#portal/components/fields.tsx';
import type { Draft } from '#portal/components/reports/draft.ts';

interface Fields {
  readonly draft: Draft;
  readonly onChange: (some: Partial<Draft>) => void;
}

const fileMax = 60_000;
const textMax = 20_000;

export function ReproductionFields({ draft, onChange }: Fields): ReactNode {
  return (
    <>
      <TextArea
        label="Step by step"
        rows={4}
        value={draft.steps}
        maxLength={textMax}
        onChange={(steps) => onChange({ steps })}
      />
      <TextArea
        label="What makes it happen by itself"
        hint="A script or a test case. It is kept as text and never run here."
        rows={4}
        value={draft.proof}
        maxLength={fileMax}
        onChange={(proof) => onChange({ proof })}
      />
      <TextField
        label="Where you ran it"
        hint="The image by its digest, or system and versions"
        value={draft.environment}
        maxLength={5000}
        onChange={(environment) => onChange({ environment })}
      />
      <TextArea
        label="What was seen"
        hint="The log, the trace, the answer"
        rows={4}
        value={draft.output}
        maxLength={fileMax}
        onChange={(output) => onChange({ output })}
      />
      <TextField
        label="How often you ran it"
        inputMode="numeric"
        short
        value={draft.tried}
        maxLength={6}
        onChange={(tried) => onChange({ tried })}
      />
      <TextField
        label="How often it happened"
        inputMode="numeric"
        short
        value={draft.succeeded}
        maxLength={6}
        onChange={(succeeded) => onChange({ succeeded })}
      />
    </>
  );
}

export function CodeFields({ draft, onChange }: Fields): ReactNode {
  return (
    <>
      <TextField
        label="Kind of weakness"
        hint="By its CWE number: CWE-787"
        short
        value={draft.weakness}
        maxLength={20}
        onChange={(weakness) => onChange({ weakness })}
      />
      <TextField
        label="Where in the code"
        hint="File and function"
        value={draft.place}
        maxLength={500}
        onChange={(place) => onChange({ place })}
      />
      <TextArea
        label="How data that somebody else controls gets there"
        rows={3}
        value={draft.flow}
        maxLength={textMax}
        onChange={(flow) => onChange({ flow })}
      />
      <TextField
        label="Which commit or version brought it in"
        value={draft.introducedIn}
        maxLength={200}
        onChange={(introducedIn) => onChange({ introducedIn })}
      />
      <SelectField
        label="The newest state of the code"
        value={draft.newest}
        choices={[
          { value: '', text: 'I have not tried' },
          { value: 'affected', text: 'still has it' },
          { value: 'fixed', text: 'does not have it any more' },
        ]}
        onChange={(newest) => onChange({ newest })}
      />
    </>
  );
}

export function FixFields({ draft, onChange }: Fields): ReactNode {
  return (
    <>
      <TextArea
        label="Patch"
        rows={4}
        value={draft.patch}
        maxLength={fileMax}
        onChange={(patch) => onChange({ patch })}
      />
      <TextArea
        label="Test that fails without it and passes with it"
        rows={4}
        value={draft.test}
        maxLength={fileMax}
        onChange={(test) => onChange({ test })}
      />
      <CheckBox
        label="I tried the patch against other ways to reach the same flaw"
        isChecked={draft.stopsVariants}
        onChange={(stopsVariants) => onChange({ stopsVariants })}
      />
      <CheckBox
        label="The project’s own tests pass with it"
        isChecked={draft.passesTests}
        onChange={(passesTests) => onChange({ passesTests })}
      />
    </>
  );
}
