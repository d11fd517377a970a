// Actions that are about assets rather than about a package: look for an intruder, isolate, find out what runs.
import { lookUpNames } from '#core/matching/look-up-names.ts';
import type { Match } from '#core/matching/match.ts';
import { reasons } from '#core/matching/opinion.ts';
import { windowsHost } from '#core/matching/windows-host.ts';
import { assetsOf, groupBy, workOf, type Candidate, type Doing, type Ids } from '#core/plans/candidate.ts';
import { calledOf, likenessOf, subjectOf } from '#core/plans/naming.ts';
import type { Memory } from '#core/plans/memory.ts';
import type { Policy } from '#core/plans/policy.ts';
import type { Risk } from '#core/plans/risk.ts';
import { isListed } from '#core/priority/priority.ts';

/**
 * Triage before the patch, one for the like assets that have the same flaws that ask for it; patching would destroy what it
 * looks for. What an earlier triage covered is not asked for again.
 */
export function investigations(
  risks: readonly Risk[],
  memory: Memory,
  { ids, policy }: { readonly ids: Ids; readonly policy: Policy },
): readonly Candidate[] {
  const asking = risks.filter(
    ({ priority, match }) => priority.triage && memory.saidDone('investigate', match) === undefined,
  );
  const perAsset = [...groupBy(asking, ({ asset }) => asset.name).values()];
  const flawsOf = (group: readonly Risk[]): string =>
    [...new Set(group.map(({ match }) => match.index))].sort((a, b) => a - b).join(',');
  const alike = groupBy(perAsset, (group) => {
    const [first] = group;
    return `${first === undefined ? '' : likenessOf(first.asset)}|${flawsOf(group)}`;
  });
  return [...alike.values()].map((groups) => {
    const closes = groups.flat().sort((a, b) => a.index - b.index);
    const assets = assetsOf(closes);
    const subject = nameAssets(assets.map(({ name }) => name));
    const id = ids.of('investigate', 'triage', assets);
    const removes = closes.map(({ index }) => ({ risk: index, share: policy.triageShare }));
    const work = workOf('investigate', assets);
    return { id, doing: { kind: 'investigate' }, subject, assets, closes, removes, needs: [], work };
  });
}

/** Gives each action that would overwrite traces its needs. */
export function withNeeds(candidates: readonly Candidate[], triages: readonly Candidate[]): readonly Candidate[] {
  const triageOf = new Map(triages.flatMap(({ id, closes }) => closes.map((risk) => [risk, id] as const)));
  return candidates.map((candidate) => {
    const { kind } = candidate.doing;
    if (kind !== 'upgrade' && kind !== 'replace' && kind !== 'mitigate') return candidate;
    const needs = [...new Set(candidate.closes.flatMap((risk) => triageOf.get(risk) ?? []))];
    return needs.length === 0 ? candidate : { ...candidate, needs };
  });
}

/** Assets within reach whose unfixed flaws weigh much: harder to reach is the next best thing. */
export function isolations(
  all: readonly Risk[],
  open: readonly Risk[],
  memory: Memory,
  { ids, policy }: { readonly ids: Ids; readonly policy: Policy },
): readonly Candidate[] {
  const total = sum(all);
  const whole = groupBy(all, ({ asset }) => asset.name);
  const found: Candidate[] = [];
  for (const [name, unfixed] of groupBy(open, ({ asset }) => asset.name)) {
    const [first] = unfixed;
    const risks = whole.get(name) ?? [];
    if (first === undefined || first.asset.exposure.value === 'isolated' || first.asset.exposure.value === 'internal')
      continue;
    const weight = sum(unfixed);
    if (weight < policy.isolateFromShare * total || weight < policy.isolateFromOwnShare * sum(risks)) continue;
    if (unfixed.every(({ match }) => memory.saidDone('isolate', match) !== undefined)) continue;
    const assets = [first.asset];
    found.push({
      ...plain,
      id: ids.of('isolate', name, assets),
      doing: { kind: 'isolate' },
      subject: name,
      assets,
      closes: risks,
      removes: risks.map(({ index }) => ({ risk: index, share: policy.isolationShare })),
      work: workOf('isolate', assets),
    });
  }
  return found;
}

