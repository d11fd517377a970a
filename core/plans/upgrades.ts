// Upgrades: one for each package, major version and group of like assets; packages that are released together, and those of
// an operating system, as one.
import type { Component } from '#core/components/component.ts';
import {
  assetsOf,
  groupBy,
  versionsOf,
  workOf,
  type Candidate,
  type Ids,
  type Kin,
  type Raise,
  type Refused,
} from '#core/plans/candidate.ts';
import { familiesOn, type FamilyOf } from '#core/plans/families.ts';
import { flavourOf } from '#core/plans/flavour.ts';
import { calledOf, lineOf, likenessOf, placeOf, subjectOf, systemOf } from '#core/plans/naming.ts';
import { raiseFamily, type RaisedFamily } from '#core/plans/raise-family.ts';
import { searchTarget, type Versions } from '#core/plans/target.ts';
import type { Risk } from '#core/plans/risk.ts';

export interface Upgrades {
  readonly candidates: readonly Candidate[];
  /** Risks that no named version closes. */
  readonly unfixed: readonly Risk[];
  /** Of these: those that a named version would close which is not gone to. */
  readonly refused: ReadonlyMap<Risk, Refused>;
}

/** What is done in one sitting. */
interface Sitting {
  readonly raises: readonly Raise[];
  readonly kin: Kin | undefined;
}

export function upgrades(risks: readonly Risk[], versions: Versions, ids: Ids): Upgrades {
  const closed = new Set<Risk>();
  const refusals = new Map<Risk, Refused>();
  const sittings = new Map<string, Sitting>();
  const familyOf = familiesOn(risks);
  for (const group of groupBy(risks, (risk) => groupOf(risk, familyOf)).values()) {
    const { raises, kin, refused } = raise(group, familyOf, versions);
    for (const risk of refused?.risks ?? []) if (refused !== undefined) refusals.set(risk, refused);
    for (const { closes } of raises) for (const risk of closes) closed.add(risk);
    const [first] = group;
    if (first === undefined || raises.length === 0) continue;
    const name = sittingOf(first, familyOf);
    sittings.set(name, { raises: [...(sittings.get(name)?.raises ?? []), ...raises], kin });
  }
  const candidates = [...sittings.values()].map((sitting) => candidateOf(sitting, ids));
  return { candidates, unfixed: risks.filter((risk) => !closed.has(risk)), refused: refusals };
}

function raise(group: readonly Risk[], familyOf: FamilyOf, versions: Versions): RaisedFamily {
  const [first] = group;
  const family = first === undefined ? undefined : familyOf(first.match.component);
  return family === undefined ? raiseAlone(group, versions) : raiseFamily(group, family, { familyOf, versions });
}

function raiseAlone(group: readonly Risk[], versions: Versions): RaisedFamily {
  const [first] = group;
  if (first === undefined) return { raises: [], kin: undefined, refused: undefined };
  const { component } = first.match;
  const { found, refused } = searchTarget([{ component, from: versionsOf(group), risks: group }], versions);
  if (found === undefined) return { raises: [], kin: undefined, refused };
  const { target, closes } = found;
  const named = { subject: subjectOf(component), called: calledOf(component) };
  return { raises: [{ ...named, component, from: versionsOf(closes), target, closes }], kin: undefined, refused };
}

/** Package or family, major version, likeness of assets. */
function groupOf({ match, asset }: Risk, familyOf: FamilyOf): string {
  const { component } = match;
  const family = familyOf(component);
  const subject = family === undefined ? subjectOf(component) : `${family.key}/*`;
  return [subject, systemOf(component) ?? '', branchOf(component), placeOf(component, asset)].join('|');
}

/** The packages of an operating system are raised in one sitting, each to a version of its own. */
function sittingOf(risk: Risk, familyOf: FamilyOf): string {
  const system = systemOf(risk.match.component);
  return system === undefined ? groupOf(risk, familyOf) : `${system}|${likenessOf(risk.asset)}`;
}

/** The major version; the flavours of one release are kept apart as well, for each goes to its own. */
function branchOf(component: Component): string {
  const [line, flavour] = [lineOf(component), flavourOf(component.version ?? '')];
  return line === '' || flavour === '' ? line : `${line}-${flavour}`;
}

function candidateOf(sitting: Sitting, ids: Ids): Candidate {
  const { raises, kin } = sitting;
  const closes = raises.flatMap((raise) => raise.closes).sort((a, b) => a.index - b.index);
  const assets = assetsOf(closes);
  const { subject, named } = subjects(sitting);
  return {
    id: ids.of('upgrade', named, assets),
    doing: { kind: 'upgrade', raises, ...(kin === undefined ? {} : { kin }) },
    subject,
    assets,
    closes,
    removes: closes.map(({ index }) => ({ risk: index, share: 1 })),
    needs: [],
    work: workOf('upgrade', assets, raises),
  };
}

/** What it is about, and what stands for that in its id: a sitting keeps its id while packages join and leave it. */
function subjects({ raises, kin }: Sitting): { readonly subject: string; readonly named: string } {
  const [first] = raises;
  if (first === undefined) return { subject: '', named: '' };
  const system = systemOf(first.component);
  const whole = system ?? kin?.family.key ?? first.subject;
  const line = branchOf(first.component);
  const named = kin === undefined ? whole : `${whole}/*`;
  return { subject: raises.length === 1 ? first.subject : whole, named: line === '' ? named : `${named}@${line}` };
}
