// `breakwater action`: says what became of an action or what the answer to a question is.
import { parseArgs } from 'node:util';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { hoursOf } from '#cli/job-options.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { readState, writeState } from '#cli/state.ts';
import { stateFileName, statePath } from '#cli/state-path.ts';
import { isDay } from '#core/kernel/days.ts';
import {
  answer,
  defer,
  finish,
  justifications,
  start,
  type ActionRecord,
  type Move,
  type Said,
  type State,
} from '#core/plans/state.ts';

export const usage = `breakwater action ID MOVE [options]

Says what became of an action of the last plan, or answers one of its questions. The ids stand in the plan.

  start              you began with it; later plans keep it
  done               it is done; the next inventory proves it, until then it stands as "said, not seen"
  defer              not now (--until DAY, else for 30 days); a directive's clock runs on
  answer             --because REASON: why it does not affect you, or the answer to a question

  --hours H          hours spent on it since you last said; later estimates learn from them
  --until DAY        with defer: the day (YYYY-MM-DD) on which it comes back
  --reason "TEXT"    for your own record
  --approved-by NAME with defer: who approved it, for those who ask for evidence
  --because REASON   with answer: one of the answers of the question; of something looked up affected or "not
                     affected" (--only CVE: of that one alone); for any action one of
                     ${justifications.slice(0, 3).join(', ')},
                     ${justifications.slice(3).join(', ')}
  --as-of DAY        the day on which this is so; default today
  --state FILE       default ${stateFileName} in this folder

Exit status: 0 done, 2 bad input, 3 internal failure.
`;

const moves: ReadonlyMap<string, Move> = new Map([
  ['start', start],
  ['done', finish],
  ['defer', defer],
  ['answer', answer],
]);

const reasonCharactersMax = 1000;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parse(args);
  const { id, word, move } = wordsOf(positionals);
  const said = saidOf(values, word, io);
  const path = statePath({ inventory: ['.'], state: values.state }, io) ?? stateFileName;
  const file = readState(path);
  if (file.digest === undefined) {
    throw new BadUsage(`there is no state file "${path}": make a plan first, or name its file with --state`);
  }
  const decided = move(file.state, id, said);
  if (!decided.ok) throw new BadUsage(decided.why);
  writeState(file, decided.value);
  io.stdout(`${printable(confirmation(decided.value, id))}\n`);
  return 0;
}

function wordsOf([id, word, ...rest]: readonly string[]): {
  readonly id: string;
  readonly word: string;
  readonly move: Move;
} {
  if (id === undefined || word === undefined || rest.length > 0) throw new BadUsage('name one action and one move');
  const move = moves.get(word);
  if (move === undefined) throw new BadUsage(`"${word}" is none of: ${[...moves.keys()].join(', ')}`);
  return { id, word, move };
}

/** What is said with one word alone. */
const ownFlags = [
  ['until', 'defer'],
  ['approved-by', 'defer'],
  ['because', 'answer'],
  ['only', 'answer'],
] as const;

function saidOf(values: ReturnType<typeof parse>['values'], word: string, io: Io): Said {
  for (const [flag, own] of ownFlags) {
    if (values[flag] !== undefined && word !== own) throw new BadUsage(`--${flag} goes with ${own}`);
  }
  return {
    on: dayOf(values['as-of'], '--as-of') ?? io.today(),
    hours: values.hours === undefined ? undefined : hoursOf(values.hours, '--hours'),
    until: dayOf(values.until, '--until'),
    reason: values.reason?.slice(0, reasonCharactersMax),
    approvedBy: values['approved-by']?.slice(0, reasonCharactersMax),
    because: values.because?.slice(0, reasonCharactersMax),
    only: values.only?.split(/[,\s]+/).filter((name) => name !== ''),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: {
        hours: { type: 'string' },
        until: { type: 'string' },
        reason: { type: 'string' },
        'approved-by': { type: 'string' },
        because: { type: 'string' },
        only: { type: 'string' },
        'as-of': { type: 'string' },
        state: { type: 'string' },
      },
    });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function dayOf(text: string | undefined, flag: string): string | undefined {
  if (text === undefined) return undefined;
  if (!isDay(text)) throw new BadUsage(`${flag} takes a day as YYYY-MM-DD, not "${text}"`);
  return text;
}

/** What stands now, in a sentence. */
function confirmation({ actions, answers }: State, id: string): string {
  const record = actions.find((one) => one.id === id);
  const given = answers.findLast(({ question }) => question === id || question.startsWith(`${id} `));
  if (record !== undefined && given === undefined) return `${record.title}: ${standing(record)}.`;
  if (given === undefined) return `Answered ${id}.`;
  const reason = given.reason === undefined ? '' : ` (${given.reason})`;
  return `Answered ${id}: ${given.value} for ${given.assets.join(', ')}${reason}.`;
}

function standing({ kind, state, hours, until, approvedBy, because }: ActionRecord): string {
  const spent = hours > 0 ? `, ${hours} h spent` : '';
  switch (state) {
    case 'done':
      return `said to be done${spent}; ${provenBy(kind)}`;
    case 'deferred':
      return `put off${until === undefined ? '' : ` until ${until}`}${approvedBy === undefined ? '' : `, approved by ${approvedBy}`}${spent}`;
    case 'answered':
      return `does not affect you${because === undefined ? '' : ` (${because})`}`;
    case 'started':
    case 'planned':
    case 'proposed':
      return `${state}${spent}`;
  }
}

/** No inventory shows what only makes a flaw harder to use. */
function provenBy(kind: ActionRecord['kind']): string {
  return kind === 'mitigate' || kind === 'isolate'
    ? 'plans name it as in place, by your word'
    : 'the next inventory proves it';
}
