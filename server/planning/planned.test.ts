// Command and service give the same plan, and remember the same, for the same documents, feed, state and day.
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defer, emptyState, finish, type State } from '#core/plans/state.ts';
import { stateOf } from '#core/plans/state-document.ts';
import { openFeedFolder, type StoredFeed } from '#feeds/store.ts';
import { planLineOf, type PlanLine } from '#server/planning/plan-lines.ts';
import { planned } from '#server/planning/planned.ts';
import type { KnownAsset } from '#server/planning/plan-order.ts';
import { commandFolder, documentsIn, kept, type CommandFolder } from '#tests/plans-by-command.ts';

let commands: CommandFolder;
let feed: StoredFeed;

beforeAll(async () => {
  commands = await commandFolder('feed');
  feed = openFeedFolder(commands.feed);
});
afterAll(() => {
  feed.close();
  commands.remove();
});

interface Asked {
  readonly folder: string;
  readonly asOf: string;
  readonly state: State;
  readonly known?: readonly KnownAsset[];
  readonly boundBy?: string;
}

async function linesOf({ folder, asOf, state, known = [], boundBy }: Asked): Promise<readonly PlanLine[]> {
  const handedIn = documentsIn(folder);
  const documents = handedIn.map(({ path, bytes }) => ({
    path,
    digest: createHash('sha256').update(bytes).digest('hex'),
  }));
  const packed = handedIn.map(({ bytes }) => zstdCompressSync(bytes));
  const order = {
    documents,
    asOf,
    capacityHours: 6,
    boundBy,
    policy: undefined,
    feed: { path: '', name: '../feed' },
    known,
  };
  const lines: PlanLine[] = [];
  for await (const line of planned({ ...order, about: undefined }, packed, { state, feed })) {
    // As it crosses from one process to the other.
    lines.push(planLineOf(JSON.stringify(line)));
  }
  return lines;
}

function planIn(lines: readonly PlanLine[]): string {
  expect(lines.filter(({ is }) => is === 'unreadable')).toEqual([]);
  return lines.flatMap((line) => (line.is === 'plan' ? [line.text] : [])).join('');
}

/** The state after a plan, put together from what is said of it. */
function stateAfter(before: State, lines: readonly PlanLine[]): State {
  const seen = new Map(before.seen.map((one) => [`${one.asset}|${one.vulnerability}`, one]));
  let rest = emptyState;
  for (const line of lines) {
    if (line.is === 'state') rest = stateOf(line.state);
    if (line.is !== 'seen') continue;
    for (const one of line.gone) seen.delete(`${one.asset}|${one.vulnerability}`);
    for (const one of line.seen) {
      const known = { arrivedOn: undefined, exploitedOn: undefined, closedOn: undefined };
      seen.set(`${one.asset}|${one.vulnerability}`, { ...known, ...one });
    }
  }
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = [...seen.values()].sort((a, b) => order(a.asset, b.asset) || order(a.vulnerability, b.vulnerability));
  return { ...rest, seen: sorted };
}

const hours = ['--hours', '6'];

describe.each(['hospital', 'bank', 'utility'])('for the %s', (example) => {
  test('the first plan is the command’s, byte for byte, and so is what is remembered', async () => {
    const folder = commands.copy(example);
    const expected = await commands.plan(folder, [...hours, '--as-of', '2024-11-01']);
    const lines = await linesOf({ folder, asOf: '2024-11-01', state: emptyState });
    expect(planIn(lines)).toBe(expected);
    expect(kept(stateAfter(emptyState, lines))).toEqual(commands.state());
  });
});

