// Security updates of Microsoft as its API publishes them each month: CVRF 1.1 in JSON, with what Microsoft adds
// (`FixedBuild`, `Supercedence`, `SubType`). https://api.msrc.microsoft.com/cvrf/v3.0/swagger/v3/swagger.json
import type { Advisory, Flaw, Severity } from '#core/advisories/advisory.ts';
import { cveId, flawsOf } from '#core/advisories/flaws.ts';
import { listOf, numberOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { distinct, severityOf } from '#sources/bases/severities.ts';
import { idOf, instantOf, shown } from '#sources/bases/texts.ts';
import { fixesIn } from '#sources/msrc/fixes.ts';
import { productsIn, type MsrcProduct } from '#sources/msrc/products.ts';
import { remediationsOf } from '#sources/msrc/remediations.ts';
import { statementsOf } from '#sources/msrc/statements.ts';
import { plainText, valueOf } from '#sources/msrc/values.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const cvrf: RecordReader = { source: 'msrc', holds: 'many', recognises, read };

function recognises(record: JsonRecord): boolean {
  return 'DocumentTracking' in record && 'ProductTree' in record && 'Vulnerability' in record;
}

function read(document: JsonRecord, sink: Sink): void {
  requireTypes(document, { ProductTree: 'object', Vulnerability: 'list', DocumentTracking: 'object' });
  const tracking = recordOf(document['DocumentTracking']);
  const products = productsIn(recordOf(document['ProductTree']), sink.drop);
  const publishedAt = instantOf(tracking?.['InitialReleaseDate']);
  const modifiedAt = instantOf(tracking?.['CurrentReleaseDate']);
  for (const value of listOf(document['Vulnerability'])) {
    const vulnerability = recordOf(value);
    const name = textOf(vulnerability?.['CVE']);
    const id = cveId(name ?? '') ?? idOf(name);
    if (vulnerability === undefined || id === undefined) sink.drop('vulnerability has no id', shown(name));
    else
      sink.take({
        kind: 'advisory',
        advisory: advisoryOf(id, vulnerability, { products, publishedAt, modifiedAt, sink }),
      });
  }
}

interface Standing {
  readonly products: ReadonlyMap<string, MsrcProduct>;
  readonly publishedAt: string | undefined;
  readonly modifiedAt: string | undefined;
  readonly sink: Sink;
}

function advisoryOf(id: string, vulnerability: JsonRecord, { products, sink, ...days }: Standing): Advisory {
  const revisions = recordsOf(vulnerability['RevisionHistory'])
    .flatMap((one) => instantOf(one['Date']) ?? [])
    .sort();
  const title = plainText(valueOf(vulnerability['Title']) ?? '');
  const fixes = fixesIn(vulnerability, sink.drop);
  return {
    id,
    publisher: 'Microsoft',
    source: 'msrc',
    title: title === '' ? id : title,
    details: detailsOf(vulnerability),
    publishedAt: revisions[0] ?? days.publishedAt,
    modifiedAt: revisions.at(-1) ?? days.modifiedAt,
    withdrawnAt: undefined,
    references: [],
    flaws: flawsOf(id, []).flaws.map((ids) => flawOf(ids, vulnerability, sink)),
    alsoKnownAs: [],
    statements: statementsOf(vulnerability, fixes, { products, drop: sink.drop }),
    remediations: remediationsOf(vulnerability, fixes, products),
  };
}

function flawOf(ids: readonly string[], vulnerability: JsonRecord, sink: Sink): Flaw {
  const weaknesses = recordsOf(vulnerability['CWE']).flatMap(
    (one) => /^CWE-\d{1,5}$/.exec(textOf(one['ID']) ?? '')?.[0] ?? [],
  );
  const severities = recordsOf(vulnerability['CVSSScoreSets']).flatMap((set): readonly Severity[] => {
    const vector = textOf(set['Vector']) ?? '';
    // Microsoft prints temporal scores beside base ones; the vector says which is which.
    const severity = severityOf(vector, 'Microsoft', numberOf(set['BaseScore']));
    if (severity === undefined && vector !== '') sink.drop('severity is no CVSS vector', vector);
    return severity === undefined ? [] : [severity];
  });
  return {
    ids,
    title: undefined,
    weaknesses: [...new Set(weaknesses)],
    severities: distinct(severities),
    decisionPoints: undefined,
    issuer: undefined,
  };
}

/** Notes of type 2, by name in XML: the description. */
function detailsOf(vulnerability: JsonRecord): string {
  const told = recordsOf(vulnerability['Notes']).filter(({ Type: type }) => type === 2 || type === 'Description');
  return told
    .map((note) => plainText(textOf(note['Value']) ?? ''))
    .filter((text) => text !== '')
    .join('\n\n');
}
