// An application as it is written, and what it says once it is whole.
import type { Operator, Size } from '#core/frontier/partners/application.ts';
import { noOperator, type OperatorWish } from '#portal/components/frontier/partners/operator-fields.tsx';
import type { Declared, Relation, Says } from '#portal/components/frontier/partners/words.ts';

export interface Interest {
  readonly relation: Relation;
  readonly developer: string;
}

export interface ApplicationDraft {
  readonly size: Size;
  readonly operates: OperatorWish;
  readonly serves: readonly OperatorWish[];
  readonly shows: ReadonlyMap<string, string>;
  readonly interests: readonly Interest[];
  readonly hours: string;
  /** A line each. */
  readonly people: string;
}

const empty: ApplicationDraft = {
  size: 'small',
  operates: noOperator,
  serves: [],
  shows: new Map(),
  interests: [],
  hours: '',
  people: '',
};

export function draftOf(before: Says | undefined): ApplicationDraft {
  if (before === undefined) return empty;
  const { size, operates, serves, shows, interests, hoursAWeek, people } = before;
  return {
    size,
    operates: operates ?? noOperator,
    serves,
    shows: new Map(shows.map(({ criterion, text }) => [criterion, text] as const)),
    interests,
    hours: String(hoursAWeek),
    people: people.join('\n'),
  };
}

/** What it says, or what is lacking. */
export function saysOf(draft: ApplicationDraft, { criteria }: Declared['text']): Says | string {
  const hoursAWeek = Number(draft.hours);
  if (draft.hours.trim() === '' || !(hoursAWeek >= 0)) {
    return 'Write the hours a week that you have to act, as a number.';
  }
  const own = operatorOf(draft.operates);
  return {
    size: draft.size,
    ...(own === undefined ? {} : { operates: own }),
    serves: draft.serves.flatMap((one) => operatorOf(one) ?? []),
    shows: criteria.flatMap(({ id }) => {
      const text = draft.shows.get(id)?.trim() ?? '';
      return text === '' ? [] : [{ criterion: id, text }];
    }),
    interests: draft.interests.filter(({ developer }) => developer.trim() !== '').map((one) => ({ ...one })),
    hoursAWeek,
    people: linesOf(draft.people),
  };
}

/** Lines that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function operatorOf({ sector, size, isRural }: OperatorWish): Operator | undefined {
  return sector === '' ? undefined : { sector, size, isRural };
}
