// What limits who may see a thing. A label says no more than it must: equal limits are equal labels.
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { CompartmentId, OrganizationId } from '#core/kernel/ids.ts';
import { isNarrowerThan, narrower, type Tlp } from '#core/parties/tlp.ts';

/** The limits on who may see a thing; made by {@link label} and {@link join} alone. Lists are sorted, without repeats. */
export interface Label {
  readonly tlp: Tlp;
  /** From AMBER on: a reader must be of each of them. Below, nobody need be of any: empty. */
  readonly owners: readonly OrganizationId[];
  /** A reader must be read into each. RED has at least one: the people it names. */
  readonly compartments: readonly CompartmentId[];
  /**
   * Where it is set there are compartments, which bind until this instant and then no longer. RED has none: it never lifts
   * by itself.
   */
  readonly embargoUntil: Temporal.Instant | undefined;
}

export type LabelRefusal = 'label.ownerless' | 'label.unnamed' | 'label.embargo_open';

/** The label of what anybody may see. */
export const openLabel: Label = { tlp: 'CLEAR', owners: [], compartments: [], embargoUntil: undefined };

/** A label of these limits, in its one form. */
export function label(limits: Partial<Label>): Decision<Label, LabelRefusal> {
  const { tlp, owners, compartments, embargoUntil } = { ...openLabel, ...limits };
  const owned = tlp === 'AMBER' || tlp === 'AMBER+STRICT';
  if (owned && owners.length === 0) return refuse('label.ownerless', `${tlp} needs an organization whose it is.`);
  if (compartments.length === 0) {
    if (tlp === 'RED') return refuse('label.unnamed', 'RED is for named people: it needs a compartment.');
    if (embargoUntil !== undefined) {
      return refuse('label.embargo_open', 'An embargo needs a compartment: somebody must know of it until it ends.');
    }
  }
  return accept({
    tlp,
    owners: owned || tlp === 'RED' ? sorted(owners) : [],
    compartments: sorted(compartments),
    embargoUntil: tlp === 'RED' ? undefined : embargoUntil,
  });
}

/** The label of what is made from both: nobody sees it who may not see each. */
export function join(a: Label, b: Label): Label {
  const joined = label({
    tlp: narrower(a.tlp, b.tlp),
    owners: [...a.owners, ...b.owners],
    compartments: [...a.compartments, ...b.compartments],
    embargoUntil: laterEmbargo(a, b),
  });
  assert(joined.ok, 'limits that stood on one side stand in the join');
  return joined.value;
}

/** The label of what is made from all of these. */
export function joinAll(labels: readonly Label[]): Label {
  return labels.reduce(join, openLabel);
}

export function isSame(a: Label, b: Label): boolean {
  return (
    a.tlp === b.tlp &&
    sameList(a.owners, b.owners) &&
    sameList(a.compartments, b.compartments) &&
    a.embargoUntil?.epochNanoseconds === b.embargoUntil?.epochNanoseconds
  );
}

/** Whether `a` limits nothing that `b` does not limit too. */
export function isAtOrBelow(a: Label, b: Label): boolean {
  return isSame(join(a, b), b);
}

/** Whether the compartments bind at this instant. */
export function doCompartmentsBind({ embargoUntil }: Label, at: Temporal.Instant): boolean {
  return embargoUntil === undefined || Temporal.Instant.compare(at, embargoUntil) < 0;
}

/** What became wider from one label to a lower one: for these somebody must agree. */
export interface Relief {
  /** The organizations of whose own more people may see. */
  readonly owners: readonly OrganizationId[];
  /** The compartments that no longer bind, or for a shorter time. */
  readonly compartments: readonly CompartmentId[];
}

/** `to` must be at or below `from`. */
export function reliefOf(from: Label, to: Label): Relief {
  assert(isAtOrBelow(to, from), 'relief is asked of a lowering');
  const wider = isNarrowerThan(from.tlp, to.tlp);
  const sooner = from.embargoUntil?.epochNanoseconds !== to.embargoUntil?.epochNanoseconds;
  const looser = sooner || (wider && from.tlp === 'RED');
  return {
    owners: from.owners.filter((owner) => wider || !to.owners.includes(owner)),
    compartments: from.compartments.filter((compartment) => looser || !to.compartments.includes(compartment)),
  };
}

// Compartments without an embargo bind for ever; where there are none, nothing does.
function laterEmbargo(a: Label, b: Label): Temporal.Instant | undefined {
  if (a.compartments.length === 0) return b.embargoUntil;
  if (b.compartments.length === 0) return a.embargoUntil;
  if (a.embargoUntil === undefined || b.embargoUntil === undefined) return undefined;
  return Temporal.Instant.compare(a.embargoUntil, b.embargoUntil) < 0 ? b.embargoUntil : a.embargoUntil;
}

function sorted<Text extends string>(list: readonly Text[]): readonly Text[] {
  return [...new Set(list)].sort();
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
