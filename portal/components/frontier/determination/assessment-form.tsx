import { useState, type ReactNode } from 'react';
import { Button } from '#portal/components/button.tsx';
import { TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';

interface Withheld {
  readonly what: string;
  readonly why: string;
}

export interface Assessment {
  readonly text: string;
  /** The end of that day, UTC. */
  readonly until: string;
  readonly withheld: readonly Withheld[];
}

/** What the developer would be shown, and what not: the second is for the record of who oversees. */
export function AssessmentForm({
  today,
  onPropose,
}: {
  /** `2026-11-29` */
  readonly today: string;
  /** Answers what went wrong. */
  readonly onPropose: (assessment: Assessment) => Promise<string | undefined>;
}): ReactNode {
  const [text, setText] = useState('');
  const [day, setDay] = useState('');
  const [withheld, setWithheld] = useState<readonly Withheld[]>([]);
  const send = async (): Promise<string | undefined> => {
    if (text.trim() === '') return 'Write what the developer is shown.';
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) return 'Say until which day the developer may comment.';
    const whole = withheld.filter(({ what, why }) => what.trim() !== '' || why.trim() !== '');
    if (whole.some(({ what, why }) => what.trim() === '' || why.trim() === '')) {
      return 'Each thing that is withheld has its reason.';
    }
    const why = await onPropose({ text: text.trim(), until: `${day}T23:59:59Z`, withheld: whole });
    if (why === undefined) {
      setText('');
      setWithheld([]);
    }
    return why;
  };
  const change = (index: number, next: Partial<Withheld>): void =>
    setWithheld(withheld.map((one, at) => (at === index ? { ...one, ...next } : one)));
  return (
    <Form submit="Propose it to a colleague" onSubmit={send}>
      <TextArea label="What the developer is shown" rows={8} value={text} maxLength={20_000} onChange={setText} />
      <TextField
        label="Comments until"
        hint="The end of that day, UTC"
        type="date"
        short
        value={day}
        min={today}
        onChange={setDay}
      />
      {withheld.map((one, index) => (
        <fieldset className="usa-fieldset" key={index}>
          <legend className="usa-legend">Withheld, {index + 1}</legend>
          <TextField label="What" value={one.what} maxLength={500} onChange={(what) => change(index, { what })} />
          <TextArea label="Why" value={one.why} onChange={(why) => change(index, { why })} />
        </fieldset>
      ))}
      <p>
        <Button weight="plain" small onPress={() => setWithheld([...withheld, { what: '', why: '' }])}>
          Add something that is withheld
        </Button>
      </p>
    </Form>
  );
}
