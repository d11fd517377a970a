// Who is in a need-to-know group, for those who run it: reading in, reading out, other terms.
import { useState, type ReactNode } from 'react';
import { changeTerms, listReadIns, readIn, readOut } from '#api/compartments.ts';
import type { AnswerOf } from '#api/endpoint.ts';
import { isId, type CompartmentId } from '#core/kernel/ids.ts';
import type { Purpose } from '#core/parties/permissions.ts';
import { useOrganization } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { PurposeBoxes } from '#portal/components/compartments/purpose-boxes.tsx';
import { TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { Instant } from '#portal/components/instant.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Table, type Column } from '#portal/components/table.tsx';

type ReadIn = AnswerOf<typeof listReadIns>['readIns'][number];

interface ReadInsProps {
  readonly compartment: CompartmentId;
  readonly terms: string;
  /** What one is in for oneself: others can be read in for no more. */
  readonly purposes: readonly Purpose[];
}

export function ReadIns({ compartment, terms, purposes }: ReadInsProps): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(listReadIns, { params: { org, compartment } });
  const change = useChange();
  const columns: readonly Column<ReadIn>[] = [
    { head: 'Who', cell: ({ knownAs, person }) => knownAs ?? <span className="bw-id">{person}</span> },
    { head: 'For', cell: ({ purposes: own }) => own.join(', ') },
    { head: 'State', cell: ({ state }) => state, isShort: true },
    { head: 'Until', cell: ({ expiresAt }) => <Instant at={expiresAt} />, isShort: true },
    {
      head: 'Read out',
      cell: ({ person, knownAs, state }) =>
        state === 'ended' ? null : (
          <PressAndSay
            text="Read out"
            label={`Read out ${knownAs ?? person}`}
            press={async () => change(readOut, { params: { org, compartment, person } })}
          />
        ),
    },
  ];
  return (
    <details>
      <summary>Who is in it, and its terms</summary>
      <Answered answering={answering} what="who is in it">
        {({ readIns }) => (
          <Table label="Who is in it" columns={columns} rows={readIns} keyOf={({ person }) => person} />
        )}
      </Answered>
      <ReadInForm compartment={compartment} purposes={purposes} />
      <TermsForm compartment={compartment} terms={terms} />
    </details>
  );
}

function ReadInForm({ compartment, purposes }: Omit<ReadInsProps, 'terms'>): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  const [person, setPerson] = useState('');
  const [chosen, setChosen] = useState(purposes);
  const [days, setDays] = useState('90');
  const offer = async (): Promise<string | undefined> => {
    const id = person.trim().toLowerCase();
    if (!isId<'person'>(id)) return 'Write the person’s id: they find it under “Your passkeys and sessions”.';
    if (!/^[1-9]\d{0,3}$/.test(days.trim())) return 'Days are a whole number, such as 90.';
    const body = { person: id, purposes: [...chosen], days: Number(days) };
    const offered = await change(readIn, { params: { org, compartment }, body });
    if (offered.ok) setPerson('');
    return offered.ok ? undefined : offered.failure.why;
  };
  return (
    <Form submit="Read in" weight="plain" small onSubmit={offer}>
      <TextField
        label="Read somebody in"
        hint="By their id, which they tell you. It is not told here whether there is such a person."
        value={person}
        onChange={setPerson}
      />
      <PurposeBoxes legend="For what" all={purposes} chosen={chosen} onChange={setChosen} />
      <TextField label="Days" inputMode="numeric" short value={days} onChange={setDays} />
    </Form>
  );
}

function TermsForm({ compartment, terms }: Omit<ReadInsProps, 'purposes'>): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  const [text, setText] = useState(terms);
  return (
    <Form
      submit="Change the terms"
      weight="plain"
      small
      onSubmit={async () => {
        if (text.trim() === terms.trim()) return 'These are the terms that stand.';
        const changed = await change(changeTerms, { params: { org, compartment }, body: { terms: text.trim() } });
        return changed.ok ? undefined : changed.failure.why;
      }}
    >
      <TextArea
        label="Other terms"
        hint="Everybody but you is out until they accept these."
        value={text}
        maxLength={20_000}
        onChange={setText}
      />
    </Form>
  );
}
