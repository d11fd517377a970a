import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { trivyJson } from '#core/formats/trivy/report.ts';

function image(...results: readonly object[]): object {
  return {
    SchemaVersion: 2,
    Trivy: { Version: '0.50.1' },
    CreatedAt: '2024-03-04T10:00:00Z',
    ArtifactName: 'shop:1.4',
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'debian', Name: '12.5' }, RepoTags: ['shop:1.4', 'shop:latest'] },
    Results: results,
  };
}

function system(fields: object): object {
  return { Target: 'shop:1.4 (debian 12.5)', Class: 'os-pkgs', Type: 'debian', ...fields };
}

const flaw = { VulnerabilityID: 'CVE-2024-0001', PkgName: 'curl', InstalledVersion: '7.88.1-10', Severity: 'HIGH' };

function read(root: unknown): EstateReading {
  expect(trivyJson.recognise(root)).toBe(true);
  return trivyJson.parse(root, 'in/report.json');
}

describe('a package', () => {
  test.each([
    ['debian', 'curl', '7.88.1-10', 'pkg:deb/debian/curl@7.88.1-10?distro=debian-12.5'],
    ['npm', '@scope/a', '1.0.0', 'pkg:npm/%40scope/a@1.0.0'],
    ['node-pkg', 'lodash', '4.17.4', 'pkg:npm/lodash@4.17.4'],
    ['jar', 'org.apache.x:y', '1.2', 'pkg:maven/org.apache.x/y@1.2'],
    ['gobinary', 'golang.org/x/net', 'v0.9.0', 'pkg:golang/golang.org/x/net@v0.9.0'],
    ['gobinary', 'stdlib', '1.20.1', 'pkg:golang/stdlib@1.20.1'],
    ['composer', 'simplito/elliptic-php', '1.0', 'pkg:composer/simplito/elliptic-php@1.0'],
    ['pip', 'Django', '3.2.9', 'pkg:pypi/django@3.2.9'],
    ['cargo', 'tokio', '1.0.0', 'pkg:cargo/tokio@1.0.0'],
    ['nuget', 'Newtonsoft.Json', '12.0.1', 'pkg:nuget/Newtonsoft.Json@12.0.1'],
    ['unheard-of', 'x', '1', undefined],
  ])('of %s that is called %s has a purl', (type, name, version, purl) => {
    const one = { ...flaw, PkgName: name, InstalledVersion: version };
    const { statements, dropped } = read(image({ Target: 'x', Type: type, Vulnerabilities: [one] }));
    expect(statements[0]?.component?.purl).toBe(purl);
    expect(dropped.length).toBe(purl === undefined ? 1 : 0);
  });

  test("keeps Trivy's own purl before any made here", () => {
    const one = { ...flaw, PkgIdentifier: { PURL: 'pkg:deb/debian/curl@7.88.1-10?arch=amd64' } };
    expect(read(image(system({ Vulnerabilities: [one] }))).statements[0]?.component?.purl).toBe(
      'pkg:deb/debian/curl@7.88.1-10?arch=amd64&distro=debian-12.5',
    );
  });

  test('that is listed without a flaw is a component too, with the source that it is built from', () => {
    const libssl = { Name: 'libssl3', Version: '3.0.11', Release: '1', Epoch: 1, Arch: 'amd64', SrcName: 'openssl' };
    const [asset] = read(image(system({ Packages: [libssl] }))).assets;
    expect(asset?.components.map(({ purl }) => purl)).toEqual([
      'pkg:deb/debian/libssl3@1:3.0.11-1?arch=amd64&distro=debian-12.5&upstream=openssl',
    ]);
  });
});

