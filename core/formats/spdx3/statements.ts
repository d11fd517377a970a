// VEX in SPDX 3.0's security profile: relationships from a vulnerability to packages.
import type { ComponentStatement } from '#core/components/component.ts';
import type { ComponentList } from '#core/formats/bases/component-list.ts';
import { refsOf, typeOf } from '#core/formats/spdx3/element.ts';
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

const stances: ReadonlyMap<string, ComponentStatement['stance']> = new Map([
  ['security_VexAffectedVulnAssessmentRelationship', 'affected'],
  ['security_VexNotAffectedVulnAssessmentRelationship', 'not affected'],
  ['security_VexFixedVulnAssessmentRelationship', 'fixed'],
  ['security_VexUnderInvestigationVulnAssessmentRelationship', 'under investigation'],
]);

export function addStatements(elements: ReadonlyMap<string, JsonRecord>, list: ComponentList): void {
  for (const element of elements.values()) {
    const stance = stances.get(typeOf(element) ?? '');
    if (stance === undefined) continue;
    const from = textOf(element['from']) ?? '';
    const vulnerability = vulnerabilityName(elements.get(from)) ?? /CVE-\d{4}-\d{4,19}$/i.exec(from.slice(-32))?.[0];
    if (vulnerability === undefined) {
      list.dropped.add('statement on a vulnerability without a name', from);
      continue;
    }
    const [by = 'the inventory document'] = refsOf(element['suppliedBy']).flatMap(
      (ref) => textOf(elements.get(ref)?.['name']) ?? [],
    );
    const justification = justificationOf(element);
    for (const ref of refsOf(element['to'])) {
      const index = list.refs.get(ref);
      if (index === undefined) list.dropped.add('statement on something that the document does not hold', ref);
      else list.state(index, { vulnerability, stance, justification, by });
    }
  }
}

function vulnerabilityName(element: JsonRecord | undefined): string | undefined {
  const identifiers = recordsOf(element?.['externalIdentifier']).map((one) => textOf(one['identifier']));
  return identifiers.find((name) => name !== undefined) ?? textOf(element?.['name']);
}

/** `vulnerableCodeNotPresent` → `vulnerable code not present`. */
function justificationOf(element: JsonRecord): string | undefined {
  const word = textOf(element['security_justificationType'])?.slice(0, 100);
  return (
    word?.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) ??
    textOf(element['security_impactStatement'])?.slice(0, 300)
  );
}
