// What is no longer met: seen to be fixed, and by which document; or only not seen again.
import type { Asset } from '#core/components/asset.ts';
import { bareComponent } from '#core/components/bare-component.ts';
import type { Match } from '#core/matching/match.ts';
import { directedOf, namedOf, timelinessOf, type EvidenceInput, type EvidenceRow } from '#core/plans/evidence-row.ts';
import { pairOf } from '#core/plans/flaw-keys.ts';
import { freeOf } from '#core/plans/free-of.ts';
import { goneMatch } from '#core/plans/gone-match.ts';
import { namesOf } from '#core/plans/memory.ts';
import type { ActionRecord, Seen } from '#core/plans/state.ts';

/** `known`: places of what is open now. */
export function closedRows(around: EvidenceInput, known: ReadonlySet<string>): readonly EvidenceRow[] {
  const gone = around.made.state.seen.filter((seen) => !known.has(pairOf(seen)));
  const proofs = proofsOf(around, gone);
  return gone.map((seen) => rowOf(around, seen, proofs));
}

interface Proofs {
  /** By place: what stands there now and is not affected. */
  readonly free: ReadonlyMap<string, Match>;
  /** By place: what was said to be done about it. */
  readonly done: ReadonlyMap<string, ActionRecord>;
}

function proofsOf({ input, made }: EvidenceInput, gone: readonly Seen[]): Proofs {
  const wanted = new Set(gone.map(pairOf));
  const assets = new Set(gone.map(({ asset }) => asset));
  const free = new Map<string, Match>();
  for (const match of freeOf(input, ({ name }) => assets.has(name))) {
    for (const vulnerability of namesOf(match)) {
      const place = pairOf({ asset: match.asset.name, vulnerability });
      if (wanted.has(place) && !free.has(place)) free.set(place, match);
    }
  }
  const done = new Map<string, ActionRecord>();
  for (const record of made.state.actions) {
    if (record.state !== 'done') continue;
    for (const closes of record.closes) done.set(pairOf(closes), record);
  }
  return { free, done };
}

function rowOf(around: EvidenceInput, seen: Seen, { free, done: said }: Proofs): EvidenceRow {
  const { input, assets } = around;
  const place = pairOf(seen);
  const { closedOn: fixedOn, firstSeenOn } = seen;
  const asset = assets.get(seen.asset);
  const match = matchOf(around, seen, asset);
  const judged =
    match === undefined || asset === undefined
      ? { directed: undefined, dueOn: undefined }
      : directedOf(around, match, asset)(firstSeenOn);
  const done = said.get(place);
  return {
    ...(match === undefined
      ? { vulnerability: seen.vulnerability, aliases: [], title: '' }
      : namedOf(match.vulnerability)),
    asset,
    assetName: seen.asset,
    components: seen.components,
    ...judged,
    firstSeenOn,
    timeliness: timelinessOf(judged.dueOn, fixedOn, input.asOf),
    state: fixedOn === undefined ? 'not seen again' : 'fixed',
    action: done === undefined ? undefined : { id: done.id, title: done.title, week: undefined },
    fixedOn,
    verifiedBy: fixedOn === undefined ? undefined : proofOf(around, seen, free.get(place)),
    deferral: undefined,
    controls: [],
  };
}

/** The version that is there now and is not affected; else the documents of the asset that no longer show what bore it. */
function proofOf({ input }: EvidenceInput, { asset, documents }: Seen, free: Match | undefined): string {
  if (free !== undefined) {
    const { name, version, document } = free.component;
    const source = told(input.inventory.documents[document]);
    return `${source} shows ${name} ${version ?? ''}, which is not affected: ${free.reason ?? 'no record says so'}`;
  }
  const held = input.inventory.assets.find(({ name }) => name === asset)?.components ?? [];
  const own = new Set(held.map(({ document }) => document));
  const shown = input.inventory.documents.filter(({ path }, index) => documents.includes(path) || own.has(index));
  if (shown.length === 0) return 'a document that this inventory no longer holds';
  return `${shown.map(told).join(', ')} no longer shows what bore it`;
}

function told(document: EvidenceInput['input']['inventory']['documents'][number] | undefined): string {
  return document === undefined ? 'the inventory' : `${document.path} (SHA-256 ${document.digest.slice(0, 16)}…)`;
}

/** What the rules judge: a match of any asset with the same flaw, else one of what bore it. */
function matchOf({ input }: EvidenceInput, seen: Seen, asset: Asset | undefined): Match | undefined {
  const { feed } = input;
  const [index] = feed.find?.(seen.vulnerability) ?? [];
  if (index === undefined || asset === undefined || feed.vulnerability === undefined) return undefined;
  // An asset may hold no component any more; the rules ask nothing of it.
  const component = asset.components[0] ?? bareComponent('');
  return goneMatch(asset, component, { vulnerability: feed.vulnerability(index), index });
}