describe('a vulnerability', () => {
  test.each([
    ['fixed', 'affected'],
    ['will_not_fix', 'affected'],
    ['end_of_life', 'affected'],
    ['not_affected', 'not affected'],
    ['under_investigation', 'under investigation'],
    [undefined, 'affected'],
  ])('of status %s is %s', (Status, stance) => {
    const { statements } = read(image(system({ Vulnerabilities: [{ ...flaw, Status }] })));
    expect(statements[0]?.stance).toBe(stance);
  });

  test.each([
    ['11.0.14, 10.1.49', ['11.0.14', '10.1.49'], 0],
    ['>=4.17.11', ['4.17.11'], 0],
    ['<2 || >3', [], 2],
    ['', [], 0],
  ])('that is fixed in %j', (FixedVersion, fixedIn, left) => {
    const { statements, dropped } = read(image(system({ Vulnerabilities: [{ ...flaw, FixedVersion }] })));
    expect(statements[0]?.fixedIn).toEqual(fixedIn);
    expect(dropped.reduce((sum, { count }) => sum + count, 0)).toBe(left);
  });

  test('stands once, with all its places', () => {
    const one = { ...flaw, PkgName: 'a:b' };
    const at = (PkgPath: string): object => ({ Target: 'Java', Type: 'jar', Vulnerabilities: [{ ...one, PkgPath }] });
    const { statements } = read(image(at('a.jar'), at('b.jar'), at('a.jar')));
    expect(statements.map(({ place }) => place)).toEqual(['a.jar, b.jar']);
  });

  test('that a VEX document took out is stated as that says; what a rule took out is counted', () => {
    const modified = [
      { Type: 'vulnerability', Status: 'not_affected', Finding: flaw },
      { Type: 'vulnerability', Status: 'ignored', Finding: { ...flaw, VulnerabilityID: 'CVE-2024-0002' } },
    ];
    const { statements, dropped } = read(image(system({ ExperimentalModifiedFindings: modified })));
    expect(statements.map(({ id, stance }) => `${id} ${stance}`)).toEqual(['CVE-2024-0001 not affected']);
    expect(dropped).toEqual([
      { reason: 'finding that the scan was told to ignore', count: 1, example: 'CVE-2024-0002' },
    ]);
  });
});

describe('what is of no package', () => {
  const check = { ID: 'DS002', Title: 'Root', Message: 'm', Resolution: 'r', Severity: 'HIGH', Status: 'FAIL' };
  const secret = { RuleID: 'key', Title: 'Key', Severity: 'CRITICAL', StartLine: 3, Match: 'KEY=hunter2' };

  test('stands once for each file', () => {
    const inFile = (Target: string): object => ({ Target, Misconfigurations: [check], Secrets: [secret] });
    const { statements } = read(image(inFile('a/Dockerfile'), inFile('b/Dockerfile')));
    expect(statements.map(({ kind, id, place }) => `${kind} ${id} (${place})`)).toEqual([
      'misconfiguration DS002 in a/Dockerfile (a/Dockerfile)',
      'secret key in a/Dockerfile (a/Dockerfile:3)',
      'misconfiguration DS002 in b/Dockerfile (b/Dockerfile)',
      'secret key in b/Dockerfile (b/Dockerfile:3)',
    ]);
  });

  test('repeats no secret', () => {
    expect(JSON.stringify(read(image({ Target: 'x', Secrets: [secret] })))).not.toContain('hunter2');
  });

  test('a check that passed is counted', () => {
    const { statements, dropped } = read(image({ Target: 'x', Misconfigurations: [{ ...check, Status: 'PASS' }] }));
    expect(statements).toEqual([]);
    expect(dropped).toEqual([{ reason: 'check passed', count: 1, example: 'DS002' }]);
  });
});

describe('what was looked at', () => {
  test.each([
    ['an image', image(), 'shop:1.4 application'],
    [
      'an SBOM is called as its file',
      { SchemaVersion: 2, ArtifactName: 'sbom.json', ArtifactType: 'cyclonedx' },
      'in application',
    ],
    ['a folder without a name', { SchemaVersion: 2, ArtifactName: '.', ArtifactType: 'filesystem' }, 'in unknown'],
    ['a machine', { SchemaVersion: 2, ArtifactName: 'disk.img', ArtifactType: 'vm' }, 'disk.img host'],
    ['a list of results', [{ Target: 'web (alpine 3.7.1)', Type: 'alpine', Vulnerabilities: null }], 'web unknown'],
    [
      'a cluster in a cloud',
      { ClusterName: 'arn:aws:eks:x:1:cluster/prod', Resources: [{ Namespace: 'n', Kind: 'Deployment', Name: 'web' }] },
      'prod/n/Deployment/web application',
    ],
    ['a node', { ClusterName: 'c', Resources: [{ Kind: 'Node', Name: 'n1' }] }, 'c/Node/n1 server'],
  ])('%s', (_name, root, expected) => {
    expect(read(root).assets.map(({ name, kind }) => `${name} ${kind}`)).toEqual([expected]);
  });

  test.each([['x'], [undefined], [[]], [{}], [{ SchemaVersion: 2 }], [{ ClusterName: 'x' }], [[{ Target: 1 }]]])(
    '%j is no report',
    (root) => {
      expect(trivyJson.recognise(root)).toBe(false);
    },
  );

  test('results that are no list are refused', () => {
    expect(() => trivyJson.parse({ SchemaVersion: 2, ArtifactName: 'x', Results: 'y' }, 'x')).toThrow(
      '"Results" is not a list',
    );
  });
});
