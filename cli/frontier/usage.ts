// What `--help` says of the framework's commands: of all of them, or of one with the options that it takes.
import { wrap } from '#core/formats/bases/wrap.ts';

export const subcommands = [
  'horizon',
  'compare',
  'power',
  'trend',
  'verify',
  'evidence',
  'suite',
  'criteria',
  'levels',
  'timeline',
] as const;

export type Subcommand = (typeof subcommands)[number];

const calls: Readonly<Record<Subcommand, { readonly words: string; readonly told: string }>> = {
  horizon: { words: 'RUNS...', told: 'how long tasks may be for a model to solve half of them' },
  compare: {
    words: 'RUNS... --base A --candidate B',
    told: 'is B a step-change over A, or an incremental version?',
  },
  power: { words: 'RUNS... --base A', told: 'can these items tell, before the first run of another?' },
  trend: { words: 'RUNS... --releases FILE', told: 'how fast the horizons of the best models grow' },
  verify: { words: 'RECORD RUNS...', told: 'work a recorded result out again: is it the same?' },
  evidence: { words: 'LOG...', told: "work a log's results out again; can it carry a verdict?" },
  suite: { words: 'SUITE', told: "a suite's digest, can it still tell, who was run on it" },
  criteria: { words: 'CRITERIA', told: 'the digest by which criteria are committed to beforehand' },
  levels: { words: 'CRITERIA RUNS... --model A', told: 'which levels of these criteria does A reach?' },
  timeline: { words: 'NOTICE', told: 'planned releases, and access beside them' },
};

interface OptionTold {
  readonly words: string;
  readonly of: readonly Subcommand[];
  readonly told: string;
}

const ofRuns = ['horizon', 'compare', 'power', 'trend', 'verify', 'levels'] as const;
const ofCurves = ['horizon', 'compare', 'power', 'trend'] as const;

/** Each names the commands that take it: a test asks them. */
export const options: readonly OptionTold[] = [
  {
    words: '--format FORMAT',
    of: subcommands,
    told: 'table or json; timeline: ical too, for a calendar; default table',
  },
  { words: '--base A', of: ['compare', 'power'], told: 'the model that the other is compared with' },
  { words: '--candidate B', of: ['compare'], told: 'the model that is asked about' },
  {
    words: '--predecessor P',
    of: ['compare'],
    told: "the developer's own predecessor beside A, the best released model; one verdict of both",
  },
  { words: '--model A', of: ['levels'], told: 'the model that is asked about' },
  {
    words: '--tasks FILE',
    of: ofRuns,
    told: 'family and expert minutes of each task, in place of what the runs say: CSV with task_id, task_family, human_minutes',
  },
  {
    words: '--minutes COLUMN',
    of: ofRuns,
    told: 'the column of --tasks that holds expert minutes; default human_minutes',
  },
  {
    words: '--budget TOKENS',
    of: ofRuns,
    told: 'a run that used more tokens counts as failed; default: no limit',
  },
  {
    words: '--suite SUITE',
    of: ofRuns,
    told: 'the suite of items: its document (.json), so that runs of its items alone count, as it has them; or NAME@VERSION, told in the record',
  },
  {
    words: '--ridge NUMBER',
    of: ofCurves,
    told: 'how much a steep curve is held back; default 0.00001 (METR until 2026: 0.1)',
  },
  {
    words: '--weights WEIGHTS',
    of: ofCurves,
    told: 'balanced (a family counts by the square root of its tasks) or equal; default balanced',
  },
  {
    words: '--draws N',
    of: ['horizon', 'trend'],
    told: 'how often families, tasks and runs are drawn again; default 1000',
  },
  {
    words: '--seed N',
    of: ['horizon', 'trend'],
    told: 'of the first draw; default 42, by which published intervals were drawn',
  },
  {
    words: '--margin N',
    of: ['compare', 'power'],
    told: "how many times A's horizon is a step-change; default 2",
  },
  { words: '--ratio N', of: ['power'], told: "how many times A's horizon the other's is; default: 2 margins" },
  { words: '--attempts N', of: ['power'], told: 'attempts at each item, of both models; default 1' },
  {
    words: '--cheating HOW',
    of: ['compare'],
    told: 'runs marked in a column cheated: failure, discarded or success; default failure',
  },
  {
    words: '--record FILE',
    of: ['horizon', 'compare', 'levels'],
    told: 'keep what was asked, of which items, and the result, sealed by its SHA-256',
  },
  { words: '--runs FILE', of: ['suite'], told: 'runs of which it is told what of the suite is in them' },
  {
    words: '--from FILE',
    of: ['suite'],
    told: 'make its document of a table of tasks, CSV with task_id, task_family and best_available_minutes, best_available_source or human_minutes, human_source',
  },
  { words: '--name NAME', of: ['suite'], told: 'what --from calls it' },
  { words: '--version VERSION', of: ['suite'], told: 'which version of it --from makes' },
  {
    words: '--visibility WHOSE',
    of: ['suite'],
    told: 'public or private, where the table has no column public',
  },
  {
    words: '--releases FILE',
    of: ['trend'],
    told: 'when each model was released: CSV with alias and released_on, or JSON',
  },
  { words: '--digest SHA256', of: ['criteria', 'levels'], told: 'refuse criteria that have another digest' },
  { words: '--html FILE', of: ['compare', 'trend', 'timeline'], told: 'a page of plots too, without scripts' },
  {
    words: '--as-of DATE',
    of: ['timeline'],
    told: 'the day on which the calendar is written; default today',
  },
];

