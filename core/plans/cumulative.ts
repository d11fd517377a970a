// Updates of Windows and of Exchange Server, and of programs that have one line of releases, hold all earlier ones: what has
// the fix of one day has those of the days before, whether or not their records name a version.
import { addDays, type Day } from '#core/kernel/days.ts';
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import { remembered } from '#core/components/remembered.ts';
import { lookUpNames } from '#core/matching/look-up-names.ts';
import type { Match } from '#core/matching/match.ts';
import { reasons } from '#core/matching/opinion.ts';
import { windowsHost } from '#core/matching/windows-host.ts';
import { flawOn } from '#core/plans/flaw-keys.ts';
import { freeOf } from '#core/plans/free-of.ts';
import type { Candidate } from '#core/plans/candidate.ts';
import { calledOf, lineOf } from '#core/plans/naming.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';

/** Days from what attackers made known to the update that mends it: CVE-2022-41040 waited 37. Judgement. */
const exchangeFixDays = 60;

/** Why nobody needs to be asked: what is there, or what it is raised to, is at least as new as this vulnerability. */
export type WhySettled = (match: Match) => string | undefined;

/** How new something is, by the newest vulnerability that it is past. */
interface Reached {
  readonly on: Day;
  readonly by: string;
  readonly isPlanned: boolean;
}

/**
 * Matches of which every record that was compared ends at or below the version tell how new it is; those that an upgrade
 * closes, how new it will be. A version below where a record's range starts tells nothing, and of two copies on one asset
 * each is only as new as itself.
 *
 * @param asked what will be asked about
 * @param planned what will be done
 */
export function settledBy(
  input: Pick<PlanInput, 'matches' | 'cleared'>,
  asked: readonly Match[],
  planned: readonly Candidate[],
): WhySettled {
  const places = new Places();
  for (const { asset, component } of asked) places.at(asset, component);
  const reaches = ({ asset, component, vulnerability: { publishedOn, id } }: Match, isPlanned: boolean): void => {
    const place = places.at(asset, component);
    if (publishedOn !== undefined && publishedOn > (place.newest?.on ?? ''))
      place.newest = { on: publishedOn, by: id, isPlanned };
  };
  const isAsked = (asset: Asset, component: Component): boolean =>
    isCumulative(component) && places.known(asset, component) !== undefined;
  for (const match of freeOf(input, isAsked)) {
    if (tellsNew(match)) reaches(match, false);
  }
  const raised = planned.filter(({ doing }) => doing.kind === 'upgrade').flatMap(({ closes }) => closes);
  for (const { match } of raised) {
    // A mail server is reached from outside: whoever got in before its upgrade is in.
    if (isAsked(match.asset, match.component) && !isExchange(match.component)) reaches(match, true);
  }
  const isClosed = closedWithSiblings(planned);
  return (match) => {
    if (isClosed(match)) return 'the upgrade of what is released with it closes it';
    const { publishedOn, kev } = match.vulnerability;
    // What only the catalogue speaks of was mended by the day on which it was listed, or soon after.
    const day = publishedOn ?? kev?.addedOn;
    const reached = places.known(match.asset, match.component)?.newest;
    if (day === undefined || reached === undefined) return undefined;
    const mendedOn = isExchange(match.component) ? addDays(day, exchangeFixDays) : day;
    return mendedOn <= reached.on ? whyReached(reached) : undefined;
  };
}

function whyReached({ by, on, isPlanned }: Reached): string {
  const what = isPlanned ? 'the upgrade of this plan' : 'the version that is there';
  return `${what} is past ${by} of ${on}, and its updates hold all earlier ones`;
}

function tellsNew({ reason, because }: Match): boolean {
  return isReached(reason) && because.every((one) => isReached(one.reason));
}

function isReached(reason: string | undefined): boolean {
  return reason === reasons.past || reason === reasons.fixed || reason === reasons.laterUpdates;
}

/** What an upgrade of packages that are released together closes in one of them is no question for another that goes along. */
function closedWithSiblings(planned: readonly Candidate[]): (match: Match) => boolean {
  const going = new Map<string, Set<string>>();
  for (const { doing, closes } of planned) {
    if (doing.kind !== 'upgrade' || doing.kin === undefined) continue;
    const [first] = doing.raises;
    const line = first === undefined ? '' : lineOf(first.component);
    // Those that go along do so in whatever version of the line they stand there.
    const names = [
      ...doing.raises.flatMap(({ called, from }) => from.map((version) => `${called}\u001f${version}`)),
      ...doing.kin.along.map((called) => `${called}\u001f\u001f${line}`),
    ];
    for (const { match, asset } of closes) {
      const key = flawOn({ asset, index: match.index });
      const own = going.get(key) ?? new Set();
      going.set(key, own);
      for (const name of names) own.add(name);
    }
  }
  return (match) => {
    const own = going.get(flawOn(match));
    if (own === undefined) return false;
    const called = calledOf(match.component);
    return (
      own.has(`${called}\u001f${match.component.version}`) || own.has(`${called}\u001f\u001f${lineOf(match.component)}`)
    );
  };
}

/** Programs that are only ever replaced by their newest release. */
const singleLine: ReadonlySet<string> = new Set([
  'cpe:google:chrome',
  'cpe:microsoft:edge_chromium',
  'cpe:mozilla:firefox',
  'cpe:7-zip:7-zip',
  'cpe:videolan:vlc_media_player',
  'cpe:rarlab:winrar',
]);

const isCumulative = remembered((component: Component): boolean => {
  const host = windowsHost(component);
  if (host !== undefined) return host.revision !== undefined;
  if (component.version === undefined) return false;
  return isExchange(component) || lookUpNames(component).some(({ name }) => singleLine.has(name));
});

const isExchange = remembered((component: Component): boolean =>
  lookUpNames(component).some(({ exchange }) => exchange !== undefined),
);

/** One copy of a program on an asset. */
interface Place {
  newest: Reached | undefined;
}

const copyOf = remembered(({ vendor, name, version, purl }: Component): string =>
  [vendor ?? '', name, version ?? '', purl ?? ''].join('\u001f'),
);

class Places {
  readonly #byAsset = new Map<string, Map<string, Place>>();

  known({ name }: Asset, component: Component): Place | undefined {
    return this.#byAsset.get(name)?.get(copyOf(component));
  }

  at(asset: Asset, component: Component): Place {
    const known = this.known(asset, component);
    if (known !== undefined) return known;
    const place: Place = { newest: undefined };
    const own = this.#byAsset.get(asset.name) ?? new Map<string, Place>();
    this.#byAsset.set(asset.name, own.set(copyOf(component), place));
    return place;
  }
}
