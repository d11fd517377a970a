import type { ExitStatus, Io } from '#cli/io.ts';
import { BadUsage } from '#cli/io.ts';

export const usage = `breakwater frontier horizon RUNS...       how long tasks may be for a model to solve half of them
breakwater frontier compare RUNS... --base A --candidate B
                                          is B a step-change over A, or an incremental version?
breakwater frontier power RUNS... --base A
                                          can these items tell, before the first run of another?
breakwater frontier trend RUNS... --releases FILE
                                          how fast the horizons of the best models grow
breakwater frontier verify RECORD RUNS... work a recorded result out again: is it the same?
breakwater frontier evidence LOG...       work a log's results out again; can it carry a verdict?
breakwater frontier suite SUITE           a suite's digest, whether it can still tell, who was run on it
breakwater frontier criteria CRITERIA     the digest by which criteria are committed to beforehand
breakwater frontier levels CRITERIA RUNS... --model A
                                          which levels of these criteria does A reach?
breakwater frontier timeline NOTICE       planned releases, and access beside them

What evidence about AI models says, worked out from files alone: nothing is sent, and nothing here
can approve, refuse or delay a release. RUNS: tables of task runs, CSV or JSONL (.jsonl), with
alias, task_id, task_family, human_minutes (how long an expert takes), score_binarized or score,
and, where known, total_tokens, task_version, cheated, public; or LOGs of Inspect AI (.eval, .json)
whose samples' metadata says human_minutes, unless --tasks does. Rows that can't be read are counted
with their reason.

  --format FORMAT    table or json; timeline: ical too, for a calendar; default table
  --tasks FILE       family and expert minutes of each task, in place of what the runs say: CSV with
                     task_id, task_family, human_minutes
  --minutes COLUMN   the column of --tasks that holds expert minutes; default human_minutes
  --budget TOKENS    a run that used more tokens counts as failed; default: no limit
  --ridge NUMBER     how much a steep curve is held back; default 0.00001 (METR until 2026: 0.1)
  --weights WEIGHTS  balanced (a family counts by the square root of its tasks) or equal; default
                     balanced
  --draws N          how often families, tasks and runs are drawn again; default 1000
  --seed N           of the first draw; default 42, by which published intervals were drawn
  --predecessor P    compare: the developer's own predecessor beside A, the best released model; one
                     verdict of both
  --margin N         how many times A's horizon is a step-change; default 2
  --ratio N          power: how many times A's horizon the other's is; default: 2 margins
  --attempts N       power: attempts at each item, of both models; default 1
  --cheating HOW     runs marked in a column cheated: failure, discarded or success; default failure
  --record FILE      horizon, compare, levels: keep what was asked, of which items, and the result,
                     sealed by its SHA-256
  --suite SUITE      the suite of items: its document (.json), so that runs of its items alone count,
                     as it has them; or NAME@VERSION, told in the record
  --runs FILE        suite: runs of which it is told what of the suite is in them
  --from FILE        suite: make its document of a table of tasks, CSV with task_id, task_family and
                     best_available_minutes, best_available_source or human_minutes, human_source
  --name, --version  suite: what --from calls it
  --visibility WHOSE suite: public or private, where the table has no column public
  --releases FILE    when each model was released: CSV with alias and released_on, or JSON
  --digest SHA256    criteria and levels: refuse criteria that have another digest
  --html FILE        trend, compare, timeline: a page of plots too, without scripts
  --as-of DATE       timeline: the day on which the calendar is written; default today

The method is METR's (arXiv 2503.14499), as in the published horizons for cyber tasks.
Exit status 1: verify finds other items or another result, evidence a log that carries no verdict.
`;

type Run = (args: readonly string[], io: Io) => Promise<ExitStatus>;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [name = '', ...words] = args;
  const { run } = await load(name);
  return run(words, io);
}

const words = 'frontier takes horizon, compare, power, trend, verify, evidence, suite, criteria, levels, timeline';

async function load(name: string): Promise<{ readonly run: Run }> {
  switch (name) {
    case 'horizon':
      return import('#cli/frontier/horizon.ts');
    case 'compare':
      return import('#cli/frontier/compare.ts');
    case 'verify':
      return import('#cli/frontier/verify.ts');
    case 'evidence':
      return import('#cli/frontier/evidence.ts');
    case 'suite':
      return import('#cli/frontier/suite.ts');
    case 'criteria':
      return import('#cli/frontier/criteria.ts');
    case 'levels':
      return import('#cli/frontier/levels.ts');
    case 'timeline':
      return import('#cli/frontier/timeline.ts');
    case 'power':
      return import('#cli/frontier/power.ts');
    case 'trend':
      return import('#cli/frontier/trend.ts');
    default:
      throw new BadUsage(name === '' ? words : `frontier has no "${name}": ${words}`);
  }
}
