// CSAF documents of distributions that build RPM packages: each product is a package as a component of a release, maybe
// within a module stream. What such a document calls fixed in a build was affected in the builds before it.
import type { Flaw, Remediation, Severity, Statement } from '#core/advisories/advisory.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { packageOfEcosystem, type EcosystemPackage } from '#core/components/ecosystems.ts';
import { numberOf, recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { startOfLine } from '#sources/bases/module-stream.ts';
import { ownBuildStatement, distributionAdvisory, type OwnBuild } from '#sources/bases/own-builds.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { refusalOf, withdrawnAtOf } from '#sources/bases/csaf-document.ts';
import { tellsNoMitigation } from '#sources/bases/red-hat.ts';
import { treeOf, type Platform, type RpmProduct, type RpmTree } from '#sources/bases/rpm-tree.ts';
import { distinct, severityOf } from '#sources/bases/severities.ts';
import { idOf, instantOf, isWebUrl, referencesOf, shown } from '#sources/bases/texts.ts';
import type { Sink } from '#sources/reader.ts';

/** What the documents of one distribution have of their own. */
export interface RpmPublisher {
  readonly publisher: string;
  readonly source: string;
  /** Addresses by which its documents name it. */
  readonly namespace: RegExp;
  /** The release that a platform of the product tree is, as an ecosystem: `Red Hat:enterprise_linux:8`. */
  readonly ecosystemOf: (platform: Platform) => string | undefined;
}

/** The body of a CSAF document of this publisher, which a list may wrap. */
export function rpmCsafOf(record: JsonRecord, { namespace }: RpmPublisher): JsonRecord | undefined {
  const whole = recordOf(record['doc']) ?? record;
  const document = recordOf(whole['document']);
  if (document === undefined || !('csaf_version' in document)) return undefined;
  return namespace.test(textOf(recordOf(document['publisher'])?.['namespace'])?.slice(0, 300) ?? '')
    ? whole
    : undefined;
}

export function readRpmCsaf(record: JsonRecord, from: RpmPublisher, sink: Sink): void {
  const whole = rpmCsafOf(record, from) ?? {};
  requireTypes(whole, { product_tree: 'object', vulnerabilities: 'list' });
  const document = recordOf(whole['document']) ?? {};
  requireTypes(document, { distribution: 'object', tracking: 'object' }, '$.document');
  const id = idOf(recordOf(document['tracking'])?.['id']);
  if (id === undefined) return sink.drop('document has no usable id', shown(recordOf(document['tracking'])?.['id']));
  const refusal = refusalOf(record, document);
  if (refusal !== undefined) return sink.drop(refusal, id);
  sink.take({ kind: 'advisory', advisory: advisoryOf(whole, document, { id, from, sink }) });
}

interface Reading {
  readonly id: string;
  readonly from: RpmPublisher;
  readonly sink: Sink;
}

function advisoryOf(
  whole: JsonRecord,
  document: JsonRecord,
  reading: Reading,
): ReturnType<typeof distributionAdvisory> {
  const { id, from, sink } = reading;
  const tracking = recordOf(document['tracking']);
  const vulnerabilities = recordsOf(whole['vulnerabilities']);
  const named = vulnerabilities.map((one, index) => cveId(textOf(one['cve']) ?? '') ?? `${id}#${index + 1}`);
  const names = named.length === 0 ? [id] : [...new Set(named)];
  const placed = vulnerabilities.map((one, index) => [one, names.indexOf(named[index] ?? '')] as const);
  const tree = treeOf(recordOf(whole['product_tree']), sink.drop);
  const modifiedAt = instantOf(tracking?.['current_release_date']);
  const remediations = placed.flatMap(([one, flaw]) => workarounds(one, flaw));
  const references = [document, ...vulnerabilities].flatMap((holder) => recordsOf(holder['references']));
  const plain = distributionAdvisory({
    id,
    publisher: from.publisher,
    source: from.source,
    title: textOf(document['title']) ?? id,
    details: notesOf([document, ...vulnerabilities]),
    publishedAt: instantOf(tracking?.['initial_release_date']),
    modifiedAt,
    references: referencesOf(references.map(readReference), sink.drop),
    spoken: names,
    statements: statementsOf(placed, tree, reading),
    remediations: [...new Map(remediations.map((one) => [JSON.stringify(one), one])).values()],
  });
  const flaws = names.map((name, flaw) =>
    flawOf(
      name,
      placed.filter(([, own]) => own === flaw),
      reading,
    ),
  );
  const withdrawnAt = withdrawnAtOf(document, modifiedAt);
  return { ...plain, withdrawnAt, flaws, alsoKnownAs: names.includes(id) ? [] : [id] };
}

function readReference(reference: JsonRecord): { readonly url: string; readonly kind: 'advisory' | 'other' } {
  return { url: shown(reference['url']), kind: reference['category'] === 'self' ? 'advisory' : 'other' };
}

type Placed = readonly (readonly [vulnerability: JsonRecord, flaw: number])[];

type BuildFor = (product: RpmProduct) => OwnBuild | undefined;

const states: readonly (readonly [string, BuildFor])[] = [
  ['fixed', fixedIn],
  ['first_fixed', fixedIn],
  ['recommended', fixedIn],
  ['known_affected', openIn],
  ['known_not_affected', () => ({ state: 'not affected' })],
  ['under_investigation', () => ({ state: 'undecided' })],
];

/** What is said alike of several flaws, and of the same package for several processors, is said once. */
function statementsOf(placed: Placed, tree: RpmTree, { from, sink }: Reading): readonly Statement[] {
  const said = new Map<string, { readonly statement: Statement; readonly flaws: Set<number> }>();
  const left = new Map<string, string>();
  const put = (id: string, buildFor: BuildFor, flaw: number): void => {
    const found = placeOf(tree.product(id), buildFor, from);
    if (typeof found === 'string') {
      left.set(id, found);
      return;
    }
    const key = JSON.stringify(found);
    const known = said.get(key) ?? {
      statement: ownBuildStatement(found.on, found.build, []),
      flaws: new Set<number>(),
    };
    said.set(key, known);
    known.flaws.add(flaw);
  };
  for (const [vulnerability, flaw] of placed) {
    const status = recordOf(vulnerability['product_status']);
    for (const [member, buildFor] of states) for (const id of textsOf(status?.[member])) put(id, buildFor, flaw);
  }
  for (const [id, reason] of left) sink.drop(reason, id);
  return [...said.values()].map(({ statement, flaws }) => ({ ...statement, flaws: [...flaws].sort((a, b) => a - b) }));
}

/** The package of a release and how it stands there; a text says why there is none. */
function placeOf(
  product: RpmProduct | undefined,
  buildFor: BuildFor,
  { ecosystemOf }: RpmPublisher,
): { readonly on: EcosystemPackage; readonly build: OwnBuild } | string {
  if (product === undefined) return 'product is no package of a release';
  if (/-debug(?:info|source)(?:-common)?$/.test(product.name)) return 'package holds symbols for debugging only';
  const build = buildFor(product);
  if (build === undefined) return 'fixed package has no version';
  const ecosystem = ecosystemOf(product.platform);
  const on = ecosystem === undefined ? undefined : packageOfEcosystem(ecosystem, product.name);
  return on?.release === undefined ? 'release of the distribution is not known' : { on, build };
}

function fixedIn({ version, stream }: RpmProduct): OwnBuild | undefined {
  return version === undefined ? undefined : { state: 'fixed', version, from: startOfLine(stream, version) };
}

function openIn({ stream }: RpmProduct): OwnBuild {
  return stream === undefined
    ? { state: 'open' }
    : { state: 'open in part', within: `builds of module stream ${stream}` };
}

function flawOf(name: string, placed: Placed, { from: { publisher }, sink }: Reading): Flaw {
  const said = placed.map(([one]) => one);
  const weaknesses = said.map((one) => textOf(recordOf(one['cwe'])?.['id']) ?? '');
  const severities = said.flatMap((one) =>
    recordsOf(one['scores']).flatMap((score): readonly Severity[] => {
      const cvss = recordOf(score['cvss_v3']) ?? recordOf(score['cvss_v2']);
      if (cvss === undefined) return [];
      const vector = textOf(cvss['vectorString']) ?? '';
      const severity = severityOf(vector, publisher, numberOf(cvss['baseScore']));
      if (severity === undefined) sink.drop('severity is no CVSS vector', vector);
      return severity === undefined ? [] : [severity];
    }),
  );
  return {
    ids: [name],
    title: said.map((one) => textOf(one['title'])).find((title) => title !== undefined),
    weaknesses: [...new Set(weaknesses.filter((text) => /^CWE-\d{1,5}$/.test(text)))],
    severities: distinct(severities),
    decisionPoints: undefined,
    issuer: undefined,
  };
}

/** What to do without the fix; that there is a fix the statements say themselves. */
function workarounds(vulnerability: JsonRecord, flaw: number): readonly Remediation[] {
  return recordsOf(vulnerability['remediations']).flatMap((one): readonly Remediation[] => {
    const kind = one['category'];
    const text = textOf(one['details'])?.trim() ?? '';
    if ((kind !== 'workaround' && kind !== 'mitigation') || text === '' || tellsNoMitigation(text)) return [];
    const url = textOf(one['url']);
    return [
      {
        flaws: [flaw],
        kind,
        text,
        url: url !== undefined && isWebUrl(url) ? url : undefined,
        on: instantOf(one['date']),
        subjects: [],
      },
    ];
  });
}

function notesOf(holders: readonly JsonRecord[]): string {
  const texts = holders.flatMap((holder) =>
    recordsOf(holder['notes']).flatMap((note) =>
      /^(?:summary|description|details)$/.test(shown(note['category'])) ? [textOf(note['text'])?.trim() ?? ''] : [],
    ),
  );
  return [...new Set(texts.filter((text) => text !== ''))].join('\n\n');
}
