import type { Described } from '#core/formats/bases/component-list.ts';
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** A package's fields that say what it is. */
export function describePackage(record: JsonRecord, dropped: Tally): Described {
  const references = recordsOf(record['externalRefs']).map((one) => ({
    type: referenceType(one['referenceType']),
    locator: textOf(one['referenceLocator']),
  }));
  const purls = references.flatMap(({ type, locator }) => (type === 'purl' && locator !== undefined ? [locator] : []));
  if (purls.length > 1) dropped.add('further purl of one package', purls[1]);
  return {
    name: stated(record['name']),
    version: stated(record['versionInfo']),
    purl: purls[0],
    cpes: references.flatMap(({ type, locator }) =>
      (type === 'cpe22type' || type === 'cpe23type') && locator !== undefined ? [locator] : [],
    ),
    vendor: party(record['supplier']) ?? party(record['originator']),
    scope: undefined,
  };
}

/** The type may stand as a word or as the URI that ends in it. */
function referenceType(value: unknown): string | undefined {
  const text = textOf(value);
  return text?.slice(text.lastIndexOf('/') + 1).toLowerCase();
}

/** SPDX writes "nobody says" and "there is none" as words. */
function stated(value: unknown): string | undefined {
  const text = textOf(value);
  return text === 'NOASSERTION' || text === 'NONE' ? undefined : text;
}

/** `Organization: Acme (contact@acme.example)` → `Acme`. */
function party(value: unknown): string | undefined {
  const text = stated(value);
  if (text === undefined) return undefined;
  const name = text.replace(/^(?:Organization|Person):/, '').trim();
  const bracket = name.endsWith(')') ? name.lastIndexOf('(') : -1;
  const bare = bracket > 0 ? name.slice(0, bracket).trim() : name;
  return bare === '' || bare === 'NOASSERTION' ? undefined : bare;
}
