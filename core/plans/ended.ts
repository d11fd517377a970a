// What gets no fixes any more weighs by itself: what is found in it next stays open.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import { namedDistribution } from '#core/components/named-distribution.ts';
import { softwareOf } from '#core/components/software.ts';
import type { LookUpName } from '#core/feed/feed.ts';
import { approvalFor } from '#core/guidance/approval.ts';
import { endOfRelease, endOfSupport, isAttackedOften } from '#core/guidance/ends-of-support.ts';
import type { Day } from '#core/kernel/days.ts';
import { remembered } from '#core/components/remembered.ts';
import { lookUpNames } from '#core/matching/look-up-names.ts';
import { windowsHost } from '#core/matching/windows-host.ts';
import { groupBy, workOf, type Candidate, type Doing, type Ids } from '#core/plans/candidate.ts';
import type { Work } from '#core/plans/hours.ts';
import { likenessOf } from '#core/plans/naming.ts';
import type { Policy } from '#core/plans/policy.ts';
import type { Risk } from '#core/plans/risk.ts';
import { impact, reach, rowFactor, weight } from '#core/priority/risk.ts';

export interface End {
  readonly what: string;
  readonly endedOn: Day;
  readonly source: string;
  /** Attacked anew from month to month. */
  readonly often: boolean;
  /** No version of it gets fixes. */
  readonly whole: boolean;
  /** What its maker says to do in its place, where that is known. */
  readonly instead?: string;
  /** `remove`: nothing takes its place. `renew`: a newer release goes over it, as an update does. */
  readonly way?: 'remove' | 'renew';
}

/** Editions that get fixes for ten years, on dates of their own. */
const longTerm = /\blts[bc]\b|long.term serv|\biot\b|extended security|\bembedded\b|\bposready\b/i;

/** Those of before the lines that records tell apart by their builds. */
const olderWindows = /\bwindows (2000|xp|vista|server 2003)\b/i;

/** The end of a product's support, where it lies on or before the day; of what it is raised to, where that is given. */
export function productEnd(component: Component, asOf: Day, raisedTo?: string): End | undefined {
  if (longTerm.test(component.name)) return undefined;
  // Which release of Windows it may be says nothing; which it is does.
  const own = lookUpNames(component).filter(({ windows }) => windows === undefined || windows.naming === 'own');
  const names = [...own.map(({ name }) => name), ...olderNames(component)];
  // As the machine writes it (`v6.0.9 build0335`), and as records do.
  const versions =
    raisedTo === undefined
      ? new Set([component.version, ...own.map(({ version }) => version)])
      : // As records write it: `15.01.2507.039`.
        new Set([raisedTo, raisedTo.replace(/(?<![\d])0+(?=\d)/g, '')]);
  const end = [...versions].map((version) => endOfSupport(names, version, asOf)).find((one) => one !== undefined);
  return end === undefined ? undefined : { ...end, often: isAttackedOften(end), whole: end.versions.length === 0 };
}

function olderNames(component: Component): readonly LookUpName[] {
  const host = windowsHost(component);
  const older = host === undefined || host.line !== undefined ? undefined : olderWindows.exec(component.name)?.[1];
  return older === undefined ? [] : [`cpe:microsoft:windows_${older.toLowerCase().replace(' ', '_')}`];
}

/** The end of a product's support, or of the release of the distribution that it is, or whose package it is. */
export function endOf(component: Component, asOf: Day, raisedTo?: string): End | undefined {
  const release =
    component.package === undefined
      ? namedDistribution(component)?.release
      : lookUpNames(component).find((one) => one.release !== undefined)?.release;
  const end = endOfRelease(release, asOf);
  return (
    productEnd(component, asOf, raisedTo) ?? (end === undefined ? undefined : { ...end, often: false, whole: false })
  );
}

/** The same, each asked for once: one program stands on many assets, with many flaws on each. */
export function endsKnown(asOf: Day): (component: Component) => End | undefined {
  return remembered((component) => endOf(component, asOf));
}

