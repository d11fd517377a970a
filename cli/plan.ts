// `breakwater plan`: from an inventory to the few things to do this week.
import { grouped, plural } from '#core/kernel/counted.ts';
import { chooseFeed } from '#cli/feed-choice.ts';
import { failsOn } from '#cli/fail-on.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { hoursOf, parseJob, sharedUsage, type JobOptions } from '#cli/job-options.ts';
import { ownInventory } from '#cli/own-word.ts';
import { Progress } from '#cli/progress.ts';
import { readState, writeState, type StateFile } from '#cli/state.ts';
import { statePath } from '#cli/state-path.ts';
import { tellDropped } from '#cli/tell-dropped.ts';
import { Timings } from '#cli/timings.ts';
import { watched, watching } from '#cli/watching.ts';
import { softwareOf } from '#core/components/software.ts';
import type { Feed } from '#core/feed/feed.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import * as csv from '#core/formats/plan-csv/plan-csv.ts';
import * as html from '#core/formats/plan-html/plan-html.ts';
import * as ical from '#core/formats/plan-ical/plan-ical.ts';
import * as markdown from '#core/formats/plan-markdown/plan-markdown.ts';
import * as terminal from '#core/formats/plan-terminal/plan-terminal.ts';
import { withReported } from '#core/matching/reported-feed.ts';
import { planInputOf, type PlanWatch } from '#core/plans/input-of.ts';
import { planAndRemember } from '#core/plans/make-plan.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import type { Plan } from '#core/plans/plan.ts';
import { emptyState, whyNotKept, type State } from '#core/plans/state.ts';
import { schemeOf } from '#core/versions/registry.ts';

/** A working day: what a plan is made for where nobody says how many hours there are. */
const usualHours = '8';

export const usage = `breakwater plan INVENTORY... [options]

The few things to do this week: a list to see at a glance, fitted to the hours you have, then each
with why, how, by when, how to check that it worked, and what to do if you can't. What one action
says is not said again: "as in action 1". INVENTORY: SBOMs, lock files, CSV lists of assets,
assets.yaml; files or folders.

  --hours N          hours there are this week; default ${usualHours}
  --format FORMAT    table, json, markdown, csv, ical (a calendar: what is past its day stands in the
                     week that it is planned for) or html (one page that prints); default table
                     or, for a board, an examiner, an insurer: evidence (CSV, each vulnerability on
                     each asset with the rule, the answers, its day and what became of it),
                     evidence-json, or report (one page that prints, with the digests of its inputs)
  --out FILE         write there in place of printing
  --sign KEYFILE     with --out: an Ed25519 signature of the file, into FILE.sig; KEYFILE is a private
                     key in PEM (openssl genpkey -algorithm ed25519)
  --explain ID       all there is to say, with every source, of one action or of one vulnerability
                     (CVE-…, GHSA-…)
${sharedUsage}
Exit status: 0 done, 1 a finding at or over --fail-on, 2 bad input, 3 internal failure.
`;

const evidenceFormats = ['evidence', 'evidence-json', 'report'];
const formats = ['table', 'json', 'markdown', 'csv', 'ical', 'html', ...evidenceFormats];

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const timings = new Timings(io);
  const progress = new Progress(io);
  const options = parseJob(args, io, { formats, own: ['hours', 'explain', 'out', 'sign'] });
  const capacityHours = hoursOf(options.own['hours'] ?? usualHours, '--hours');
  const figures =
    options.policy === undefined ? undefined : (await import('#cli/policy-file.ts')).readPolicy(options.policy, io);
  const path = statePath(options, io);
  const file = path === undefined ? undefined : readState(path);
  const { state } = file ?? { state: emptyState };
  const inventory = await ownInventory(options, state, io, watching(progress, timings));
  tellDropped(inventory, io);
  timings.end('parse');
  const chosen = await chooseFeed(options.feed, io);
  try {
    timings.end('feed');
    const feed = withReported(chosen.feed, inventory);
    const { asOf, boundBy } = options;
    const schemes = watched(progress, schemeOf);
    const input = planInputOf(
      { inventory, feed, feedName: chosen.name, asOf, capacityHours, boundBy, state, figures, schemes },
      telling(progress),
    );
    timings.end('look-up');
    progress.begin(
      `planning: ${plural(input.matches.length, 'verdict')} on ${plural(inventory.assets.length, 'asset')}`,
    );
    const made = planAndRemember(input);
    timings.end('plan');
    const { explain } = options.own;
    const text =
      explain !== undefined
        ? await explained(explain, { input, plan: made.plan, find: (id) => feed.find(id) }, io)
        : evidenceFormats.includes(options.format)
          ? (await import('#cli/evidence.ts')).renderEvidence(input, made, { format: options.format, file })
          : render(made.plan, options.format, io);
    await put(text, options.own, io);
    // Looking closer changes nothing; a plan that was shown is what the next one is compared with.
    if (file !== undefined && explain === undefined) keep(file, made.state, options, io);
    timings.end('output');
    if (options.timings) timings.print();
    return failsOn(options.failOn, made.affected, io) ? 1 : 0;
  } finally {
    chosen.feed.close();
  }
}