/** What is not known of a product, so that nobody can tell. */
type Missing = Extract<Doing, { kind: 'confirm' }>['missing'];

/**
 * What nobody can tell and would matter much. One for each product, however many assets it stands on: whoever looks it up
 * does so for all of them at once.
 */
export function confirmations(doubtful: readonly Risk[], ids: Ids): readonly Candidate[] {
  const groups = groupBy(doubtful, ({ match }) =>
    missingOf(match) === 'build' ? 'build' : `product|${subjectOf(match.component)}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { component } = first.match;
    const missing = firstMissing(group);
    const subject = missing === 'build' ? 'Microsoft Windows' : subjectOf(component);
    const assets = assetsOf(group);
    const called = missing === 'build' ? 'Windows' : calledOf(component);
    return [
      {
        ...plain,
        id: ids.of('confirm', subject, assets),
        doing: { kind: 'confirm', called, missing },
        subject,
        assets,
        closes: group,
        work: { ...workOf('confirm', assets), ...(missing === 'range' ? { fixed: lookUpHours(group) } : {}) },
      },
    ];
  });
}

/** Worth a look: in KEV, or due within days. */
export function isGrave({ priority }: Risk): boolean {
  return isListed(priority) || priority.tier === '3DF' || priority.tier === '3D';
}

/** What has to be known before anything else can be. */
const missingFirst: readonly Missing[] = ['build', 'version', 'identity', 'range'];

function firstMissing(group: readonly Risk[]): Missing {
  const all = new Set(group.map(({ match }) => missingOf(match)));
  return missingFirst.find((missing) => all.has(missing)) ?? 'identity';
}

/** One advisory after the other has to be read at the vendor's. Judgement. */
const hoursPerLookUp = 0.1;
const lookUpHoursMax = 4;

function lookUpHours(group: readonly Risk[]): number {
  const flaws = new Set(group.map(({ match }) => match.index)).size;
  return Math.min(lookUpHoursMax, 0.15 + hoursPerLookUp * flaws);
}

/** Reasons by which the version is known, and nobody here says whether it is affected. */
const noRange: ReadonlySet<string | undefined> = new Set([
  reasons.listed,
  reasons.product,
  reasons.otherUpdates,
  reasons.noFixedBuild,
]);

/** Reasons by which the build is known, and what records say can not be held against it. */
const noComparison: ReadonlySet<string | undefined> = new Set([reasons.unreadable, reasons.noOrder]);

/** Of a match of which nobody can tell whether it affects. */
export function missingOf({ component, because }: Match): Missing {
  const host = windowsHost(component);
  if (host !== undefined && (host.line === undefined || host.revision === undefined)) return 'build';
  if (because.length > 0 && because.every(({ reason }) => noRange.has(reason))) return 'range';
  if (host !== undefined) return because.every(isIncomparable) ? 'range' : 'identity';
  return lookUpNames(component).every(({ version }) => version === undefined) ? 'version' : 'identity';
}

function isIncomparable({ reason }: Match['because'][number]): boolean {
  return noRange.has(reason) || noComparison.has(reason);
}

const plain = { removes: [], needs: [] } as const;

/** `web-1`, `web-1 and web-2`, `web-1, web-2 and 3 more`. */
export function nameAssets(names: readonly string[]): string {
  const [first = '', second = ''] = names;
  if (names.length <= 1) return first;
  if (names.length === 2) return `${first} and ${second}`;
  return `${first}, ${second} and ${names.length - 2} more`;
}

function sum(risks: readonly Risk[]): number {
  return risks.reduce((total, { weight }) => total + weight, 0);
}
