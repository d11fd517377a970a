// CVE records cut down to what CISA's Vulnrichment adds: one object a line, without products.
import type { Advisory, Severity } from '#core/advisories/advisory.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { numberOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { distinct, severityOf } from '#sources/bases/severities.ts';
import { instantOf, shown } from '#sources/bases/texts.ts';
import { takeKevNote } from '#sources/cve/kev-note.ts';
import { decisionPoints } from '#sources/cve/metrics.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const compactCve: RecordReader = { source: 'cve', holds: 'one', recognises, read };

function recognises(record: JsonRecord): boolean {
  return 'cveId' in record && 'state' in record && 'ssvc' in record && 'assigner' in record;
}

function read(record: JsonRecord, sink: Sink): void {
  requireTypes(record, { cvss: 'list', cwe: 'list', ssvc: 'object', kev: 'object' });
  const id = cveId(textOf(record['cveId']) ?? '');
  if (id === undefined) return sink.drop('record has no usable id', shown(record['cveId']));
  const issuer = textOf(record['assigner']);
  const isRejected = textOf(record['state'])?.toUpperCase() === 'REJECTED';
  const modifiedAt = instantOf(record['dateUpdated']);
  const weaknesses = recordsOf(record['cwe']).flatMap(
    (one) => /^CWE-\d{1,5}$/.exec(textOf(one['id']) ?? '')?.[0] ?? [],
  );
  const advisory: Advisory = {
    id,
    publisher: 'CVE',
    source: 'cve',
    title: textOf(record['title']) ?? '',
    details: '',
    publishedAt: instantOf(record['datePublished']),
    modifiedAt,
    withdrawnAt: isRejected ? (modifiedAt ?? 'undated') : undefined,
    references: [],
    flaws: [
      {
        ids: [id],
        title: undefined,
        weaknesses: [...new Set(weaknesses)],
        severities: severitiesOf(record, issuer, sink),
        decisionPoints: decisionPointsOf(record),
        issuer,
      },
    ],
    alsoKnownAs: [],
    statements: [],
    remediations: [],
  };
  sink.take({ kind: 'advisory', advisory });
  const kev = recordOf(record['kev']);
  if (kev !== undefined) takeKevNote(kev, id, sink);
}

function severitiesOf(record: JsonRecord, issuer: string | undefined, sink: Sink): readonly Severity[] {
  return distinct(
    recordsOf(record['cvss']).flatMap((one) => {
      const source = textOf(one['src']);
      const by = source === 'cna' ? (issuer ?? 'CVE') : source === 'cisa-adp' ? 'CISA-ADP' : (source ?? 'CVE');
      const severity = severityOf(textOf(one['vector']) ?? '', by, numberOf(one['score']));
      if (severity === undefined) sink.drop('severity is no CVSS vector', shown(one['vector']));
      return severity ?? [];
    }),
  );
}

function decisionPointsOf(record: JsonRecord): ReturnType<typeof decisionPoints> | undefined {
  const ssvc = recordOf(record['ssvc']);
  if (ssvc === undefined) return undefined;
  const options = { ...ssvc, technicalimpact: ssvc['technicalImpact'] };
  return decisionPoints(options, 'CISA-ADP', ssvc['timestamp']);
}
