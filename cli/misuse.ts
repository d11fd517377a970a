// What is told of words on the command line that can't be understood: one line, and where the rest is explained.
import { printable } from '#core/formats/bases/printable.ts';
import { nearestWord } from '#core/components/slips.ts';

/** More slips than these make another word. */
const slipsMax = 2;

/** @param usage of the command, in which its options stand */
export function misuse(message: string, name: string, usage: string): string {
  const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
  const told = unknown === undefined ? message : `Unknown option '${unknown}'${hint(unknown, optionsIn(usage))}`;
  return `${printable(told)}\nbreakwater ${name} --help has all options`;
}

export function noCommand(name: string, commands: Iterable<string>): string {
  return `${printable(`no command "${name}"${meant(name, commands)}`)}\nbreakwater --help has all commands`;
}

/** One that the command explains is another part's: `feed build` has options that `feed show` has not. */
function hint(unknown: string, known: ReadonlySet<string>): string {
  return known.has(unknown) ? ' here: it belongs to another use of this command' : meant(unknown, known);
}

function meant(word: string, list: Iterable<string>): string {
  const near = nearestWord(word, list, slipsMax);
  return near === undefined ? '' : `: did you mean ${near}?`;
}

function optionsIn(usage: string): ReadonlySet<string> {
  return new Set(usage.match(/--[a-z][a-z-]*[a-z]/g));
}