type Own = ReturnType<typeof parseJob>['own'];

async function put(text: string, { out, sign }: Own, io: Io): Promise<void> {
  if (out === undefined && sign === undefined) return io.stdout(text);
  (await import('#cli/evidence.ts')).writeSigned(text, { out, sign }, io);
}

/** Neither a look back nor one ahead is kept. A file that is named begins on whatever day its first plan is made for. */
function keep(file: StateFile, state: State, { asOf, state: named }: JobOptions, io: Io): void {
  const { plannedOn } = file.state;
  const why = whyNotKept({ asOf, today: io.today(), plannedOn, isNamed: typeof named === 'string' });
  if (why === undefined) return writeState(file, state);
  io.stderr(`breakwater: this plan is as of ${asOf}, and ${why}: it is not kept in "${printable(file.path)}"\n`);
}

function telling(progress: Progress): PlanWatch {
  return {
    telling: (verdict, of) => progress.tell(() => `telling: verdict ${grouped(verdict)} of ${grouped(of)}`),
    weighing: () => progress.tell(() => 'planning: weighing risks'),
    seeking: () => progress.tell(() => 'planning: looking for versions to upgrade to'),
  };
}

function render(plan: Plan, format: string, io: Io): string {
  switch (format) {
    case 'json':
      return `${jsonText(plan, 2)}\n`;
    case 'markdown':
      return markdown.renderPlan(plan);
    case 'csv':
      return csv.renderPlan(plan);
    case 'ical':
      return ical.renderPlan(plan);
    case 'html':
      return html.renderPlan(plan);
    default:
      return terminal.renderPlan(plan, io);
  }
}

async function explained(id: string, { input, plan, find }: Explaining, io: Io): Promise<string> {
  const { explain } = await import('#core/plans/explain.ts');
  const lines = explain(id, input, plan);
  if (lines === undefined) return notMet(id, input, find);
  const width = Math.min(100, io.columns);
  return lines
    .map((line) => `${wrap(printable(line.trimStart()), width, ' '.repeat(line.length - line.trimStart().length))}\n`)
    .join('');
}

interface Explaining {
  readonly input: PlanInput;
  readonly plan: Plan;
  readonly find: Feed['find'];
}

/** What is known of a vulnerability that meets nothing of the inventory; that nothing names it is not that all is safe. */
function notMet(id: string, { feed, inventory }: PlanInput, find: Feed['find']): string {
  const [index] = find(id);
  if (index === undefined || feed.vulnerability === undefined) {
    throw new BadUsage(
      `--explain: no action of this plan bears the id "${id}", and the feed knows no such vulnerability`,
    );
  }
  const { id: named, title } = feed.vulnerability(index);
  const components = inventory.assets.reduce((sum, asset) => sum + softwareOf(asset).length, 0);
  return [
    printable(`${named}: ${title}`),
    `The feed knows it; no record of it names any of the ${plural(components, 'component')} of this inventory.`,
    'What the plan can not see (products not recognised, components without a version) may still be concerned.',
    '',
  ].join('\n');
}
