// CSAF 2.0 security advisories and VEX documents, https://docs.oasis-open.org/csaf/csaf/v2.0/ ; what 2.1 adds is read too.
import type { Advisory, DecisionPoints, Flaw, Reference, Severity } from '#core/advisories/advisory.ts';
import { cveId, flawsOf } from '#core/advisories/flaws.ts';
import { numberOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { refusalOf, withdrawnAtOf } from '#sources/bases/csaf-document.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { distinct, severityOf } from '#sources/bases/severities.ts';
import { idOf, instantOf, referencesOf, shown } from '#sources/bases/texts.ts';
import { readProductTree } from '#sources/csaf/products.ts';
import { remediationsOf } from '#sources/csaf/remediations.ts';
import { gathering } from '#sources/csaf/statements.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const csaf: RecordReader = { source: 'csaf', holds: 'one', recognises, read };

function recognises(record: JsonRecord): boolean {
  const document = recordOf(recordOf(record['doc'] ?? record)?.['document']);
  return document !== undefined && 'csaf_version' in document;
}

function read(record: JsonRecord, sink: Sink): void {
  // A list of documents may wrap each with its path and whether its published digest agreed.
  const whole = recordOf(record['doc']) ?? record;
  requireTypes(whole, { product_tree: 'object', vulnerabilities: 'list' });
  const document = recordOf(whole['document']) ?? {};
  requireTypes(document, { distribution: 'object', tracking: 'object', publisher: 'object' }, '$.document');
  const tracking = recordOf(document['tracking']);
  const id = idOf(tracking?.['id']);
  if (id === undefined) return sink.drop('document has no usable id', shown(tracking?.['id']));
  const refusal = refusalOf(record, document);
  if (refusal !== undefined) return sink.drop(refusal, id);
  sink.take({ kind: 'advisory', advisory: advisoryOf(whole, document, { id, sink }) });
}

interface Told {
  readonly id: string;
  readonly sink: Sink;
}

function advisoryOf(whole: JsonRecord, document: JsonRecord, { id, sink }: Told): Advisory {
  const tracking = recordOf(document['tracking']);
  const publisher = publisherOf(document);
  const isVendor = textOf(recordOf(document['publisher'])?.['category']) === 'vendor';
  const vulnerabilities = recordsOf(whole['vulnerabilities']);
  const tree = readProductTree(recordOf(whole['product_tree']), isVendor ? publisher : undefined, sink.drop);
  const naming = namingOf(id, vulnerabilities);
  const placed = vulnerabilities.map((one, index) => [one, naming.flawOf[index] ?? 0] as const);
  const statements = gathering(tree, sink.drop);
  for (const [vulnerability, flaw] of placed) statements.add(vulnerability, flaw);
  const modifiedAt = instantOf(tracking?.['current_release_date']);
  return {
    id,
    publisher,
    source: 'csaf',
    title: textOf(document['title']) ?? id,
    details: detailsOf(document, vulnerabilities),
    publishedAt: instantOf(tracking?.['initial_release_date']),
    modifiedAt,
    withdrawnAt: withdrawnAtOf(document, modifiedAt),
    references: referencesOf([document, ...vulnerabilities].flatMap(readReferences), sink.drop),
    flaws: naming.names.map((ids, flaw) =>
      flawOf(
        ids,
        placed.filter(([, own]) => own === flaw).map(([one]) => one),
        { publisher, sink },
      ),
    ),
    alsoKnownAs: naming.alsoKnownAs,
    statements: statements.list(),
    remediations: remediationsOf(placed, tree, sink.drop),
  };
}

interface DocumentNaming {
  readonly names: readonly (readonly string[])[];
  readonly alsoKnownAs: readonly string[];
  /** The flaw of each vulnerability. */
  readonly flawOf: readonly number[];
}

/** A document on one vulnerability names it; in one on several, each is named by its CVE or by its place. */
function namingOf(id: string, vulnerabilities: readonly JsonRecord[]): DocumentNaming {
  const [only, ...others] = vulnerabilities;
  if (others.length === 0) {
    const cve = cveId(textOf(only?.['cve']) ?? '');
    const { flaws, alsoKnownAs } = flawsOf(id, cve === undefined ? [] : [cve]);
    return { names: flaws, alsoKnownAs, flawOf: [0] };
  }
  const names: string[] = [];
  const flawOf = vulnerabilities.map((one, index) => {
    const name = cveId(textOf(one['cve']) ?? '') ?? `${id}#${index + 1}`;
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  });
  return { names: names.map((name) => [name]), alsoKnownAs: [id], flawOf };
}

function flawOf(
  ids: readonly string[],
  vulnerabilities: readonly JsonRecord[],
  { publisher, sink }: { readonly publisher: string; readonly sink: Sink },
): Flaw {
  const weaknesses = vulnerabilities.flatMap((one) => [
    textOf(recordOf(one['cwe'])?.['id']),
    ...recordsOf(one['cwes']).map((cwe) => textOf(cwe['id'])),
  ]);
  return {
    ids,
    title: vulnerabilities.map((one) => textOf(one['title'])).find((title) => title !== undefined),
    weaknesses: [...new Set(weaknesses.filter((text) => text !== undefined && /^CWE-\d{1,5}$/.test(text)))].flatMap(
      (text) => text ?? [],
    ),
    severities: distinct(vulnerabilities.flatMap((one) => severitiesOf(one, publisher, sink))),
    decisionPoints: vulnerabilities.map((one) => decisionPointsOf(one, publisher)).find((one) => one !== undefined),
    issuer: undefined,
  };
}

function severitiesOf(vulnerability: JsonRecord, by: string, sink: Sink): readonly Severity[] {
  const contents = [
    ...recordsOf(vulnerability['scores']),
    ...recordsOf(recordsOf(vulnerability['metrics']).map((metric) => metric['content'])),
  ];
  return contents.flatMap((content) =>
    ['cvss_v4', 'cvss_v3', 'cvss_v2'].flatMap((member) => {
      const cvss = recordOf(content[member]);
      if (cvss === undefined) return [];
      const vector = textOf(cvss['vectorString']) ?? '';
      const severity = severityOf(vector, by, numberOf(cvss['baseScore']));
      if (severity === undefined) sink.drop('severity is no CVSS vector', vector);
      return severity ?? [];
    }),
  );
}

const exploitations: Readonly<Record<string, DecisionPoints['exploitation']>> = { N: 'none', P: 'poc', A: 'active' };

/** CISA writes decision points into a note: `SSVCv2/E:N/A:Y/T:P/2024-07-11T21:26:33Z/`. */
function decisionPointsOf(vulnerability: JsonRecord, by: string): DecisionPoints | undefined {
  for (const note of recordsOf(vulnerability['notes'])) {
    const text = textOf(note['text'])?.slice(0, 100) ?? '';
    const [, exploitation = '', automatable, impact, at] =
      /^SSVCv2\/E:([NPA])\/A:([YN])\/T:([PT])\/([\dTZ:.+-]*)/.exec(text) ?? [];
    if (automatable === undefined) continue;
    return {
      exploitation: exploitations[exploitation] ?? 'unknown',
      automatable: automatable === 'Y' ? 'yes' : 'no',
      technicalImpact: impact === 'T' ? 'total' : 'partial',
      by,
      at: instantOf(at),
    };
  }
  return undefined;
}

/** The publisher without the name of its team: `Siemens ProductCERT` speaks for Siemens. */
function publisherOf(document: JsonRecord): string {
  const name = textOf(recordOf(document['publisher'])?.['name'])?.trim() ?? 'CSAF';
  return name.replace(/\s+(?:ProductCERT|PSIRT|CERT|Product Security\b.*|Security Response\b.*)$/i, '').slice(0, 100);
}

/** The document's own summary and description, then what is said of each vulnerability. */
function detailsOf(document: JsonRecord, vulnerabilities: readonly JsonRecord[]): string {
  const own = notesIn(document).map((text) => text);
  const each = vulnerabilities.flatMap((one) => {
    const name = textOf(one['cve']) ?? textOf(one['title']) ?? '';
    return notesIn(one).map((text) => (name === '' ? text : `${name}: ${text}`));
  });
  return [...new Set([...own, ...each])].join('\n\n');
}

function notesIn(holder: JsonRecord): readonly string[] {
  return recordsOf(holder['notes']).flatMap((note) => {
    const category = textOf(note['category']);
    const text = textOf(note['text'])?.trim() ?? '';
    const isTold = category === 'summary' || category === 'description' || category === 'details';
    return isTold && text !== '' && !text.startsWith('SSVCv2/') ? [text] : [];
  });
}

function readReferences(holder: JsonRecord): readonly Reference[] {
  return recordsOf(holder['references']).flatMap((reference) => {
    const url = textOf(reference['url']);
    const kind = reference['category'] === 'self' ? 'advisory' : 'other';
    return url === undefined ? [] : [{ url, kind }];
  });
}