test('a week later, after what was said and with a directive, it is the command’s still', async () => {
  const folder = commands.copy('hospital');
  const bound = [...hours, '--bound-by', 'bod-26-04'];
  await commands.plan(folder, ['--as-of', '2024-11-01', ...bound]);
  const first = await linesOf({ folder, asOf: '2024-11-01', state: emptyState, boundBy: 'bod-26-04' });
  let state = stateAfter(emptyState, first);
  const [one, two] = state.actions.filter((record) => record.state === 'planned').map(({ id }) => id);
  if (one === undefined || two === undefined) throw new Error('the example plans two actions at the least');
  const said = { on: '2024-11-08', hours: 1.5, until: undefined, reason: undefined, because: undefined };
  await commands.action(folder, [one, 'done', '--hours', '1.5', '--as-of', '2024-11-08']);
  await commands.action(folder, [
    two,
    'defer',
    '--until',
    '2024-12-01',
    '--reason',
    'waiting',
    '--as-of',
    '2024-11-08',
  ]);
  for (const decided of [finish(state, one, said)]) if (decided.ok) state = decided.value;
  const later = defer(state, two, { ...said, hours: undefined, until: '2024-12-01', reason: 'waiting' });
  if (later.ok) state = later.value;
  expect(kept(state)).toEqual(commands.state());
  const expected = await commands.plan(folder, ['--as-of', '2024-11-08', ...bound]);
  const lines = await linesOf({ folder, asOf: '2024-11-08', state, boundBy: 'bod-26-04' });
  expect(planIn(lines)).toBe(expected);
  expect(kept(stateAfter(state, lines))).toEqual(commands.state());
});

test('of assets that are as they were, neither components nor matches are said again', async () => {
  const folder = commands.copy('bank');
  const asked = { folder, asOf: '2024-11-01', state: emptyState };
  const lines = await linesOf(asked);
  const assets = lines.flatMap((line) => (line.is === 'assets' ? line.assets : []));
  const told = (some: readonly PlanLine[], is: PlanLine['is']): readonly string[] => [
    ...new Set(some.flatMap((line) => (line.is === is && 'asset' in line ? [line.asset] : []))),
  ];
  expect(told(lines, 'components').length).toBe(assets.length);
  expect(assets.length).toBeGreaterThan(3);
  expect(told(await linesOf({ ...asked, known: assets }), 'components')).toEqual([]);
  const [first, ...others] = assets;
  if (first === undefined) throw new Error('there is none');
  const known = [...others, { ...first, componentsDigest: '0'.repeat(64) }];
  const again = await linesOf({ ...asked, known });
  expect([told(again, 'components'), told(again, 'matches')]).toEqual([[first.name], [first.name]]);
});

test('what is kept of the inventory adds up, and each match names a component that is there', async () => {
  const lines = await linesOf({ folder: commands.copy('hospital'), asOf: '2024-11-01', state: emptyState });
  const plan = JSON.parse(planIn(lines)) as {
    inventory: { assets: number; components: number };
    summary: { matches: number };
  };
  const assets = lines.flatMap((line) => (line.is === 'assets' ? line.assets : []));
  const components = lines.flatMap((line) => (line.is === 'components' ? line.components : []));
  const matches = lines.flatMap((line) =>
    line.is === 'matches' ? line.matches.map((one) => ({ ...one, asset: line.asset })) : [],
  );
  expect([assets.length, components.length]).toEqual([plan.inventory.assets, plan.inventory.components]);
  expect(matches.filter(({ verdict }) => verdict === 'affected').length).toBe(plan.summary.matches);
  const sizes = new Map(assets.map((one) => [one.name, one.components]));
  expect(matches.filter(({ asset, component }) => component >= (sizes.get(asset) ?? 0))).toEqual([]);
  const concerns = lines.flatMap((line) => (line.is === 'concerns' ? line.concerns : []));
  expect(concerns.reduce((sum, { affected }) => sum + affected, 0)).toBe(plan.summary.matches);
});

test('a document that can not be read any more stops the plan, and is named with its place', async () => {
  const packed = [zstdCompressSync(Buffer.from('{"bomFormat":"CycloneDX",'))];
  const documents = [{ path: 'a.json', digest: '0'.repeat(64) }];
  const order = {
    documents,
    asOf: '2024-11-01',
    capacityHours: 6,
    boundBy: undefined,
    policy: { hours: 7 },
    feed: { path: '', name: '' },
    known: [],
    about: undefined,
  };
  const lines: PlanLine[] = [];
  for await (const line of planned(order, packed, { state: emptyState, feed })) lines.push(line);
  expect(lines).toMatchObject([
    {
      is: 'unreadable',
      faults: [
        { path: 'a.json', code: 'document.syntax', place: expect.stringContaining('line 1') },
        { path: 'policy', code: 'policy.malformed' },
      ],
    },
  ]);
});
