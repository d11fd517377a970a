// What is told of each action of a week, so that nothing is said twice: what an earlier action told is referred to.
import type { Action, Sourced } from '#core/plans/action.ts';

/** One part of an action: why, how, how to check it, what to do instead. */
export interface Telling {
  readonly label: string;
  readonly said: readonly Sourced[];
  /** For whoever looks closer. */
  readonly rest: readonly Sourced[];
  /** The rank of the actions that told what is not said again. */
  readonly asIn: readonly number[];
}

/** Longer words are no paths that anybody would read. */
const wordCharactersMax = 1000;
/** Sentences of each part before the rest is left to whoever looks closer. */
const parts = [
  { label: 'Why', of: withRule, most: 4 },
  { label: 'How', of: (action: Action): readonly Sourced[] => action.how, most: 4 },
  { label: 'Check', of: (action: Action): readonly Sourced[] => action.verify, most: 1 },
  { label: 'If you cannot', of: (action: Action): readonly Sourced[] => action.ifYouCannot, most: 3 },
] as const;
/** Reasons that stand before the rule: it is never left out for want of room. */
const reasonsBeforeRule = 3;

/** By id of action, its parts in order; parts of which nothing is known are left out. */
export function tellings(actions: readonly Action[]): ReadonlyMap<string, readonly Telling[]> {
  const told = new Map<string, number>();
  return new Map(actions.map((action) => [action.id, joined(parts.map((part) => telling(part, action, told)))]));
}

/** Parts that only refer to the same earlier action are one line; those of which nothing is known are none. */
function joined(all: readonly Telling[]): readonly Telling[] {
  const kept: Telling[] = [];
  for (const part of all) {
    const last = kept.at(-1);
    if (part.said.length + part.rest.length + part.asIn.length === 0) continue;
    if (last !== undefined && onlyRefers(last) && onlyRefers(part) && last.asIn.join() === part.asIn.join())
      kept.splice(-1, 1, { ...last, label: `${last.label}, ${part.label.toLowerCase()}` });
    else kept.push(part);
  }
  return kept;
}

function onlyRefers({ said, rest }: Telling): boolean {
  return said.length + rest.length === 0;
}

function telling({ label, of, most }: (typeof parts)[number], action: Action, told: Map<string, number>): Telling {
  const said: Sourced[] = [];
  const rest: Sourced[] = [];
  const asIn = new Set<number>();
  for (const one of of(action)) {
    const key = [label, wordsOf(one.text), one.url ?? ''].join('\u001f');
    const before = told.get(key);
    // Two publishers in the same words: the second is for whoever looks closer.
    if (one.detail === true || before === action.rank) rest.push(one);
    else if (before !== undefined) asIn.add(before);
    else if (said.length >= most) rest.push(one);
    else {
      said.push(one);
      told.set(key, action.rank);
    }
  }
  return { label, said, rest, asIn: [...asIn].sort((a, b) => a - b) };
}

/** Without the marks of code and emphasis, by which publishers of the same words differ. */
function wordsOf(text: string): string {
  return text
    .replace(/[`'"*\s]+/g, ' ')
    .replace(/ ([.,])/g, '$1')
    .trim();
}

function withRule({ why, rule }: Action): readonly Sourced[] {
  if (rule === '') return why;
  const [details, reasons] = [why.filter(({ detail }) => detail), why.filter(({ detail }) => detail !== true)];
  const ruled = { text: `${rule}.`, source: '' };
  return [...reasons.slice(0, reasonsBeforeRule), ruled, ...reasons.slice(reasonsBeforeRule), ...details];
}

/** For what is shown together: of sentences in a row from one source only the last names it. */
export function sourcedOnce(said: readonly Sourced[]): readonly Sourced[] {
  return said.map((one, index) => (said[index + 1]?.source === one.source ? { ...one, source: '' } : one));
}

/** `As in action 1.`, `The rest as in actions 1 and 2.`; empty where nothing was told before. */
export function asInWords({ said, asIn }: Telling): string {
  if (asIn.length === 0) return '';
  const numbers =
    asIn.length === 1 ? `action ${asIn[0]}` : `actions ${asIn.slice(0, -1).join(', ')} and ${asIn.at(-1)}`;
  return `${said.length === 0 ? 'As' : 'The rest as'} in ${numbers}.`;
}

/** Who says it and when, without chapter and path: `GitLab CVE-2021-44228, 2022-05-05`. */
export function sourceBriefly(source: string): string {
  const day = /, (\d{4}-\d{2}-\d{2})$/.exec(source)?.[0] ?? '';
  const name = source.slice(0, source.length - day.length);
  const short = name
    .split(/: |; | \(/, 1)
    .join('')
    .replace(/\bCVE (?=CVE-)/g, '')
    .split(' ')
    .map(fileBriefly)
    .join(' ');
  return `${short === '' ? name : short}${day}`;
}

/** `CVE-2021-44228` of a path to its record, `bom.json` of a path to an inventory; an address is no path. */
function fileBriefly(word: string): string {
  const path = /^(\S*\/)([^/]+\.(?:ya?ml|json|xml|csv|xlsx|spdx|gz|zip|txt))(,?)$/.exec(
    word.slice(0, wordCharactersMax),
  );
  const [, , file = '', comma = ''] = path ?? [];
  if (path === null || word.length > wordCharactersMax) return word;
  return `${file.replace(/^((?:CVE|GHSA|GMS)-.*)\.yml$/, '$1')}${comma}`;
}

/** Text and commands in turn: what stands between backquotes is a command. */
export function commandParts(text: string): readonly { readonly text: string; readonly isCommand: boolean }[] {
  const pieces = text.split('`');
  // A backquote without its fellow is no mark.
  if (pieces.length % 2 === 0) return [{ text, isCommand: false }];
  return pieces.map((piece, index) => ({ text: piece, isCommand: index % 2 === 1 })).filter((part) => part.text !== '');
}
