import { useState, type ReactNode } from 'react';
import { accessPurposes, accessScopes, type AccessPurpose, type AccessScope } from '#core/frontier/access/grant.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { CheckBox, RadioGroup, SelectField, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { ScopeBoxes } from '#portal/components/frontier/access/scope-boxes.tsx';
import {
  daysWithin,
  isBound,
  spanOfDays,
  windowTold,
  type UseWindow,
} from '#portal/components/frontier/access/use-window.ts';
import { purposeChoices } from '#portal/components/frontier/access/words.ts';

/** An organization that may be given access, and for what. */
export interface PossibleHolder {
  readonly id: OrganizationId;
  readonly name: string;
  readonly purposes: readonly AccessPurpose[];
}

export interface AccessWish {
  readonly holder: OrganizationId;
  readonly purpose: AccessPurpose;
  readonly scopes: AccessScope[];
  readonly terms: string;
  readonly opensAt: string;
  readonly expiresAt: string;
  readonly tellsDeveloper: boolean;
  readonly instructions?: string;
}

const usualTerms =
  'I use what I am shown for this purpose alone. I tell it nobody who is not named for the same access, and keep no copy when it ends.';

interface Written {
  readonly purpose: AccessPurpose;
  readonly holder: string;
  readonly scopes: readonly AccessScope[];
  readonly from: string;
  readonly until: string;
  readonly terms: string;
  readonly instructions: string;
  readonly tellsDeveloper: boolean;
}

function nothingWritten(): Written {
  return {
    purpose: 'determination',
    holder: '',
    scopes: ['record'],
    from: dayIn(0),
    until: dayIn(30),
    terms: usualTerms,
    instructions: '',
    tellsDeveloper: false,
  };
}

/** Whom a developer lets in to its model, for what, from when until when. */
export function GiveForm({
  holders,
  window,
  onGive,
}: {
  readonly holders: readonly PossibleHolder[];
  /** In which the government can have the model itself; absent where the plan offers none. */
  readonly window: UseWindow | undefined;
  /** Answers what went wrong. */
  readonly onGive: (wish: AccessWish) => Promise<string | undefined>;
}): ReactNode {
  const [written, setWritten] = useState(nothingWritten);
  const write = (some: Partial<Written>): void => setWritten((before) => withinWindow(before, some, window));
  const fitting = holders.filter(({ purposes }) => purposes.includes(written.purpose));
  const chosen = fitting.find(({ id }) => id === written.holder) ?? fitting[0];
  const give = async (): Promise<string | undefined> => {
    const wish = wishOf(written, chosen, window);
    return typeof wish === 'string' ? wish : onGive(wish);
  };
  return (
    <Form submit="Give access" forgetsWhy onSubmit={give}>
      <RadioGroup
        legend="What for, and nothing else"
        value={written.purpose}
        choices={accessPurposes.map((value) => ({ value, ...purposeChoices[value] }))}
        onChange={(purpose) => write({ purpose })}
      />
      {chosen === undefined ? (
        <p>There is no organization to which it could be given for this.</p>
      ) : (
        <SelectField
          label="To whom"
          hint="Its administrators name its people; nobody else of it sees anything."
          value={chosen.id}
          choices={fitting.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={(holder) => write({ holder })}
        />
      )}
      <ScopeBoxes
        legend="What it opens"
        all={accessScopes}
        chosen={written.scopes}
        onChange={(scopes) => write({ scopes })}
      />
      <Days written={written} window={window} onWrite={write} />
      <Terms written={written} onWrite={write} />
    </Form>
  );
}

/** What is lacking, or the wish. */
function wishOf(
  written: Written,
  chosen: PossibleHolder | undefined,
  window: UseWindow | undefined,
): AccessWish | string {
  const { purpose, scopes, tellsDeveloper } = written;
  const [terms, instructions] = [written.terms.trim(), written.instructions.trim()];
  const span = spanOfDays(written, isBound(purpose, scopes) ? window : undefined);
  if (chosen === undefined) return 'There is no organization to which it could be given for this.';
  if (scopes.length === 0) return 'Choose at least one thing that it opens.';
  if (span === undefined) return 'Choose a first and a last day.';
  if (terms === '') return 'Write what whoever is named promises.';
  const tells = scopes.includes('model') && instructions !== '';
  const wish = { holder: chosen.id, purpose, scopes: [...scopes], terms, ...span, tellsDeveloper };
  return tells ? { ...wish, instructions } : wish;
}

interface PartProps {
  readonly written: Written;
  readonly onWrite: (some: Partial<Written>) => void;
}

/** Once it is the government's use of the model that is given, the days begin with the window; before, they stay. */
function withinWindow(before: Written, some: Partial<Written>, window: UseWindow | undefined): Written {
  const next = { ...before, ...some };
  if (isBound(before.purpose, before.scopes) || !isBound(next.purpose, next.scopes)) return next;
  return { ...next, ...(window && daysWithin(window, Date.now())) };
}

function Days({
  written: { purpose, scopes, from, until },
  window,
  onWrite,
}: PartProps & { readonly window: UseWindow | undefined }): ReactNode {
  return (
    <>
      {isBound(purpose, scopes) ? <p>{windowTold(window, Date.now())}</p> : null}
      <TextField
        label="First day"
        hint="From midnight UTC on."
        type="date"
        short
        value={from}
        onChange={(day) => onWrite({ from: day })}
      />
      <TextField
        label="Last day"
        hint="At its end, midnight UTC, access ends by itself."
        type="date"
        short
        value={until}
        onChange={(day) => onWrite({ until: day })}
      />
    </>
  );
}

function Terms({ written: { scopes, terms, instructions, tellsDeveloper }, onWrite }: PartProps): ReactNode {
  return (
    <>
      <TextArea
        label="What whoever is named promises"
        hint="They read and accept it before they see anything, the model’s name included."
        value={terms}
        rows={4}
        maxLength={20_000}
        onChange={(text) => onWrite({ terms: text })}
      />
      {scopes.includes('model') ? (
        <TextArea
          label="How the model is reached"
          hint="Sealed; shown only to who may use it at the time, and each time they look is told to you."
          value={instructions}
          rows={4}
          maxLength={20_000}
          onChange={(text) => onWrite({ instructions: text })}
        />
      ) : null}
      <CheckBox
        label="Tell your name before the terms are accepted"
        hint="Otherwise they see the codename alone until then."
        isChecked={tellsDeveloper}
        onChange={(isChecked) => onWrite({ tellsDeveloper: isChecked })}
      />
    </>
  );
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
