import { expect, test } from 'vitest';
import { parseXml } from '#core/formats/bases/xml.ts';
import { readBom } from '#core/formats/cyclonedx/bom.ts';
import { isCycloneDxXml, readXmlBom } from '#core/formats/cyclonedx/xml.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<c:bom xmlns:c="http://cyclonedx.org/schema/bom/1.5" serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79">
  <c:metadata>
    <c:timestamp>2024-03-04T10:00:00Z</c:timestamp>
    <c:tools><c:components><c:component type="application"><c:name>syft</c:name><c:version>1.2</c:version></c:component></c:components></c:tools>
    <c:component type="application" bom-ref="app"><c:name>app</c:name><c:version>2</c:version></c:component>
    <c:supplier><c:name>Acme</c:name></c:supplier>
  </c:metadata>
  <c:components>
    <c:component type="library" bom-ref="a">
      <c:supplier><c:name>Sup</c:name></c:supplier><c:group>@g</c:group><c:name>a</c:name><c:version>1</c:version>
      <c:scope>optional</c:scope><c:purl>pkg:npm/%40g/a@1</c:purl>
      <c:components><c:component type="library" bom-ref="b"><c:name>b</c:name><c:version>2</c:version><c:cpe>cpe:/a:x:b:2</c:cpe></c:component></c:components>
      <c:licenses><c:license><c:name><![CDATA[<b>MIT</b>]]></c:name></c:license></c:licenses>
    </c:component>
  </c:components>
  <c:services><c:service><c:name>mail</c:name></c:service></c:services>
  <c:dependencies><c:dependency ref="app"><c:dependency ref="a"/></c:dependency><c:dependency ref="a"><c:dependency ref="b"/></c:dependency></c:dependencies>
  <c:vulnerabilities><c:vulnerability>
    <c:id>CVE-1</c:id>
    <c:analysis><c:state>not_affected</c:state><c:justification>code_not_present</c:justification></c:analysis>
    <c:affects><c:target><c:ref>b</c:ref><c:versions><c:version><c:version>2</c:version><c:status>unaffected</c:status></c:version></c:versions></c:target></c:affects>
  </c:vulnerability></c:vulnerabilities>
</c:bom>`;

const json = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  metadata: {
    timestamp: '2024-03-04T10:00:00Z',
    tools: { components: [{ name: 'syft', version: '1.2' }] },
    component: { type: 'application', 'bom-ref': 'app', name: 'app', version: '2' },
    supplier: { name: 'Acme' },
  },
  components: [
    {
      type: 'library',
      'bom-ref': 'a',
      supplier: { name: 'Sup' },
      group: '@g',
      name: 'a',
      version: '1',
      scope: 'optional',
      purl: 'pkg:npm/%40g/a@1',
      components: [{ type: 'library', 'bom-ref': 'b', name: 'b', version: '2', cpe: 'cpe:/a:x:b:2' }],
    },
  ],
  services: [{ name: 'mail' }],
  dependencies: [
    { ref: 'app', dependsOn: ['a'] },
    { ref: 'a', dependsOn: ['b'] },
  ],
  vulnerabilities: [
    {
      id: 'CVE-1',
      analysis: { state: 'not_affected', justification: 'code_not_present' },
      affects: [{ ref: 'b', versions: [{ version: '2', status: 'unaffected' }] }],
    },
  ],
};

test('XML reads as the same document in JSON does', () => {
  const root = parseXml(xml);
  expect(isCycloneDxXml(root)).toBe(true);
  const expected = readBom(json, 'JSON');
  expect(expected.components.map(({ statements, depth }) => [depth, statements.length])).toEqual([
    ['direct', 0],
    ['transitive', 1],
  ]);
  expect(readXmlBom(root)).toEqual({ ...expected, format: 'CycloneDX 1.5 XML' });
});

test('another vocabulary is no CycloneDX', () => {
  expect(isCycloneDxXml(parseXml('<bom xmlns="http://example.org/bom/1.4"/>'))).toBe(false);
});

test('a version that is not known is refused', () => {
  expect(() => readXmlBom(parseXml('<bom xmlns="http://cyclonedx.org/schema/bom/12"/>'))).toThrow('version "12"');
});
