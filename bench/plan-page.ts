// What the page of the plan costs whoever opens it, while many do: `node bench/plan-page.ts 1000 20` tries a thousand
// organizations for twenty seconds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { get, keptConnections, onSchedule, type Latencies } from '#bench/open-loop.ts';
import { makePlanned, type Planned } from '#bench/planned-organizations.ts';
import { breakwater, run } from '#bench/process.ts';
import { grouped, rendered, type Figure, type Section } from '#bench/section.ts';
import { startService } from '#bench/served.ts';

export interface PlanPageSizes {
  readonly organizations: number;
  /** Of each round. */
  readonly seconds: number;
}

/** As the issue asks for it. */
export const fullPlanPage: PlanPageSizes = { organizations: 10_000, seconds: 60 };

const perSecond = 50;
const p99MsMax = 150;
const warmUpSeconds = 5;

type Measured = Omit<Figure, 'command' | 'input'>;

export async function planPageSection({ organizations, seconds }: PlanPageSizes): Promise<Section> {
  run(breakwater('version'));
  const folder = mkdtempSync(join(tmpdir(), 'bw-page-'));
  const data = join(folder, 'data');
  const service = await startService(data);
  try {
    const { all, planBytes } = await makePlanned(data, organizations);
    const figures = await figuresOf(service.url, all, seconds);
    const shown = planBytes.map((bytes) => `${Math.round(bytes / 1000)} kB`).join(', ');
    return {
      title: 'The plan page',
      figures: figures.map((figure) => ({
        ...figure,
        input: `${grouped(organizations)} organizations, their plans of ${shown}`,
        command: `node bench/plan-page.ts ${organizations} ${seconds}`,
      })),
      remarks: [
        'The bundled service in a process of its own on its embedded database; the plans are those that it made of the three ' +
          'invented organizations, copied to all others, each with a member who is signed in, and written to the disk before. Requests begin on a schedule, ' +
          'whether or not earlier ones were answered, and their time counts from when they were due; each is of another ' +
          'organization than the one before. The page asks who one is and where one belongs, then for the organization, then ' +
          'for its plan (`portal/routes/frames.tsx`); its time is until the last of the four is there. Whoever asks runs on ' +
          'the same two processors.',
      ],
    };
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function figuresOf(url: string, all: readonly Planned[], seconds: number): Promise<readonly Measured[]> {
  const agent = keptConnections();
  // 7919 is a prime: steps of it come to each organization before they come to one twice.
  const whose = (number: number): Planned => {
    const one = all[(number * 7919) % all.length];
    if (one === undefined) throw new Error('there are no organizations');
    return one;
  };
  const ask = async (path: string, { secret }: Planned): Promise<void> => {
    await get(`${url}${path}`, agent, { cookie: `__Host-breakwater=${secret}` });
  };
  const plan = (one: Planned) => ask(`/api/organizations/${one.org}/plan`, one);
  const page = async (one: Planned): Promise<void> => {
    await Promise.all([ask('/api/me', one), ask('/api/organizations?limit=200', one)]);
    await ask(`/api/organizations/${one.org}`, one);
    await plan(one);
  };
  const health = async (): Promise<void> => void (await get(`${url}/healthz`, agent));
  await onSchedule({ perSecond, seconds: warmUpSeconds }, (number) => page(whose(number)));
  const schedule = { perSecond, seconds };
  const floor = await onSchedule({ perSecond, seconds: warmUpSeconds * 2 }, health);
  const plans = await onSchedule(schedule, (number) => plan(whose(number)));
  const quarter = await onSchedule({ perSecond: perSecond / 4, seconds }, (number) => page(whose(number)));
  const pages = await onSchedule(schedule, (number) => page(whose(number)));
  agent.destroy();
  const text = `p99 under ${p99MsMax} ms`;
  const goal = ({ p99Ms }: Latencies): Figure['goal'] => ({ text, met: p99Ms < p99MsMax });
  return [
    { what: `the plan alone, ${perSecond} requests a second`, measured: shown(plans), goal: goal(plans) },
    {
      what: `the page, ${perSecond / 4} a second: ${perSecond} requests a second`,
      measured: shown(quarter),
      goal: goal(quarter),
    },
    {
      what: `the page, ${perSecond} a second: ${perSecond * 4} requests a second`,
      measured: shown(pages),
      goal: undefined,
    },
    { what: `beside them \`GET /healthz\`, ${perSecond} a second`, measured: shown(floor), goal: undefined },
  ];
}

function shown({ count, medianMs, p99Ms, mostMs }: Latencies): string {
  return `p99 ${p99Ms.toFixed(0)} ms (median ${medianMs.toFixed(1)}, most ${mostMs.toFixed(0)}), of ${grouped(count)}`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [organizations = fullPlanPage.organizations, seconds = fullPlanPage.seconds] = process.argv
    .slice(2)
    .map(Number);
  const section = await planPageSection({ organizations, seconds });
  console.log(rendered(section));
  process.exitCode = section.figures.some(({ goal }) => goal?.met === false) ? 1 : 0;
}
