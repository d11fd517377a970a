// How long an action takes: a table of our own judgement, set between published figures, moved by what the
// organization's own closed actions took.
import type { Asset, AssetKind } from '#core/components/asset.ts';
import { exp, ln } from '#core/kernel/exact-math.ts';
import type { Action, ActionKind } from '#core/plans/action.ts';
import type { HoursRow, Policy } from '#core/plans/policy.ts';

export type Hours = Action['hours'];

/** What an estimate rests on. */
export interface Work {
  readonly kind: ActionKind;
  readonly assets: readonly Pick<Asset, 'kind' | 'count'>[];
  /** Packages raised in one sitting beyond the first. */
  readonly morePackages: number;
  /** The target is of another major version: what uses it must be looked through. */
  readonly breaking: boolean;
  /** Others bring the package in: the one to raise must be found. */
  readonly transitive: boolean;
  /** In place of the table's fixed part, where the action has hours of its own. */
  readonly fixed?: number;
  /** A restart must be agreed with the users: an asset has a maintenance window. */
  readonly window: boolean;
}

/** An action that is done, and what it took. */
export interface Finished {
  readonly kind: ActionKind;
  readonly assetKind: AssetKind;
  readonly count: number;
  readonly hours: number;
}

/**
 * Published figures: 7.5 h for 1 to 10 assets by hand and 10 min where all is automated (Mondoo, from NIST SP 800-40r4's
 * phases). A small organization's single upgrade lies between; the rows are judgement, and ranges say so.
 */
const table: Readonly<Record<ActionKind, HoursRow>> = {
  upgrade: row(0.75, { workstation: 0.1, appliance: 0.75, device: 0.5, ot: 1.5, medical: 1.5 }),
  mitigate: row(0.5, { workstation: 0.1, appliance: 0.5, device: 0.5, ot: 1, medical: 1 }),
  isolate: row(1, { workstation: 0.25, ot: 1, medical: 1 }, 0.5),
  // BOD 26-04 gives two hours for the scoping of one.
  investigate: row(1.5, { workstation: 0.25, ot: 1, medical: 1 }, 0.5),
  // Another thing in its place. A newer release over the one that is there is counted as an upgrade to another major
  // version: it comes as an update does, and what runs on it has to be tried.
  replace: row(8, { workstation: 1, appliance: 4, device: 2, ot: 16, medical: 16 }, 2),
  confirm: row(0.25, {}, 0.1),
  ask: row(0.5, {}, 0.1),
  harden: row(2, {}, 0),
};

/** Beyond so many alike, each further one takes a tenth: tools and habit carry it. */
const alikeInFull = 5;
const perPackageMore = 0.05;
const perTransitive = 0.25;
const perWindow = 0.25;
const breakingFactor = 2;
/** How much of the organization's own experience the table's word is worth. */
const priorActions = 5;
const logMax = ln(8);

function row(fixed: number, perAsset: Partial<Record<AssetKind, number>>, other = 0.25): HoursRow {
  const kinds: Record<AssetKind, number> = {
    host: other,
    workstation: other,
    server: other,
    application: other,
    appliance: other,
    device: other,
    ot: other,
    medical: other,
    service: other,
    unknown: other,
  };
  return { fixed, perAsset: { ...kinds, ...perAsset } };
}

/** The table's hours, before experience. */
export function tableHours(work: Work, policy: Policy): number {
  const own = policy.hours[work.kind];
  const fixed = own?.fixed ?? work.fixed ?? table[work.kind].fixed;
  const perAsset = { ...table[work.kind].perAsset, ...own?.perAsset };
  let hours = fixed + perPackageMore * work.morePackages + (work.transitive ? perTransitive : 0);
  if (work.breaking) hours += fixed * (breakingFactor - 1);
  const counts = new Map<AssetKind, number>();
  for (const { kind, count } of work.assets) counts.set(kind, (counts.get(kind) ?? 0) + count);
  for (const [kind, count] of counts) {
    hours += perAsset[kind] * (Math.min(count, alikeInFull) + Math.max(0, count - alikeInFull) / 10);
  }
  return hours + (work.window ? perWindow : 0);
}

/** What the organization's own closed actions say of the table: the mean of ln(taken / table), shrunk towards nought. */
export type Learned = (kind: ActionKind, assetKind: AssetKind) => { readonly factor: number; readonly actions: number };

/**
 * Posterior means with weight n / (n + {@link priorActions}): a kind of action towards the table, a kind of action on a
 * kind of asset towards its kind of action.
 */
export function learn(finished: readonly Finished[], policy: Policy): Learned {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { kind, assetKind, count, hours } of finished) {
    if (hours <= 0) continue;
    const plain = { morePackages: 0, breaking: false, transitive: false, window: false };
    const ratio = ln(hours / tableHours({ kind, assets: [{ kind: assetKind, count }], ...plain }, policy));
    const bounded = Math.min(logMax, Math.max(-logMax, ratio));
    for (const key of [kind, `${kind} ${assetKind}`]) {
      const cell = sums.get(key) ?? { sum: 0, count: 0 };
      sums.set(key, { sum: cell.sum + bounded, count: cell.count + 1 });
    }
  }
  return (kind, assetKind) => {
    const whole = sums.get(kind) ?? { sum: 0, count: 0 };
    const prior = whole.sum / (whole.count + priorActions);
    const cell = sums.get(`${kind} ${assetKind}`) ?? { sum: 0, count: 0 };
    const mean = (cell.sum + priorActions * prior) / (cell.count + priorActions);
    return { factor: exp(mean), actions: whole.count };
  };
}

/** The estimate with its range and what it rests on. */
export function estimateHours(work: Work, policy: Policy, learned: Learned): Hours {
  const base = tableHours(work, policy);
  const { factor, actions } = learned(work.kind, work.assets[0]?.kind ?? 'unknown');
  const estimate = rounded(base * factor);
  // Without experience the truth may be half or double; it narrows as experience comes in.
  const spread = exp(Math.LN2 * Math.sqrt(priorActions / (priorActions + actions)));
  const own = policy.hours[work.kind] === undefined ? 'judgement' : 'your policy';
  const basis =
    actions === 0
      ? `estimate for ${article(work.kind)} (${own})`
      : `estimate for ${article(work.kind)} (${own}), moved by ${actions} that you closed`;
  return { estimate, low: rounded(estimate / spread), high: rounded(estimate * spread), basis };
}

/** What is left of a started action. */
export function remaining(hours: Hours, spent: number): Hours {
  if (spent <= 0) return hours;
  const least = 0.25;
  const left = (value: number): number => Math.max(least, rounded(value - spent));
  return {
    estimate: left(hours.estimate),
    low: left(hours.low),
    high: left(hours.high),
    basis: `${hours.basis}; ${rounded(spent)} h of it spent`,
  };
}

/** To five minutes' precision at best: nothing is known better. */
function rounded(hours: number): number {
  return Math.max(0.05, Math.round(hours * 20) / 20);
}

function article(kind: ActionKind): string {
  switch (kind) {
    case 'upgrade':
      return 'an upgrade';
    case 'mitigate':
      return 'a mitigation';
    case 'isolate':
      return 'an isolation';
    case 'investigate':
      return 'an investigation';
    case 'replace':
      return 'a replacement';
    case 'confirm':
      return 'a look';
    case 'ask':
      return 'a question';
    case 'harden':
      return 'a step of hardening';
  }
}
