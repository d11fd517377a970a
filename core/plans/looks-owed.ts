// Looks for an intruder that are still owed: what asked for one was patched, and nobody said that they had looked. A patch
// shuts the door; it does not put out whoever came in before.
import type { Asset } from '#core/components/asset.ts';
import { bareComponent } from '#core/components/bare-component.ts';
import type { Match } from '#core/matching/match.ts';
import type { Action } from '#core/plans/action.ts';
import type { Candidate, Ids } from '#core/plans/candidate.ts';
import { flawOn, pairOf, tripleOf } from '#core/plans/flaw-keys.ts';
import { freeOf } from '#core/plans/free-of.ts';
import { goneMatch } from '#core/plans/gone-match.ts';
import { namesOf, type Memory } from '#core/plans/memory.ts';
import { subjectOf } from '#core/plans/naming.ts';
import { investigations } from '#core/plans/on-assets.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { Sight } from '#core/plans/sight.ts';
import type { Closes, State } from '#core/plans/state.ts';
import { onAssets } from '#core/plans/words.ts';
import { isListed } from '#core/priority/priority.ts';

export interface LooksOwed {
  readonly candidates: readonly Candidate[];
  /** What they are about, each with the weight that a look removes; their `index` follows that of what affects. */
  readonly risks: readonly Risk[];
  /** Owed, and not to be planned: the asset is not in this inventory, or the feed does not know the vulnerability. */
  readonly unplanned: number;
}

export interface Owing {
  readonly input: PlanInput;
  readonly memory: Memory;
  readonly sight: Sight;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly affected: readonly Risk[];
}

export function looksOwed(owing: Owing, ids: Ids): LooksOwed {
  const { input, memory, affected } = owing;
  const open = unlooked(input.state, owing.sight).filter(({ isGone }) => isGone);
  if (open.length === 0) return { candidates: [], risks: [], unplanned: 0 };
  const matchOf = matchesOf(owing, open);
  const asked = new Set(
    affected.flatMap(({ match, asset, priority }) =>
      priority.triage ? [flawOn({ asset: asset, index: match.index })] : [],
    ),
  );
  const risks = new Map<string, Risk>();
  let unplanned = 0;
  for (const { closes, firstSeenOn } of open) {
    const asset = owing.assets.get(closes.asset);
    const match = asset === undefined ? undefined : matchOf(closes, asset);
    if (asset === undefined || match === undefined) {
      unplanned += 1;
      continue;
    }
    const key = flawOn({ asset: asset, index: match.index });
    const isSettled = memory.saidDone('investigate', match) !== undefined || memory.notAffected(match) !== undefined;
    // Where something of the asset is still open, the look before that patch is the look.
    if (isSettled || asked.has(key) || risks.has(key)) continue;
    const { priority, weight } = input.judge(match, asset, firstSeenOn);
    if (!priority.triage || !isListed(priority)) continue;
    const share = input.policy.triageShare;
    const index = affected.length + risks.size;
    risks.set(key, { index, match, asset, firstSeenOn, priority, weight: weight * share, share });
  }
  const found = investigations([...risks.values()], memory, { ids, policy: input.policy });
  const whole = found.map((candidate) => ({
    ...candidate,
    removes: candidate.removes.map(({ risk }) => ({ risk, share: 1 })),
  }));
  return { candidates: whole, risks: [...risks.values()], unplanned };
}

interface Unlooked {
  readonly closes: Closes;
  readonly firstSeenOn: string;
  /** Seen to be gone; else it is only not seen any more. */
  readonly isGone: boolean;
}

/** What is in KEV, asked for a look, is no longer met, and of which nobody said that they had looked. */
export function unlooked({ actions, seen }: State, sight: Sight): readonly Unlooked[] {
  const entries = new Map(seen.map((one) => [pairOf(one), one]));
  const looks = actions.filter(({ kind }) => kind === 'investigate');
  const settled = new Set(
    looks.flatMap(({ state, closes }) => (state === 'done' || state === 'answered' ? closes.map(tripleOf) : [])),
  );
  const found = new Map<string, Unlooked>();
  for (const closes of looks.flatMap((look) => look.closes)) {
    const entry = entries.get(pairOf(closes));
    if (entry?.inKev !== true || settled.has(tripleOf(closes))) continue;
    const standing = sight.ofComponent(closes, entry.documents);
    if (standing === 'here' || standing === 'answered') continue;
    const isGone = standing === 'gone' || entry.closedOn !== undefined;
    found.set(tripleOf(closes), { closes, firstSeenOn: entry.firstSeenOn, isGone });
  }
  return [...found.values()];
}

/** The match that is no longer one: as the feed judges what is there now, else made of what the feed knows. */
function matchesOf({ input }: Owing, asked: readonly Unlooked[]): (closes: Closes, asset: Asset) => Match | undefined {
  const { feed } = input;
  const free = new Map<string, Match>();
  const places = new Set(asked.map(({ closes }) => pairOf(closes)));
  const isAsked = (match: Match): boolean =>
    namesOf(match).some((vulnerability) => places.has(pairOf({ asset: match.asset.name, vulnerability })));
  const assets = new Set(asked.map(({ closes }) => closes.asset));
  for (const match of freeOf(input, ({ name }) => assets.has(name)).filter(isAsked)) {
    const [asset, component] = [match.asset.name, subjectOf(match.component)];
    for (const vulnerability of namesOf(match)) free.set(tripleOf({ asset, vulnerability, component }), match);
  }
  return (closes, asset) => {
    const known = free.get(tripleOf(closes));
    if (known !== undefined) return known;
    const [index] = feed.find?.(closes.vulnerability) ?? [];
    const vulnerability = index === undefined ? undefined : feed.vulnerability?.(index);
    if (index === undefined || vulnerability === undefined) return undefined;
    // Of what is no longer there only its name is known.
    const component = { ...bareComponent(closes.component), document: asset.components[0]?.document ?? 0 };
    return goneMatch(asset, component, { vulnerability, index });
  };
}

/** What the title of such an action is. */
export function lateTitle({ assets }: Candidate): string {
  const [first] = assets;
  const isOne = assets.length === 1 && first?.count === 1;
  return `Look for an intruder ${onAssets(assets)} even though ${isOne ? 'it is' : 'they are'} patched`;
}

/** The action of such a candidate, told as what it is. */
export function toldLate(action: Action, candidate: Candidate): Action {
  const text = `Patched before it was looked at, as far as you said: a patch shuts out nobody who came in before. Evidence may be gone; look anyway. If somebody did look, say so: breakwater action ${action.id} done.`;
  return { ...action, title: lateTitle(candidate), why: [{ text, source: 'Breakwater state' }, ...action.why] };
}
