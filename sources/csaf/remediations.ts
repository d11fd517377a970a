// What a CSAF document tells people to do (§3.2.3.12).
import type { Remediation } from '#core/advisories/advisory.ts';
import { nameOf } from '#core/feed/draft.ts';
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { instantOf, isWebUrl, shown } from '#sources/bases/texts.ts';
import type { ProductTree } from '#sources/csaf/products.ts';
import { productIdsIn } from '#sources/csaf/statements.ts';
import { namedBy } from '#sources/csaf/subjects.ts';

const kinds: ReadonlyMap<string, Remediation['kind']> = new Map([
  ['vendor_fix', 'fix'],
  ['optional_patch', 'fix'],
  ['mitigation', 'mitigation'],
  ['workaround', 'workaround'],
  ['no_fix_planned', 'no fix planned'],
  ['none_available', 'none available'],
  ['fix_planned', 'none available'],
]);

/** The remediations of all vulnerabilities; what is said alike of several is said once. */
export function remediationsOf(
  vulnerabilities: readonly (readonly [vulnerability: JsonRecord, flaw: number])[],
  tree: ProductTree,
  drop: (reason: string, example: string) => void,
): readonly Remediation[] {
  const byText = new Map<string, { readonly said: Omit<Remediation, 'flaws'>; readonly flaws: Set<number> }>();
  const namesOf = namesByProduct(tree);
  for (const [vulnerability, flaw] of vulnerabilities) {
    for (const remediation of recordsOf(vulnerability['remediations'])) {
      const said = readRemediation(remediation, (holder) => productIdsIn(holder, tree).flatMap(namesOf));
      if (said === undefined) {
        drop('remediation is of an unknown category', shown(remediation['category']));
        continue;
      }
      const key = JSON.stringify(said);
      const known = byText.get(key);
      if (known === undefined) byText.set(key, { said, flaws: new Set([flaw]) });
      else known.flaws.add(flaw);
    }
  }
  return [...byText.values()].map(({ said, flaws }) => ({ ...said, flaws: [...flaws].sort((a, b) => a - b) }));
}

function readRemediation(
  remediation: JsonRecord,
  subjectsOf: (remediation: JsonRecord) => readonly string[],
): Omit<Remediation, 'flaws'> | undefined {
  const kind = kinds.get(textOf(remediation['category']) ?? '');
  if (kind === undefined) return undefined;
  const url = textOf(remediation['url']);
  return {
    kind,
    text: textOf(remediation['details']) ?? '',
    url: url !== undefined && isWebUrl(url) ? url : undefined,
    on: instantOf(remediation['date']),
    subjects: [...new Set(subjectsOf(remediation))].sort(),
  };
}

/** The names under which a product's statements are looked up. */
function namesByProduct(tree: ProductTree): (id: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const found =
      known.get(id) ?? (tree.products.get(id) ?? []).flatMap(namedBy).flatMap(({ subject }) => nameOf(subject) ?? []);
    known.set(id, found);
    return found;
  };
}
