import { describe, expect, test } from 'vitest';
import { trivyOperatorJson } from '#core/formats/trivy-operator/report.ts';

function report(kind: string, content: object, labels: object = {}): object {
  return {
    apiVersion: 'aquasecurity.github.io/v1alpha1',
    kind,
    metadata: {
      name: 'replicaset-web-1',
      namespace: 'shop',
      labels: {
        'trivy-operator.resource.kind': 'ReplicaSet',
        'trivy-operator.resource.name': 'web-1',
        'trivy-operator.resource.namespace': 'shop',
        ...labels,
      },
    },
    report: { scanner: { version: '0.50.1' }, updateTimestamp: '2024-03-04T10:00:00Z', ...content },
  };
}

const flaw = { vulnerabilityID: 'CVE-2024-0001', resource: 'libcurl', installedVersion: '8.1-r0', severity: 'HIGH' };

describe("the operator's reports", () => {
  test.each([
    [
      'with a distribution',
      { os: { family: 'alpine', name: '3.18.4' } },
      { class: 'os-pkgs' },
      'pkg:apk/alpine/libcurl@8.1-r0?distro=alpine-3.18.4',
    ],
    ['with a purl', {}, { packagePURL: 'pkg:npm/libcurl@8.1' }, 'pkg:npm/libcurl@8.1'],
    [
      'of a Go module',
      {},
      { resource: 'github.com/a/b', installedVersion: 'v1.2.3' },
      'pkg:golang/github.com/a/b@v1.2.3',
    ],
    ['of nothing that is told', {}, {}, undefined],
  ])('name packages %s', (_name, content, fields, purl) => {
    const root = report('VulnerabilityReport', { ...content, vulnerabilities: [{ ...flaw, ...fields }] });
    expect(trivyOperatorJson.recognise(root)).toBe(true);
    const { assets, statements } = trivyOperatorJson.parse(root, 'x');
    expect(assets.map(({ name }) => name)).toEqual(['shop/ReplicaSet/web-1']);
    expect(statements[0]?.component?.purl).toBe(purl);
  });

  test('of two containers of one thing are of one asset; a flaw in both stands once', () => {
    const inContainer = (name: string): object =>
      report(
        'VulnerabilityReport',
        { vulnerabilities: [flaw], artifact: { repository: `library/${name}`, tag: '1' } },
        { 'trivy-operator.container.name': name },
      );
    const list = { apiVersion: 'v1', kind: 'List', items: [inContainer('web'), inContainer('side')] };
    expect(trivyOperatorJson.recognise(list)).toBe(true);
    const { assets, statements } = trivyOperatorJson.parse(list, 'x');
    expect(assets).toHaveLength(1);
    expect(statements.map(({ place }) => place)).toEqual([
      'container web, library/web:1, container side, library/side:1',
    ]);
  });

  test('count what passed, what has no id, and what is not read', () => {
    const { statements, dropped } = trivyOperatorJson.parse(
      [
        report('ConfigAuditReport', {
          checks: [
            { checkID: 'KSV001', success: true },
            { checkID: 'KSV002', success: false },
          ],
        }),
        report('VulnerabilityReport', { vulnerabilities: [{ resource: 'x' }] }),
        report('SbomReport', {}),
        { kind: 'Pod' },
      ],
      'x',
    );
    expect(statements.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['misconfiguration KSV002']);
    expect(dropped.map(({ reason, count }) => `${count} ${reason}`)).toEqual([
      '1 SBOM inside a report of the operator is not read',
      '1 check passed',
      '1 element is no report of the operator',
      '1 vulnerability has no id',
    ]);
  });

  test.each([['x'], [[]], [{}], [{ apiVersion: 'v1', items: [] }], [[7]]])('%j is none', (root) => {
    expect(trivyOperatorJson.recognise(root)).toBe(false);
  });
});
