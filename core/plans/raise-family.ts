// Packages that are released together go to one version that does for all of them: what one of them needs, its siblings take
// along, and no asset is told to put two releases of one family side by side.
import type { Component } from '#core/components/component.ts';
import { groupBy, versionsOf, type Kin, type Raise, type Refused, type Target } from '#core/plans/candidate.ts';
import type { Family, FamilyOf } from '#core/plans/families.ts';
import { calledOf, lineOf, majorOf, subjectOf } from '#core/plans/naming.ts';
import type { Risk } from '#core/plans/risk.ts';
import { searchTarget, type Found, type Part, type Versions } from '#core/plans/target.ts';
import { schemeOf } from '#core/versions/registry.ts';

export interface RaisedFamily {
  readonly raises: readonly Raise[];
  readonly kin: Kin | undefined;
  readonly refused: Refused | undefined;
}

interface Settled {
  readonly found: Found | undefined;
  readonly refused: Refused | undefined;
  readonly apart: Refused | undefined;
}

/** For the risks of one family, on one major version and like assets. */
export function raiseFamily(
  risks: readonly Risk[],
  family: Family,
  { familyOf, versions }: { readonly familyOf: FamilyOf; readonly versions: Versions },
): RaisedFamily {
  const parts = [...groupBy(risks, ({ match }) => subjectOf(match.component)).values()].map(partOf);
  const along = siblings(risks, family, familyOf);
  const { found, refused, apart } = settle(parts, along, versions);
  if (found === undefined) return { raises: [], kin: undefined, refused };
  const closed = new Set(found.closes);
  const raises = parts.flatMap((part): Raise[] => {
    const closes = part.risks.filter((risk) => closed.has(risk));
    // What the target leaves, and what is nearer, is told of the family as a whole.
    const target: Target = { ...found.target, open: 0, nearer: undefined };
    return closes.length === 0 ? [] : [raiseOf({ ...part, risks: closes }, target)];
  });
  const kin: Kin = {
    family,
    target: found.target,
    along: [...parts.filter(({ risks: own }) => !own.some((risk) => closed.has(risk))), ...along].map(({ component }) =>
      calledOf(component),
    ),
    taken: raises.flatMap((raise) => takenBy(raise, versions) ?? []),
    apart,
  };
  return { raises, kin, refused: apart ?? refused };
}

function partOf(risks: readonly Risk[]): Part {
  const [first] = risks;
  if (first === undefined) throw new Error('a group holds what it was grouped by');
  return { component: first.match.component, from: versionsOf(risks), risks };
}

/** Others of the family that stand beside these: they go along, and must not come to harm. */
function siblings(risks: readonly Risk[], family: Family, familyOf: FamilyOf): readonly Part[] {
  const own = new Set(risks.map(({ match }) => subjectOf(match.component)));
  const [first] = risks;
  const line = first === undefined ? '' : lineOf(first.match.component);
  const found = new Map<string, { readonly component: Component; readonly from: Set<string> }>();
  for (const { components } of new Map(risks.map(({ asset }) => [asset.name, asset])).values()) {
    for (const component of components) {
      const subject = subjectOf(component);
      if (own.has(subject) || familyOf(component)?.key !== family.key || lineOf(component) !== line) continue;
      const one = found.get(subject) ?? { component, from: new Set<string>() };
      found.set(subject, one);
      if (component.version !== undefined) one.from.add(component.version);
    }
  }
  return [...found.values()].map(({ component, from }) => ({ component, from: [...from], risks: [] }));
}

/**
 * Another major version is gone to only where records name one of it for each package that has risks: packages are renamed
 * and dropped between majors, and a release that a sibling does not have is no way out.
 */
function settle(parts: readonly Part[], along: readonly Part[], versions: Versions): Settled {
  const all = [...parts, ...along];
  const whole = searchTarget(all, versions);
  const target = whole.found?.target;
  if (whole.found === undefined || target?.version === undefined || !target.breaking)
    return { ...whole, apart: undefined };
  const major = majorOf(target.version);
  const missing = parts.filter((part) => !namedFor(part, versions).some((version) => majorOf(version) === major));
  if (missing.length === 0) return { ...whole, apart: undefined };
  const staying = searchTarget(all, versions, true);
  if (staying.found === undefined) return { ...whole, apart: undefined };
  const closed = new Set(staying.found.closes);
  const apart: Refused = {
    version: target.version,
    open: whole.found.open.size,
    risks: whole.found.closes.filter((risk) => !closed.has(risk)),
    missing: missing.map(({ component }) => calledOf(component)),
  };
  return { ...staying, apart: apart.risks.length === 0 ? undefined : apart };
}

/** Versions that records name for a package. */
function namedFor({ component, risks }: Pick<Part, 'component' | 'risks'>, versions: Versions): readonly string[] {
  return [...risks.flatMap(({ match }) => match.fixedIn), ...(versions.namedFor?.(component) ?? [])];
}

function raiseOf({ component, risks }: Part, target: Target): Raise {
  return {
    component,
    subject: subjectOf(component),
    called: calledOf(component),
    from: versionsOf(risks),
    target,
    closes: risks,
  };
}

/** Where no record names the target for this package, but for a sibling: the version that records name for it. */
function takenBy({ component, called, closes, target }: Raise, versions: Versions): Kin['taken'][number] | undefined {
  const scheme = schemeOf(closes[0]?.match.scheme ?? '');
  const written = target.written ?? target.version;
  if (scheme === undefined || written === undefined) return undefined;
  const key = scheme.key(written);
  if (namedFor({ component, risks: closes }, versions).some((version) => scheme.key(version) === key)) return undefined;
  const keyOf = (version: string): string => scheme.key(version) ?? '';
  // They are listed lowest first; the highest of these closes all.
  const named = closes
    .flatMap(({ match }) => match.fixedIn[0] ?? [])
    .reduce<string | undefined>(
      (most, version) => (most === undefined || keyOf(version) > keyOf(most) ? version : most),
      undefined,
    );
  return named === undefined ? undefined : { called, named };
}
