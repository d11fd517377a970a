// What people said of an action holds for what it closes, whichever assets stand in one line with it today.
import type { Inventory } from '#core/components/inventory.ts';
import type { Day } from '#core/kernel/days.ts';
import {
  assetsOf,
  groupBy,
  workOf,
  type Candidate,
  type Doing,
  type Estimated,
  type Ids,
} from '#core/plans/candidate.ts';
import type { Memory } from '#core/plans/memory.ts';
import { nameAssets } from '#core/plans/on-assets.ts';
import { subjectOf } from '#core/plans/naming.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { ActionRecord } from '#core/plans/state.ts';

/** What candidates are held against. */
export interface Carrying {
  readonly memory: Memory;
  readonly inventory: Inventory;
  readonly asOf: Day;
  readonly ids: Ids;
  /** Ids that are taken: one stands for one line of the plan. */
  readonly taken: Set<string>;
}

type Hold = 'deferred' | 'said, not seen' | 'in place' | 'open';

/**
 * The parts of a candidate: what is put off, what is said to be done, and what is to be asked for. A package on an asset
 * is held where all that the action closes there is. A mitigation that is said to be in place is left out: no inventory
 * could ever show it.
 */
export function divided(candidate: Candidate, carrying: Carrying): readonly Candidate[] {
  const units = groupBy(candidate.closes, unitOf);
  const parts = new Map<Hold, Risk[]>();
  for (const unit of units.values()) {
    const [first, ...rest] = new Set(unit.map((risk) => holdOf(candidate.doing.kind, risk, carrying)));
    const hold = first === undefined || rest.length > 0 ? 'open' : first;
    const part = parts.get(hold) ?? [];
    part.push(...unit);
    parts.set(hold, part);
  }
  return [...parts].flatMap(([hold, closes]): Candidate[] => {
    if (hold === 'in place') return [];
    const part = parts.size === 1 ? candidate : partOf(candidate, closes, carrying.ids);
    const id = idOf(part, hold, carrying);
    carrying.taken.add(id);
    return [{ ...part, id }];
  });
}

/** Put off while its day has not come; done and not seen to be done where no newer document contradicts. */
export function stateOf(
  { doing, closes, id }: Candidate,
  carrying: Omit<Carrying, 'taken' | 'ids'>,
): Estimated['state'] {
  if (closes.length === 0) return ownState(carrying.memory.record(id), carrying.asOf);
  const holds = new Set(closes.map((risk) => holdOf(doing.kind, risk, carrying)));
  const [hold, ...others] = holds;
  if (others.length === 0 && (hold === 'deferred' || hold === 'said, not seen')) return hold;
  if (startedOf(doing.kind, closes, carrying.memory) !== undefined) return 'started';
  return carrying.memory.record(id)?.state === 'planned' ? 'planned' : 'proposed';
}

/** Of what closes nothing that is known: what was said under its id. What is done and still there was not seen to be done. */
function ownState(record: ActionRecord | undefined, asOf: Day): Estimated['state'] {
  switch (record?.state) {
    case 'done':
      return 'said, not seen';
    case 'deferred':
      return record.until !== undefined && record.until > asOf ? 'deferred' : 'proposed';
    case 'started':
    case 'planned':
      return record.state;
    case 'answered':
    case 'proposed':
    case undefined:
      return 'proposed';
  }
}

function holdOf(
  kind: Doing['kind'],
  { match }: Risk,
  { memory, inventory, asOf }: Omit<Carrying, 'taken' | 'ids'>,
): Hold {
  const said = memory.said(kind, match);
  if (said?.state === 'deferred') return said.until !== undefined && said.until > asOf ? 'deferred' : 'open';
  if (said?.state !== 'done') return 'open';
  if (kind === 'mitigate') return 'in place';
  const digest = inventory.documents[match.component.document]?.digest;
  return digest === undefined || said.evidence.includes(digest) ? 'said, not seen' : 'open';
}

/** The record by which most of this was begun. */
function startedOf(kind: Doing['kind'], closes: readonly Risk[], memory: Memory): ActionRecord | undefined {
  const counts = new Map<ActionRecord, number>();
  let begun = 0;
  for (const { match } of closes) {
    const said = memory.said(kind, match);
    if (said?.state !== 'started') continue;
    begun += 1;
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  if (2 * begun <= closes.length) return undefined;
  return [...counts].sort(([a, times], [b, others]) => others - times || (a.id < b.id ? -1 : 1))[0]?.[0];
}

function unitOf({ asset, match }: Risk): string {
  return `${asset.name}\u001f${subjectOf(match.component)}`;
}

function partOf(candidate: Candidate, closes: readonly Risk[], ids: Ids): Candidate {
  const kept = new Set(closes);
  const places = new Set(closes.map(({ index }) => index));
  const { doing } = candidate;
  const raises =
    doing.kind === 'upgrade'
      ? doing.raises.flatMap((raise) => {
          const left = raise.closes.filter((risk) => kept.has(risk));
          const from = raise.from.filter((version) => left.some(({ match }) => match.component.version === version));
          return left.length === 0 ? [] : [{ ...raise, from, closes: left }];
        })
      : [];
  const assets = assetsOf(closes);
  const [only] = raises;
  const subject =
    doing.kind === 'investigate'
      ? nameAssets(assets.map(({ name }) => name))
      : raises.length === 1 && only !== undefined
        ? only.subject
        : candidate.subject;
  return {
    ...candidate,
    id: ids.of(doing.kind, candidate.id, assets),
    doing: doing.kind === 'upgrade' ? { ...doing, raises } : doing,
    subject,
    assets,
    closes: [...closes].sort((a, b) => a.index - b.index),
    removes: candidate.removes.filter(({ risk }) => places.has(risk)),
    work: workOf(doing.kind, assets, raises),
  };
}

/** What is held or begun keeps the id under which a person spoke of it; nothing else may take that id and its words. */
function idOf(part: Candidate, hold: Hold, { memory, ids, taken }: Carrying): string {
  const { kind } = part.doing;
  const record =
    hold === 'open'
      ? startedOf(kind, part.closes, memory)
      : firstOf(part.closes.flatMap(({ match }) => memory.said(kind, match) ?? []));
  if (record !== undefined && !taken.has(record.id)) return record.id;
  for (let id = part.id; ; id = ids.of(kind, id, part.assets)) {
    if (!taken.has(id) && !isSpokenFor(id, part, memory)) return id;
  }
}

/** The one whose day comes first. */
function firstOf(records: readonly ActionRecord[]): ActionRecord | undefined {
  const order = ({ until = '', id }: ActionRecord): string => `${until} ${id}`;
  return [...new Set(records)].sort((a, b) => (order(a) < order(b) ? -1 : 1))[0];
}

/** Under this id a person spoke of something else, or of a part of it: a new word would wipe out the old one. */
function isSpokenFor(id: string, { doing, closes }: Candidate, memory: Memory): boolean {
  const record = memory.record(id);
  switch (record?.state) {
    case 'answered':
      return true;
    case 'done':
    case 'deferred':
      return closes.some(({ match }) => memory.said(doing.kind, match) !== record);
    default:
      return false;
  }
}
