import { useState, type ReactNode } from 'react';
import { CheckBox, SelectField, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import type { Evidence } from '#portal/components/frontier/evidence/words.ts';

/** Somebody else to be compared with, or criteria, as a choice. */
export interface Offered {
  readonly value: string;
  readonly text: string;
}

export interface Asked {
  readonly evidence: readonly string[];
  readonly bestReleased: string;
  readonly predecessor: string;
  readonly criteria: string;
  readonly margin: number;
  readonly cheating: 'failure' | 'discarded' | 'success';
}

const nothing: Offered = { value: '', text: 'None' };

/** What is to be worked out, from which evidence and beside whom. */
export function WorkOutForm({
  evidence,
  released,
  predecessors,
  criteria,
  onAsk,
}: {
  readonly evidence: readonly Evidence[];
  readonly released: readonly Offered[];
  readonly predecessors: readonly Offered[];
  readonly criteria: readonly Offered[];
  /** Answers why it was refused. */
  readonly onAsk: (asked: Asked) => Promise<string | undefined>;
}): ReactNode {
  const [chosen, setChosen] = useState<readonly string[]>(evidence.slice(0, 1).map(({ id }) => id));
  const [asked, setAsked] = useState({ bestReleased: '', predecessor: '', criteria: '' });
  const [margin, setMargin] = useState('2');
  const [cheating, setCheating] = useState<Asked['cheating']>('failure');
  const submit = async (): Promise<string | undefined> => {
    const times = Number(margin);
    if (!(times > 1)) return 'The margin is a number above 1.';
    if (chosen.length === 0) return 'Choose the evidence.';
    return onAsk({ ...asked, evidence: chosen, margin: times, cheating });
  };
  return (
    <Form submit="Work it out" onSubmit={submit}>
      <fieldset className="usa-fieldset">
        <legend className="usa-legend">Evidence of this model</legend>
        {evidence.map(({ id, alias, runs, receivedAt }) => (
          <CheckBox
            key={id}
            label={`${alias}, ${runs} runs, ${receivedAt.slice(0, 16).replace('T', ' ')} UTC`}
            isChecked={chosen.includes(id)}
            onChange={(isChosen) => setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </fieldset>
      <Beside offered={{ released, predecessors, criteria }} asked={asked} onChange={setAsked} />
      <TextField
        label="Margin"
        hint="How many times the other’s horizon is a step-change. The order names no number: whoever compares chooses it."
        value={margin}
        onChange={setMargin}
        inputMode="decimal"
        short
      />
      <SelectField
        label="Runs that were found to have cheated"
        value={cheating}
        choices={[
          { value: 'failure', text: 'Count as failed' },
          { value: 'discarded', text: 'Are left out' },
          { value: 'success', text: 'Count as solved' },
        ]}
        onChange={setCheating}
      />
    </Form>
  );
}

type Others = Pick<Asked, 'bestReleased' | 'predecessor' | 'criteria'>;

/** Beside whom, and by what. */
function Beside({
  offered: { released, predecessors, criteria },
  asked,
  onChange,
}: {
  readonly offered: {
    readonly released: readonly Offered[];
    readonly predecessors: readonly Offered[];
    readonly criteria: readonly Offered[];
  };
  readonly asked: Others;
  readonly onChange: (asked: Others) => void;
}): ReactNode {
  return (
    <>
      <SelectField
        label="Best released model"
        hint="Released models of the same suite bear on the verdict too: one that all but solves it leaves no room."
        value={asked.bestReleased}
        choices={[nothing, ...released]}
        onChange={(bestReleased) => onChange({ ...asked, bestReleased })}
      />
      <SelectField
        label="The developer’s own predecessor"
        value={asked.predecessor}
        choices={[nothing, ...predecessors]}
        onChange={(predecessor) => onChange({ ...asked, predecessor })}
      />
      <SelectField
        label="Criteria"
        hint="Only those that were published before the evidence came."
        value={asked.criteria}
        choices={[nothing, ...criteria]}
        onChange={(chosen) => onChange({ ...asked, criteria: chosen })}
      />
    </>
  );
}
