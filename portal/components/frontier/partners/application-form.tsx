import { useState, type ReactNode } from 'react';
import { relations, sizes } from '#core/frontier/partners/application.ts';
import { Button } from '#portal/components/button.tsx';
import { SelectField, TextArea, TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import {
  draftOf,
  saysOf,
  type ApplicationDraft,
  type Interest,
} from '#portal/components/frontier/partners/application-draft.ts';
import {
  noOperator,
  OperatorFields,
  type OperatorWish,
} from '#portal/components/frontier/partners/operator-fields.tsx';
import { relationWords, sizeWords, type Declared, type Says } from '#portal/components/frontier/partners/words.ts';

/** An application, or what it says anew. */
export function ApplicationForm({
  declared: { text },
  before,
  onApply,
}: {
  readonly declared: Declared;
  readonly before: Says | undefined;
  /** Answers what went wrong. */
  readonly onApply: (says: Says) => Promise<string | undefined>;
}): ReactNode {
  const [draft, setDraft] = useState(() => draftOf(before));
  const set = (more: Partial<ApplicationDraft>): void => setDraft({ ...draft, ...more });
  const send = async (): Promise<string | undefined> => {
    const says = saysOf(draft, text);
    return typeof says === 'string' ? says : onApply(says);
  };
  return (
    <Form submit={before === undefined ? 'Apply' : 'Say it anew'} onSubmit={send}>
      <SelectField
        label="How large you are"
        value={draft.size}
        choices={sizes.map((one) => ({ value: one, text: sizeWords[one] }))}
        onChange={(size) => set({ size })}
      />
      <OperatorFields
        legend="What you operate"
        none="No critical infrastructure"
        value={draft.operates}
        onChange={(operates) => set({ operates })}
      />
      <Served serves={draft.serves} onChange={(serves) => set({ serves })} />
      {text.criteria.map(({ id, asked }) => (
        <TextArea
          key={id}
          label={`What shows: ${asked}`}
          value={draft.shows.get(id) ?? ''}
          maxLength={4000}
          onChange={(shown) => set({ shows: new Map([...draft.shows, [id, shown]]) })}
        />
      ))}
      <Interests interests={draft.interests} onChange={(interests) => set({ interests })} />
      <TextField
        label="Hours a week that you have to act"
        inputMode="decimal"
        short
        value={draft.hours}
        onChange={(hours) => set({ hours })}
      />
      <TextArea
        label="People who would act, a line each"
        rows={3}
        value={draft.people}
        onChange={(people) => set({ people })}
      />
    </Form>
  );
}

function Served({
  serves,
  onChange,
}: {
  readonly serves: readonly OperatorWish[];
  readonly onChange: (serves: readonly OperatorWish[]) => void;
}): ReactNode {
  return (
    <>
      {serves.map((one, place) => (
        <OperatorFields
          key={place}
          legend={`Whom you serve (${place + 1})`}
          none="Nobody more"
          value={one}
          onChange={(value) => onChange(serves.with(place, value))}
        />
      ))}
      <p>
        <Button weight="word" small onPress={() => onChange([...serves, noOperator])}>
          Add whom you serve
        </Button>
      </p>
    </>
  );
}

function Interests({
  interests,
  onChange,
}: {
  readonly interests: readonly Interest[];
  readonly onChange: (interests: readonly Interest[]) => void;
}): ReactNode {
  return (
    <>
      {interests.map((one, place) => (
        <fieldset key={place} className="usa-fieldset">
          <legend className="usa-legend">Interest ({place + 1})</legend>
          <SelectField
            label="Your organization"
            value={one.relation}
            choices={relations.map((relation) => ({ value: relation, text: `${relationWords[relation]} …` }))}
            onChange={(relation) => onChange(interests.with(place, { ...one, relation }))}
          />
          <TextField
            label="Which developer, by its name"
            value={one.developer}
            maxLength={200}
            onChange={(developer) => onChange(interests.with(place, { ...one, developer }))}
          />
        </fieldset>
      ))}
      <p>
        <Button weight="word" small onPress={() => onChange([...interests, { relation: 'owns', developer: '' }])}>
          Add an interest in a developer of AI
        </Button>
      </p>
    </>
  );
}