interface Ended {
  readonly asset: Asset;
  readonly end: End;
}

/**
 * A replacement for each product out of support and group of like assets, without those that are replaced already for what
 * is known to be open in them, or that an upgrade raises out of what ended.
 */
export function replacements(
  assets: Iterable<Asset>,
  planned: readonly Candidate[],
  { ids, policy, asOf }: { readonly ids: Ids; readonly policy: Policy; readonly asOf: Day },
): readonly Candidate[] {
  const taken = replacedIn(planned, asOf);
  const ended: Ended[] = [];
  const endsOf = endsKnown(asOf);
  for (const asset of assets) {
    const ends = new Map(
      softwareOf(asset)
        .flatMap((one) => endsOf(one) ?? [])
        .map((end) => [end.what, end]),
    );
    for (const end of ends.values()) if (!taken.has(`${end.what}|${asset.name}`)) ended.push({ asset, end });
  }
  const groups = groupBy(ended, ({ asset, end }) => `${end.what}|${likenessOf(asset)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const likeness = likenessOf(first.asset);
    const { what, endedOn, source, often } = first.end;
    const chance = often ? policy.endedOftenChance : policy.endedChance;
    const on = group.map(({ asset }) => asset);
    const doing: Doing = {
      kind: 'replace',
      called: what,
      why: `support for ${what} ended on ${endedOn}, so what is found in it next stays open`,
      source,
      ...wayOf(first.end, on),
    };
    return [
      {
        // It closes nothing by which it could be known again: what was said of it holds when another machine joins.
        id: ids.of('replace', `${what}@ended|${likeness}`, []),
        doing,
        subject: what,
        assets: on,
        closes: [],
        removes: [],
        own: on.reduce((sum, asset) => sum + ownWeight(asset, chance), 0),
        needs: [],
        work: workOfDoing(doing, on),
      },
    ];
  });
}

/** On what moves things or touches patients no newer release is put over another as on a computer. */
export function wayOf({ way }: End, assets: readonly Asset[]): Pick<End, 'way'> {
  const isBound = way === 'renew' && assets.some(({ kind }) => approvalFor(kind) !== undefined);
  return way === undefined || isBound ? {} : { way };
}

/**
 * What is only taken off takes as long as an upgrade, and a newer release over the one that is there as long as one to
 * another major version. Judgement.
 */
export function workOfDoing(doing: Doing, assets: readonly Asset[]): Work {
  const raises = doing.kind === 'upgrade' ? doing.raises : [];
  if (doing.kind !== 'replace' || doing.way === undefined) return workOf(doing.kind, assets, raises);
  return { ...workOf('upgrade', assets), breaking: doing.way === 'renew' };
}

/** What is out of support and replaced by these, or left by an upgrade to a release that still gets fixes; by asset. */
function replacedIn(planned: readonly Candidate[], asOf: Day): ReadonlySet<string> {
  const taken = new Set<string>();
  const endsOf = endsKnown(asOf);
  for (const { match, asset } of planned.flatMap((one) => goneBy(one, asOf))) {
    const end = endsOf(match.component);
    if (end !== undefined) taken.add(`${end.what}|${asset.name}`);
  }
  return taken;
}

function goneBy({ doing, closes }: Candidate, asOf: Day): readonly Risk[] {
  if (doing.kind === 'replace') return closes;
  if (doing.kind !== 'upgrade') return [];
  return doing.raises.flatMap((raise) => {
    const to = raise.target.version;
    return to !== undefined && endOf(raise.component, asOf, to) === undefined ? raise.closes : [];
  });
}

function ownWeight(asset: Asset, chance: number): number {
  // Nobody's answer is needed: where the exposure is not stated, the lesser reach is taken.
  const exposed = { value: 'no', source: '', at: undefined, assumed: true } as const;
  const technicalImpact = { value: 'unknown', source: '', at: undefined, assumed: true } as const;
  return (
    weight(chance, reach(asset, { exposed }).value, impact(asset, { technicalImpact }).value) * rowFactor(asset.count)
  );
}
