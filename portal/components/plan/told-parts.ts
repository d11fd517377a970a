// What is told of an action, as its pages order it: what comes before it and the way back stand by themselves, and where the
// command is named, the button that does the same.
import { tellings, type Telling } from '#core/formats/bases/plan-tellings.ts';
import type { Action, Sourced } from '#core/plans/action.ts';

export type ToldPart = Pick<Telling, 'label' | 'said' | 'rest'>;

const before = 'Before you begin: ';
const back = 'If something breaks: ';

export function toldParts(action: Action): readonly ToldPart[] {
  const parts = (tellings([action]).get(action.id) ?? []).flatMap(({ label, said, rest }): readonly ToldPart[] => {
    if (label !== 'Check') return [{ label, said, rest }];
    const isOwn = ({ text }: Sourced): boolean => text.startsWith(before) || text.startsWith(back);
    const all = [...said, ...rest];
    return [
      { label, said: said.filter((one) => !isOwn(one)), rest: rest.filter((one) => !isOwn(one)) },
      { label: 'Before', said: behind(all, before), rest: [] },
      { label: 'To go back', said: behind(all, back), rest: [] },
    ];
  });
  return parts
    .filter(({ said, rest }) => said.length + rest.length > 0)
    .map(({ label, said, rest }) => ({ label, said: said.map(here), rest: rest.map(here) }))
    .toSorted((a, b) => place(a) - place(b));
}

const order = ['Why', 'Before', 'How', 'Check', 'To go back', 'If you cannot'];

function place({ label }: ToldPart): number {
  return order.indexOf(label);
}

/** Those that begin so, without their beginning. */
function behind(all: readonly Sourced[], beginning: string): readonly Sourced[] {
  return all
    .filter(({ text }) => text.startsWith(beginning))
    .map((one) => {
      const text = one.text.slice(beginning.length);
      return { ...one, text: `${text.charAt(0).toUpperCase()}${text.slice(1)}` };
    });
}

function here(said: Sourced): Sourced {
  return { ...said, text: saidHere(said.text) };
}

/** Sentences of the plan that name the command, in terms of these pages. */
export function saidHere(text: string): string {
  return text
    .replace(/: `breakwater action \S+ answer .*$/s, ' with “We looked”, at the head of this action.')
    .replace(/say so with `breakwater action \S+ done`/, 'say so with “Done”')
    .replace(/say so: breakwater action \S+ done/, 'say so with “Done”')
    .replace(/, `breakwater action \S+ start` asks for it again/, ', ask for it again')
    .replace(
      /Renew the feed with `breakwater feed sync`, or ask for a newer one\./,
      'Ask whoever runs this service to take in a newer feed.',
    );
}
