// Packages of which the feed holds no record at all: a listing of a distribution that it does not cover. Nothing found among
// them says nothing, and has to be told before everything else.
import type { Component } from '#core/components/component.ts';
import { isDistribution } from '#core/matching/look-up-names.ts';
import { count } from '#core/plans/words.ts';

/** Fewer may be of no interest to anybody who publishes. */
const componentsMin = 5;
/** A package or two may be spoken of as a product of the same name; of a distribution that is covered, far more are. */
const strayMax = 0.01;
/** Told one by one; the others are counted below. */
const kindsMax = 3;

/** A sentence for each kind of package with at least five components none of which any record speaks of. */
export function withoutRecords(all: readonly Component[], spokenOf: ReadonlySet<Component>): readonly string[] {
  const kinds = new Map<string, { total: number; spoken: number }>();
  for (const component of all) {
    const kind = kindOf(component);
    if (kind === undefined) continue;
    const seen = kinds.get(kind) ?? { total: 0, spoken: 0 };
    kinds.set(kind, { total: seen.total + 1, spoken: seen.spoken + (spokenOf.has(component) ? 1 : 0) });
  }
  return [...kinds]
    .filter(([, { total, spoken }]) => total >= componentsMin && spoken / total < strayMax)
    .sort(([a, one], [b, other]) => other.total - one.total || (a < b ? -1 : 1))
    .slice(0, kindsMax)
    .map(
      ([kind, { total, spoken }]) =>
        `This feed holds ${spoken === 0 ? '' : 'almost '}nothing on these ${kind} packages: ${count(total - spoken, 'component is', 'components are')} neither safe nor unsafe.`,
    );
}

/** `Debian 12`, `npm`; `undefined` for what is no package, or one of no registry. */
function kindOf({ package: name, qualifiers }: Component): string | undefined {
  const [type = '', namespace = ''] = name?.split('/') ?? [];
  if (name === undefined || type === 'generic') return undefined;
  if (!isDistribution(name)) return type;
  const release = (qualifiers['distro'] ?? namespace).replace('-', ' ');
  return release === '' ? type : `${release.slice(0, 1).toUpperCase()}${release.slice(1)}`;
}
