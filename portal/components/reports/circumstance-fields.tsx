// How it was found, who knows, and what the reporter wishes for.
import type { ReactNode } from 'react';
import { exploitations, finders } from '#core/findings/report.ts';
import { CheckBox, RadioGroup, TextArea, TextField } from '#portal/components/fields.tsx';
import type { Draft } from '#portal/components/reports/draft.ts';
import { exploitationWords, finderWords } from '#portal/components/reports/report-words.ts';

interface Fields {
  readonly draft: Draft;
  readonly onChange: (some: Partial<Draft>) => void;
}

export function FoundFields({ draft, onChange }: Fields): ReactNode {
  return (
    <>
      <RadioGroup
        legend="Who or what found it"
        value={draft.finder === '' ? undefined : draft.finder}
        choices={finders.map((value) => ({ value, text: finderWords[value] }))}
        onChange={(finder) => onChange({ finder })}
      />
      {draft.finder === '' || draft.finder === 'by_person' ? null : (
        <TextField
          label={draft.finder === 'by_ai' ? 'Which AI' : 'Which tool'}
          hint="Leave it out if you may not say"
          value={draft.means}
          maxLength={200}
          onChange={(means) => onChange({ means })}
        />
      )}
      <CheckBox
        label="An AI wrote this text, or parts of it"
        hint="It changes nothing of how the report is treated: evidence is looked at, not style."
        isChecked={draft.isTextByAi}
        onChange={(isTextByAi) => onChange({ isTextByAi })}
      />
      <RadioGroup
        legend="What you know of attacks with it"
        value={draft.exploitation === '' ? undefined : draft.exploitation}
        choices={exploitations.map((value) => ({ value, text: exploitationWords[value] }))}
        onChange={(exploitation) => onChange({ exploitation })}
      />
      <TextArea
        label="Who else was told"
        hint="The supplier, a bug bounty, another coordinator; leave it empty if nobody"
        value={draft.toldOthers}
        onChange={(toldOthers) => onChange({ toldOthers })}
      />
    </>
  );
}

export function WishFields({ draft, onChange }: Fields): ReactNode {
  return (
    <>
      <RadioGroup
        legend="When it is published"
        value={draft.credit === '' ? undefined : draft.credit}
        choices={[
          { value: 'named', text: 'Name me' },
          { value: 'anonymous', text: 'Do not name me' },
        ]}
        onChange={(credit) => onChange({ credit })}
      />
      {draft.credit === 'named' ? (
        <TextField
          label="By this name"
          value={draft.creditName}
          maxLength={200}
          onChange={(creditName) => onChange({ creditName })}
        />
      ) : null}
      <TextField
        label="Last day of silence that you wish for"
        hint="An earlier day than usual holds; a later one is talked about. Leave it empty for the usual."
        type="date"
        short
        value={draft.silentUntil}
        onChange={(silentUntil) => onChange({ silentUntil })}
      />
      <TextField
        label="Time zone in which days are counted"
        hint="As in America/New_York, or UTC"
        value={draft.zone}
        maxLength={100}
        onChange={(zone) => onChange({ zone })}
      />
    </>
  );
}