const nothingSent =
  'What evidence about AI models says, worked out from files alone: nothing is sent, and nothing here can approve, refuse or delay a release.';
const runsTold =
  "RUNS: tables of task runs, CSV or JSONL (.jsonl), with alias, task_id, task_family, human_minutes (how long an expert takes), score_binarized or score, and, where known, total_tokens, task_version, cheated, public; or LOGs of Inspect AI (.eval, .json) whose samples' metadata says human_minutes, unless --tasks does. Rows that can't be read are counted with their reason.";
const method = "The method is METR's (arXiv 2503.14499), as in the published horizons for cyber tasks.";
const statuses: Partial<Record<Subcommand, string>> = {
  verify: 'verify finds other items or another result',
  evidence: 'evidence a log that carries no verdict',
};

const callWidth = 42;

export const usage = `${[
  ...subcommands.map(called),
  '',
  wrap(`${nothingSent} ${runsTold}`, 100),
  wrap('breakwater frontier COMMAND --help tells of one of them alone.', 100),
  '',
  ...options.map((one) => optionLine(one, one.of.length < 6 ? `${one.of.join(', ')}: ` : '')),
  '',
  method,
  `Exit status 1: ${Object.values(statuses).join(', ')}.`,
].join('\n')}\n`;

/** What one of them is, or `undefined` for what is none of them. */
export function usageOf(name: string): string | undefined {
  const own = subcommands.find((one) => one === name);
  if (own === undefined) return undefined;
  const takesRuns = calls[own].words.includes('RUNS');
  const status = statuses[own];
  return `${[
    called(own),
    '',
    wrap(takesRuns ? `${nothingSent} ${runsTold}` : nothingSent, 100),
    '',
    ...options.filter(({ of }) => of.includes(own)).map((one) => optionLine(one, '')),
    '',
    ...(takesRuns ? [method] : []),
    ...(status === undefined ? [] : [`Exit status 1: ${status}.`]),
    'breakwater frontier --help tells of the others.',
  ].join('\n')}\n`;
}

/** Which of them take an option, such as `--html`. */
export function takersOf(option: string): readonly Subcommand[] {
  return options.find(({ words }) => words.split(' ', 1)[0] === option)?.of ?? [];
}

function called(name: Subcommand): string {
  const call = `breakwater frontier ${name} ${calls[name].words}`;
  const { told } = calls[name];
  return call.length < callWidth ? `${call.padEnd(callWidth)}${told}` : `${call}\n${' '.repeat(callWidth)}${told}`;
}

function optionLine({ words, told }: OptionTold, lead: string): string {
  return wrap(`${lead}${told}`, 100, `  ${words.padEnd(19)}`);
}
