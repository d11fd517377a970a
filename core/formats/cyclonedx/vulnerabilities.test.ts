import { describe, expect, test } from 'vitest';
import { readBom } from '#core/formats/cyclonedx/bom.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

const base = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  metadata: { component: { 'bom-ref': 'app', name: 'app', version: '2.5' }, supplier: { name: 'Acme' } },
  components: [{ 'bom-ref': 'lib', name: 'lib', version: '1.0.0', purl: 'pkg:npm/lib@1.0.0' }],
};

function read(...vulnerabilities: readonly unknown[]) {
  const reading = readBom({ ...base, vulnerabilities }, 'JSON');
  return { ...reading, stated: reading.components.flatMap(({ statements }) => statements) };
}

function on(ref: string, analysis: JsonRecord | undefined, versions: readonly unknown[] = []) {
  return read({ id: 'CVE-2021-44228', ...(analysis === undefined ? {} : { analysis }), affects: [{ ref, versions }] });
}

describe('the analysis of a vulnerability', () => {
  test.for([
    ['not_affected', 'not affected'],
    ['false_positive', 'not affected'],
    ['resolved', 'fixed'],
    ['resolved_with_pedigree', 'fixed'],
    ['exploitable', 'affected'],
    ['in_triage', 'under investigation'],
    ['constructor', 'under investigation'],
  ])('"%s" means %s', ([state, stance]) => {
    expect(on('lib', { state }).stated).toMatchObject([{ vulnerability: 'CVE-2021-44228', stance, by: 'Acme' }]);
  });

  test('is open where there is none', () => {
    expect(on('lib', undefined).stated).toMatchObject([{ stance: 'under investigation' }]);
  });

  test.for<[JsonRecord, string | undefined]>([
    [{ justification: 'code_not_reachable', detail: 'long' }, 'code not reachable'],
    [{ state: 'false_positive', detail: 'long' }, 'false positive'],
    [{ detail: 'x'.repeat(400) }, 'x'.repeat(300)],
    [{}, undefined],
  ])('gives its reason', ([analysis, justification]) => {
    expect(on('lib', analysis).stated[0]?.justification).toBe(justification);
  });
});

describe('what a vulnerability affects', () => {
  const analysis = { state: 'not_affected' };

  test.for<[title: string, versions: readonly JsonRecord[], stances: readonly string[]]>([
    ['this version', [{ version: '1.0.0', status: 'unaffected' }], ['not affected']],
    ['another version', [{ version: '2.0.0', status: 'unaffected' }], []],
    ['a range around it', [{ range: 'vers:npm/>=0.9.0|<2.0.0', status: 'unaffected' }], ['not affected']],
    ['a range beside it', [{ range: 'vers:npm/>=1.1.0', status: 'unaffected' }], []],
    ['a range that nobody can read', [{ range: 'all of them', status: 'unaffected' }], []],
    ['a status beside the analysis', [{ version: '1.0.0', status: 'unknown' }], ['under investigation']],
  ])('%s', ([, versions, stances]) => {
    const reading = on('lib', analysis, versions);
    expect(reading.stated.map(({ stance }) => stance)).toEqual(stances);
    expect(reading.dropped).toHaveLength(stances.length === 0 ? 1 : 0);
  });

  test('the whole of what the document describes: it holds for all its components', () => {
    expect(on('app', analysis)).toMatchObject({ stated: [], overall: [{ stance: 'not affected' }], loose: [] });
    expect(on('app', analysis, [{ version: '2.5', status: 'unaffected' }]).overall).toHaveLength(1);
  });

  test('other versions of what the document describes, for other documents to be found', () => {
    const { overall, loose } = on('app', analysis, [{ version: '2.4', status: 'affected' }]);
    expect(overall).toEqual([]);
    expect(loose).toMatchObject([{ target: { kind: 'product', name: 'app' }, versions: { version: '2.4' } }]);
  });

  test('a component of another document', () => {
    const serial = 'urn:uuid:cbb2cd68-2857-43b8-a10b-e8c03d277d18';
    const { loose } = on(`urn:cdx:CBB2CD68-2857-43b8-a10b-e8c03d277d18/1#pkg%3Anpm%2Fa`, analysis);
    expect(loose).toMatchObject([{ target: { kind: 'link', serial, ref: 'pkg:npm/a' } }]);
  });

  test.for<[JsonRecord | string, string]>([
    ['none', 'vulnerability has no id'],
    [{ affects: [{ ref: 'lib' }] }, 'vulnerability has no id'],
    [{ id: 'CVE-1' }, 'vulnerability names nothing that it affects'],
    [{ id: 'CVE-1', affects: [{}] }, 'vulnerability affects something without a reference'],
    [{ id: 'CVE-1', affects: [{ ref: 'gone' }] }, 'vulnerability affects something that the document does not hold'],
  ])('nothing that can be found is counted', ([vulnerability, reason]) => {
    expect(read(vulnerability).dropped.map((one) => one.reason)).toEqual([reason]);
  });

  test('an id may stand only among the references', () => {
    const reading = read({ references: [{ id: 'GHSA-1' }], affects: [{ ref: 'lib' }] });
    expect(reading.stated[0]?.vulnerability).toBe('GHSA-1');
  });
});
