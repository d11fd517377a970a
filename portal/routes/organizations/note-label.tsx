// What becomes of a note's label: limits added at once, taken away by a proposal and a second person's agreement.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { agreeToLowering, listLowerings, proposeLowering, raiseLabel, withdrawLowering } from '#api/notes.ts';
import { useMay } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { wantedLabel } from '#portal/asking/wanted-label.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Button } from '#portal/components/button.tsx';
import { Instant } from '#portal/components/instant.tsx';
import type { Group, LabelChoice } from '#portal/components/notes/label-fields.tsx';
import { LowerForm, RaiseForm } from '#portal/components/notes/label-forms.tsx';
import { audienceOf, type Names, type Note } from '#portal/components/notes/label-words.ts';
import { TlpTag } from '#portal/components/notes/note-card.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';

interface OfNote {
  readonly note: Note;
  readonly names: Names;
  /** Those that the reader is in. */
  readonly groups: readonly Group[];
}

/** For whoever answers for who may see what; others read the note alone. */
export function NoteLabel({ note, names, groups }: OfNote): ReactNode {
  const manages = useMay('compartments.manage');
  const [open, setOpen] = useState<'raise' | 'lower'>();
  if (!manages) return null;
  const canRaise = note.label.tlp !== 'RED' || groups.some(({ id }) => !has(note, id));
  const canLower = note.label.tlp !== 'CLEAR' || note.label.compartments.length > 0;
  const toggle = (which: 'raise' | 'lower') => () => setOpen(open === which ? undefined : which);
  return (
    <>
      <div className="bw-buttons bw-screen">
        {canRaise ? (
          <Button small weight="word" expanded={open === 'raise'} onPress={toggle('raise')}>
            Limit who may see it
          </Button>
        ) : null}
        {canLower ? (
          <Button small weight="word" expanded={open === 'lower'} onPress={toggle('lower')}>
            Let more people see it
          </Button>
        ) : null}
      </div>
      {open === 'raise' ? <Raise note={note} names={names} groups={groups} onClose={toggle('raise')} /> : null}
      {open === 'lower' ? <Lower note={note} names={names} groups={groups} onClose={toggle('lower')} /> : null}
      {canLower ? <Lowerings note={note} names={names} /> : null}
    </>
  );
}

function has({ label: { compartments } }: Note, id: string): boolean {
  return compartments.some((one) => one === id);
}

/** Those of the note, by name where the reader knows it. */
function own({ label: { compartments } }: Note, names: Names): readonly Group[] {
  return compartments.map((id) => ({ id, name: names.compartments.get(id) ?? 'a group that you are not in' }));
}

function Raise({ note, names, groups, onClose }: OfNote & { readonly onClose: () => void }): ReactNode {
  const { id, organization: org, label } = note;
  const change = useChange();
  const raise = async (choice: LabelChoice): Promise<string | undefined> => {
    const owners = label.owners.length > 0 || choice.tlp === 'RED' ? label.owners : [org];
    const body = wantedLabel(choice, owners, label);
    const raised = await change(raiseLabel, { params: { org, note: id }, body });
    if (!raised.ok) return raised.failure.why;
    onClose();
    return undefined;
  };
  const added = groups.filter((one) => !has(note, one.id));
  return <RaiseForm label={label} groups={[...own(note, names), ...added]} onRaise={raise} onClose={onClose} />;
}

function Lower({ note, names, onClose }: OfNote & { readonly onClose: () => void }): ReactNode {
  const { id, organization: org, label } = note;
  const change = useChange();
  const propose = async (choice: LabelChoice, reason: string): Promise<string | undefined> => {
    const body = { to: wantedLabel(choice, label.owners, label), reason };
    const proposed = await change(proposeLowering, { params: { org, note: id }, body });
    if (!proposed.ok) return proposed.failure.why;
    onClose();
    return undefined;
  };
  return <LowerForm label={label} groups={own(note, names)} onPropose={propose} onClose={onClose} />;
}

type Lowering = AnswerOf<typeof listLowerings>['lowerings'][number];

function Lowerings({ note, names }: Omit<OfNote, 'groups'>): ReactNode {
  const { id, organization: org } = note;
  const answering = useAnswer(listLowerings, { params: { org, note: id } });
  return (
    <Answered answering={answering} what="what was proposed for it">
      {({ lowerings }) =>
        lowerings.length === 0 ? null : (
          <ul className="bw-lowerings">
            {lowerings.map((one) => (
              <li key={one.id}>
                <Proposed lowering={one} note={note} names={names} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

function Proposed({
  lowering: { id, to, reason, isMine, expiresAt, state },
  note,
  names,
}: {
  readonly lowering: Lowering;
  readonly note: Note;
  readonly names: Names;
}): ReactNode {
  const params = { org: note.organization, note: note.id, lowering: id };
  const change = useChange();
  const hasLapsed = state === 'proposed' && Date.parse(expiresAt) <= Date.now();
  const isOpen = state === 'proposed' && !hasLapsed;
  return (
    <>
      <p>
        Proposed {isMine ? 'by you' : 'by somebody else'}: <TlpTag tlp={to.tlp} /> {audienceOf(to, names)}. “{reason}”
      </p>
      <p className="bw-small bw-quiet">
        {isOpen ? (
          <>
            {isMine ? 'It waits for somebody else to agree' : 'It waits for you or another who answers for it'}, until{' '}
            <Instant at={expiresAt} />.
          </>
        ) : (
          settledWords[hasLapsed ? 'lapsed' : state]
        )}
      </p>
      {isOpen ? (
        <>
          {isMine ? null : (
            <PressAndSay
              text="Agree"
              weight="plain"
              surely="More people see it at once, and nobody can take that back."
              press={async () => change(agreeToLowering, { params })}
            />
          )}
          <PressAndSay
            text={isMine ? 'Take it back' : 'Reject it'}
            press={async () => change(withdrawLowering, { params })}
          />
        </>
      ) : null}
    </>
  );
}

const settledWords: Readonly<Record<Lowering['state'] | 'lapsed', string>> = {
  proposed: '',
  agreed: 'Somebody else agreed: it was done.',
  withdrawn: 'Taken back or rejected.',
  lapsed: 'Nobody agreed within a week: it has lapsed.',
};
