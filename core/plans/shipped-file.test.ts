// What a scanner saw as a file on a host is brought by a product: nobody who runs it has the project that builds it.
import { describe, expect, test } from 'vitest';
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { Scanned } from '#core/components/scan-statement.ts';
import type { Action } from '#core/plans/action.ts';
import { makePlan } from '#core/plans/make-plan.ts';
import { ownerOf } from '#core/plans/path-owner.ts';
import { assetOf, componentOf, flawOf, inputOf } from '#tests/fixtures/matches.ts';

const host = assetOf('pacs-1', { kind: 'server', exposure: { value: 'internal', source: undefined, on: undefined } });

function seenAt(place: string, evidence?: string): ComponentStatement {
  const scanned: Scanned = {
    kind: 'vulnerability',
    id: 'Nessus 156002',
    vulnerabilities: ['CVE-1'],
    stance: 'affected',
    title: 'Apache Log4j < 2.15.0',
    severity: 'critical',
    solution: undefined,
    evidence,
    fixedIn: ['2.15.0'],
    place,
    seenOn: '2026-11-20',
    references: [],
  };
  return { vulnerability: 'CVE-1', stance: 'affected', justification: undefined, by: 'Nessus, 2026-11-20', scanned };
}

const log4j = (statements: readonly ComponentStatement[], version = '2.13.3'): Component =>
  componentOf('maven/org.apache.logging.log4j/log4j-core', version, { depth: 'direct', statements });

function upgradeOf(components: readonly Component[], format = 'Nessus CSV'): Action | undefined {
  const rows = components.map((component) => ({ asset: host, component, flaw: flawOf('CVE-1'), fixedIn: ['2.17.1'] }));
  const input = inputOf(rows, { capacityHours: 100 });
  const documents = input.inventory.documents.map((document) => ({ ...document, format }));
  const { actions, later } = makePlan({ ...input, inventory: { ...input.inventory, documents } });
  return [...actions, ...later].find(({ kind }) => kind === 'upgrade');
}

const texts = (said: Action['how'] | undefined): string => (said ?? []).map(({ text }) => text).join('\n');
const all = (action: Action | undefined): string => texts([...(action?.how ?? []), ...(action?.verify ?? [])]);

describe('a library that a scanner saw by its file', () => {
  test('is raised with the product whose directory it lies in, and in no project', () => {
    const path = 'C:\\Program Files\\Acme PACS\\Server\\lib\\log4j-core-2.13.3.jar';
    const action = upgradeOf([log4j([seenAt(`8080/tcp ${path}`)])]);
    expect(action?.title).toBe('Upgrade log4j-core 2.13.3 → 2.17.1 on pacs-1');
    expect(action?.how[0]).toEqual({
      text: `Seen as a file of Acme PACS: ${path} on pacs-1.`,
      source: 'Nessus, 2026-11-20',
    });
    expect(texts(action?.how)).toContain(
      'Raise Acme PACS to a release that brings log4j-core 2.17.1 or later; where it is not your own, ask its maker for one.',
    );
    expect(all(action)).not.toMatch(/pom\.xml|mvn|gradle/i);
    expect(texts(action?.verify)).toContain('The next scan finds no earlier log4j-core there.');
  });

  test('is raised with whatever product it belongs to where its path does not tell', () => {
    const action = upgradeOf([log4j([seenAt('/srv/lib/log4j-core-2.13.3.jar')])]);
    expect(texts(action?.how)).toContain('/srv/lib/log4j-core-2.13.3.jar on pacs-1');
    expect(texts(action?.how)).toContain('Find out which product it belongs to');
    expect(all(action)).not.toContain('pom.xml');
  });

  test('is told by each of its files, as many as can be read', () => {
    const places = ['a', 'b', 'c', 'd', 'e'].map((name) => `/opt/${name}/lib/log4j-core-2.13.3.jar`);
    const action = upgradeOf([log4j([seenAt(places.join(', '))])]);
    expect(texts(action?.how)).toContain('/opt/a/lib/log4j-core-2.13.3.jar');
    expect(texts(action?.how)).toContain('and 2 more files');
  });

  test('is raised in the project where an SBOM of its source lists it', () => {
    expect(texts(upgradeOf([log4j([])], 'CycloneDX 1.5 JSON')?.how)).toContain('pom.xml');
    const vex = { ...seenAt(''), scanned: undefined } as unknown as ComponentStatement;
    expect(texts(upgradeOf([log4j([vex])], 'CycloneDX 1.5 JSON')?.how)).toContain('pom.xml');
  });

  test('of a product without a package is told so as well, but not of a product in its own directory', () => {
    const component = (name: string, path: string): Component =>
      componentOf(name, '1.1.1', { vendor: 'Maker', statements: [seenAt(path, path)] });
    const zoom = upgradeOf(
      [component('openssl', 'C:\\Program Files\\Zoom\\bin\\libssl-1_1.dll')],
      'Microsoft Defender JSON',
    );
    expect(texts(zoom?.how)).toContain('a file of Zoom');
    const own = upgradeOf([component('7-Zip', 'C:\\Program Files\\7-Zip\\7z.dll')], 'Microsoft Defender JSON');
    expect(texts(own?.how)).not.toContain('a file of');
    expect(texts(own?.how)).toContain("as its vendor's notes say");
  });
});

test.each([
  ['C:\\Program Files\\Acme PACS\\Server\\lib\\a.jar', 'Acme PACS'],
  ['C:\\Program Files (x86)\\Elastic\\Elasticsearch\\8.1\\lib\\a.jar', 'Elasticsearch'],
  [
    'C:\\Program Files\\Apache Software Foundation\\Tomcat 9.0\\webapps\\x\\WEB-INF\\lib\\a.jar',
    'Apache Software Foundation Tomcat 9.0',
  ],
  ['C:\\ProgramData\\Veeam\\Backup\\a.dll', 'Veeam Backup'],
  ['C:\\Users\\eve\\AppData\\Local\\Programs\\Zoom\\bin\\a.dll', 'Zoom'],
  ['D:\\PACS\\lib\\a.jar', 'PACS'],
  ['c:\\windows\\system32\\a.dll', undefined],
  ['C:\\Users\\eve\\Downloads\\a.jar', undefined],
  ['C:\\a.jar', undefined],
  ['/opt/unifi/lib/a.jar', 'unifi'],
  ['/opt/ibm/wlp/usr/a.jar', 'ibm wlp'],
  ['/usr/lib/unifi/lib/a.jar', 'unifi'],
  ['/usr/local/solr/server/lib/a.jar', 'solr'],
  ['/usr/share/logstash/logstash-core/lib/jars/a.jar', 'logstash'],
  ['/usr/share/java/a.jar', undefined],
  ['/usr/lib/x86_64-linux-gnu/libssl.so.1.1', undefined],
  ['/home/eve/a/b.jar', undefined],
  ['/srv/a.jar', undefined],
])('%s is of %s', (path, owner) => {
  expect(ownerOf(path)).toBe(owner);
});
