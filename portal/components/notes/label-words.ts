// What a label says of who may see a thing, in words.
import type { AnswerOf } from '#api/endpoint.ts';
import type { listNotes } from '#api/notes.ts';
import type { Tlp } from '#core/parties/tlp.ts';

export type Note = AnswerOf<typeof listNotes>['notes'][number];
export type LabelTold = Note['label'];

/** As the reader's pages know them: by id, the name. What is not among them has no name for this reader. */
export interface Names {
  readonly organizations: ReadonlyMap<string, string>;
  readonly compartments: ReadonlyMap<string, string>;
}

/** TLP 2.0 as it is meant here: `core/parties/tlp.ts`. */
export const tlpWords: Readonly<Record<Tlp, string>> = {
  CLEAR: 'Anybody: every member sees it here, and may pass it on to all',
  GREEN: 'Every member of every organization here',
  AMBER: 'Your organization, and the providers that act for it',
  'AMBER+STRICT': 'Your organization alone',
  RED: 'Named people alone: those of need-to-know groups',
};

/** The sentence at the head of what bears it: who may see it, and until when that is bound. */
export function audienceOf(label: LabelTold, names: Names): string {
  const { tlp, owners, compartments } = label;
  if (compartments.length > 0) return groupsOf(label, names);
  const owned = namesOf(owners, names.organizations, 'organization', 'organizations');
  if (tlp === 'AMBER') return `${owned}, and the providers that act for it`;
  return tlp === 'AMBER+STRICT' ? `${owned} alone` : tlpWords[tlp];
}

function groupsOf({ tlp, owners, compartments, embargoUntil }: LabelTold, names: Names): string {
  const people = `whoever is in ${namesOf(compartments, names.compartments, 'group', 'groups')}`;
  const owned = namesOf(owners, names.organizations, 'organization', 'organizations');
  const until = embargoUntil === undefined ? '' : `, until ${minuteOf(embargoUntil)} UTC; then it binds no longer`;
  if (tlp === 'RED') return `Only ${people}${owned === '' ? '' : ` and of ${owned}`}`;
  if (owned === '') return `Only ${people}${until}`;
  return `Of ${owned}${tlp === 'AMBER' ? ' and its providers' : ''}, ${people}${until}`;
}

/** `2027-01-05 12:00`. */
function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

/** Those that the reader knows by name, and how many others. */
function namesOf(ids: readonly string[], known: ReadonlyMap<string, string>, one: string, many: string): string {
  const named = ids.flatMap((id) => known.get(id) ?? []);
  const rest = ids.length - named.length;
  const others = rest === 0 ? [] : [`${rest} ${named.length === 0 ? '' : 'more '}${rest === 1 ? one : many}`];
  return [...named, ...others].join(' and ');
}
