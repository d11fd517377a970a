// The two ways in which a label changes: narrower at once; wider only by a proposal that a second person agrees to.
import { useState, type ReactNode } from 'react';
import { isNarrowerThan, tlps } from '#core/parties/tlp.ts';
import { TextArea } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { LabelFields, type Group, type LabelChoice } from '#portal/components/notes/label-fields.tsx';
import type { LabelTold } from '#portal/components/notes/label-words.ts';

function choiceOf({ tlp, compartments, embargoUntil }: LabelTold): LabelChoice {
  return { tlp, compartments, until: embargoUntil?.slice(0, 10) ?? '' };
}

function isSame(a: LabelChoice, b: LabelChoice): boolean {
  const alike = new Set(a.compartments).symmetricDifference(new Set(b.compartments)).size === 0;
  return a.tlp === b.tlp && a.until === b.until && alike;
}

/** What names no organization would be narrower for naming one. */
function isOwned(tlp: LabelChoice['tlp']): boolean {
  return tlp === 'AMBER' || tlp === 'AMBER+STRICT';
}

export function RaiseForm({
  label,
  groups,
  onRaise,
  onClose,
}: {
  readonly label: LabelTold;
  /** Those that may be added, and those that it bears. */
  readonly groups: readonly Group[];
  /** Answers what went wrong. */
  readonly onRaise: (choice: LabelChoice) => Promise<string | undefined>;
  readonly onClose: () => void;
}): ReactNode {
  const before = choiceOf(label);
  const [choice, setChoice] = useState(before);
  const raise = async (): Promise<string | undefined> => {
    if (isSame(choice, before)) return 'Nothing is changed yet: choose a narrower colour, or one more group.';
    if (choice.tlp === 'RED' && choice.compartments.length === 0)
      return 'TLP:RED is for named people: choose the group that names them.';
    return onRaise(choice);
  };
  return (
    <Form
      submit="Limit it so"
      label="Limit it so: who may see the note"
      weight="plain"
      onSubmit={raise}
      onCancel={onClose}
    >
      <p>It counts at once. Whoever has read it before has read it.</p>
      <LabelFields
        choice={choice}
        tlps={tlps.filter((one) => !isNarrowerThan(label.tlp, one))}
        groups={groups}
        fixed={label.compartments}
        onChange={setChoice}
      />
    </Form>
  );
}

export function LowerForm({
  label,
  groups,
  onPropose,
  onClose,
}: {
  readonly label: LabelTold;
  /** Those that it bears. */
  readonly groups: readonly Group[];
  /** Answers what went wrong. */
  readonly onPropose: (choice: LabelChoice, reason: string) => Promise<string | undefined>;
  readonly onClose: () => void;
}): ReactNode {
  const before = choiceOf(label);
  const [choice, setChoice] = useState(before);
  const [reason, setReason] = useState('');
  const propose = async (): Promise<string | undefined> => {
    if (isSame(choice, before)) return 'Nothing is changed yet: choose a wider colour, or leave a group out.';
    if (reason.trim() === '') return 'Say why: somebody else decides by it whether to agree.';
    return onPropose(choice, reason.trim());
  };
  return (
    <Form
      submit="Propose it"
      label="Propose it: that more may see the note"
      weight="plain"
      onSubmit={propose}
      onCancel={onClose}
    >
      <p>It takes two people: nothing changes until somebody else agrees, within a week.</p>
      <LabelFields
        choice={choice}
        tlps={tlps.filter((one) => !isNarrowerThan(one, label.tlp) && (!isOwned(one) || label.owners.length > 0))}
        groups={groups}
        onChange={setChoice}
      />
      <TextArea label="Why" value={reason} maxLength={1000} onChange={setReason} />
    </Form>
  );
}
