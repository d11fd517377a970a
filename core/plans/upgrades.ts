// Upgrades: one for each package, major version and group of like assets; the packages of an operating system together.
import { assetsOf, groupBy, workOf, type Candidate, type Ids, type Raise } from '#core/plans/candidate.ts';
import { calledOf, lineOf, likenessOf, subjectOf, systemOf } from '#core/plans/naming.ts';
import { searchTarget, type Refused, type Versions } from '#core/plans/target.ts';
import type { Risk } from '#core/plans/risk.ts';

export interface Upgrades {
  readonly candidates: readonly Candidate[];
  /** Risks that no named version closes. */
  readonly unfixed: readonly Risk[];
  /** Of these: those that a named version would close, leaving more or graver ones. */
  readonly refused: ReadonlyMap<Risk, Refused>;
}

export function upgrades(risks: readonly Risk[], versions: Versions, ids: Ids): Upgrades {
  const closed = new Set<Risk>();
  const refusals = new Map<Risk, Refused>();
  const raises: (Raise & { readonly group: string })[] = [];
  for (const group of groupBy(risks, groupOf).values()) {
    const [first] = group;
    const { found, refused } = searchTarget(group, versions);
    for (const risk of refused?.risks ?? []) if (refused !== undefined) refusals.set(risk, refused);
    if (first === undefined || found === undefined) continue;
    for (const risk of found.closes) closed.add(risk);
    const { component } = first.match;
    const system = systemOf(component);
    raises.push({
      component,
      subject: subjectOf(component),
      called: calledOf(component),
      from: versionsOf(found.closes),
      target: found.target,
      closes: found.closes,
      group: system === undefined ? groupOf(first) : `${system}|${likenessOf(first.asset)}`,
    });
  }
  const candidates = [...groupBy(raises, ({ group }) => group).values()].map((sitting) => candidateOf(sitting, ids));
  return { candidates, unfixed: risks.filter((risk) => !closed.has(risk)), refused: refusals };
}

/** Package, major version, likeness of assets. */
function groupOf({ match, asset }: Risk): string {
  const { component } = match;
  return [subjectOf(component), systemOf(component) ?? '', lineOf(component), likenessOf(asset)].join('|');
}

function candidateOf(raises: readonly Raise[], ids: Ids): Candidate {
  const closes = raises.flatMap((raise) => raise.closes).sort((a, b) => a.index - b.index);
  const assets = assetsOf(closes);
  const [first] = raises;
  const system = first === undefined ? undefined : systemOf(first.component);
  // A sitting keeps its id while packages join and leave it.
  const subject = system ?? first?.subject ?? '';
  const line = first === undefined ? '' : lineOf(first.component);
  return {
    id: ids.of('upgrade', line === '' ? subject : `${subject}@${line}`, assets),
    doing: { kind: 'upgrade', raises },
    subject: raises.length === 1 ? (first?.subject ?? subject) : subject,
    assets,
    closes,
    removes: closes.map(({ index }) => ({ risk: index, share: 1 })),
    needs: [],
    work: workOf('upgrade', assets, raises),
  };
}

/** The versions that are there now, each once, as the inventory orders them. */
export function versionsOf(risks: readonly Risk[]): readonly string[] {
  return [...new Set(risks.flatMap(({ match }) => match.component.version ?? []))];
}
