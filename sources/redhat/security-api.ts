// Red Hat's security data API, one JSON document for each CVE:
// https://docs.redhat.com/documentation/en-us/red_hat_security_data_api/
import type { Remediation, Statement } from '#core/advisories/advisory.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { numberOf, recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { distributionAdvisory, ownBuildStatement, type OwnBuild } from '#sources/bases/own-builds.ts';
import { redHatStream, tellsNoMitigation } from '#sources/bases/red-hat.ts';
import { severityOf } from '#sources/bases/severities.ts';
import { idOf, instantOf, shown, titleFrom } from '#sources/bases/texts.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const redHatApi: RecordReader = { source: 'redhat', holds: 'one', recognises, read };

function recognises(record: JsonRecord): boolean {
  return 'threat_severity' in record && 'name' in record && ('affected_release' in record || 'package_state' in record);
}

function read(record: JsonRecord, sink: Sink): void {
  const id = cveId(textOf(record['name']) ?? '');
  if (id === undefined) return sink.drop('record has no usable id', shown(record['name']));
  const details = textsOf(record['details']).join('\n\n');
  const bug = textOf(recordOf(record['bugzilla'])?.['description'])?.replace(/^CVE-\S+\s+/, '');
  const cwe = textOf(record['cwe']) ?? '';
  sink.take({
    kind: 'advisory',
    advisory: distributionAdvisory({
      id,
      publisher: 'Red Hat',
      source: 'redhat',
      title: bug ?? titleFrom(details),
      details,
      publishedAt: instantOf(record['public_date']),
      references: [{ url: `https://access.redhat.com/security/cve/${id}`, kind: 'advisory' }],
      spoken: [id],
      statements: [
        ...recordsOf(record['affected_release']).flatMap((one) => released(one, { id, sink })),
        ...recordsOf(record['package_state']).flatMap((one) => standing(one, { id, sink })),
      ],
      remediations: mitigations(record),
      flaw: {
        severities: severitiesOf(record, { id, sink }),
        // A chain of weaknesses: `CWE-416->CWE-787`, `(CWE-120|CWE-125)`.
        weaknesses: [...new Set(cwe.slice(0, 300).match(/CWE-\d{1,5}/g) ?? [])],
      },
    }),
  });
}

interface Place {
  readonly id: string;
  readonly sink: Sink;
}

/** A build that mends it, `openssl-1:1.1.1k-7.el8_6`; the erratum names containers in the same place. */
function released(one: JsonRecord, { id, sink }: Place): readonly Statement[] {
  const text = textOf(one['package'])?.slice(0, 500) ?? '';
  const [, name, epoch, version] = /^([^\s/]{1,300})-(?:(\d{1,9}):)?([^-\s:]{1,200}-[^-\s:]{1,200})$/.exec(text) ?? [];
  if (name === undefined || version === undefined) {
    sink.drop('release is of no package', `${id}: ${text}`);
    return [];
  }
  const whole = epoch === undefined || epoch === '0' ? version : `${epoch}:${version}`;
  return statementOn(one, name, { state: 'fixed', version: whole }, { id, sink });
}

const states: ReadonlyMap<string, OwnBuild> = new Map<string, OwnBuild>([
  ['affected', { state: 'open' }],
  ['will not fix', { state: 'open' }],
  ['fix deferred', { state: 'open' }],
  ['out of support scope', { state: 'open' }],
  ['not affected', { state: 'not affected' }],
  ['under investigation', { state: 'undecided' }],
  ['new', { state: 'undecided' }],
]);

function standing(one: JsonRecord, { id, sink }: Place): readonly Statement[] {
  const text = textOf(one['package_name'])?.slice(0, 300) ?? '';
  const build = states.get(textOf(one['fix_state'])?.toLowerCase() ?? '');
  if (build === undefined) {
    sink.drop('state of a package is not known', `${id}: ${shown(one['fix_state'])}`);
    return [];
  }
  // `nodejs:16/nodejs`: one module stream of several.
  const [, stream, name] = /^(?:([\w.+-]{1,100}:[\w.+-]{1,100})\/)?([\w.+-]{1,200})$/.exec(text) ?? [];
  if (name === undefined) {
    sink.drop('state is of no package', `${id}: ${text}`);
    return [];
  }
  if (stream === undefined) return statementOn(one, name, build, { id, sink });
  // Of a stream that is not affected nothing follows for the others.
  if (build.state !== 'open') return [];
  return statementOn(one, name, { state: 'open in part', within: `builds of module stream ${stream}` }, { id, sink });
}

// oxlint-disable-next-line max-params -- where it is said, of what, what, and who counts
function statementOn(one: JsonRecord, name: string, build: OwnBuild, { id, sink }: Place): readonly Statement[] {
  const stream = redHatStream(textOf(one['cpe']));
  const found = stream === undefined ? undefined : packageOfEcosystem(`Red Hat:${stream}`, name);
  if (found?.release !== undefined) return [ownBuildStatement(found, build, [0])];
  sink.drop('release of a package is not known', `${id}: ${shown(one['product_name'])}`);
  return [];
}

function severitiesOf(record: JsonRecord, { id, sink }: Place): readonly NonNullable<ReturnType<typeof severityOf>>[] {
  const rows = [
    ['cvss3', 'cvss3_scoring_vector', 'cvss3_base_score'],
    ['cvss', 'cvss_scoring_vector', 'cvss_base_score'],
  ] as const;
  return rows.flatMap(([member, vectorName, scoreName]) => {
    const scored = recordOf(record[member]);
    const vector = textOf(scored?.[vectorName]);
    if (vector === undefined) return [];
    const score = numberOf(scored?.[scoreName]) ?? Number.parseFloat(idOf(scored?.[scoreName]) ?? '');
    const severity = severityOf(vector, 'Red Hat', Number.isFinite(score) ? score : undefined);
    if (severity === undefined) sink.drop('severity is no CVSS vector', `${id}: ${vector}`);
    return severity ?? [];
  });
}

function mitigations(record: JsonRecord): readonly Remediation[] {
  const text = (textOf(recordOf(record['mitigation'])?.['value']) ?? textOf(record['mitigation']) ?? '').trim();
  if (text === '' || tellsNoMitigation(text)) return [];
  return [{ flaws: [], kind: 'mitigation', text, url: undefined, on: undefined, subjects: [] }];
}
