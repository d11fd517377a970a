// The XML form of CycloneDX, brought into the JSON shape; only what `readBom` reads.
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { child, childText, childrenOf, type XmlElement } from '#core/formats/bases/xml.ts';
import { readBom } from '#core/formats/cyclonedx/bom.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

/** The version follows. */
export const bomNamespace = 'http://cyclonedx.org/schema/bom/';

export function isCycloneDxXml(root: XmlElement): boolean {
  return root.name === 'bom' && root.namespace.startsWith(bomNamespace);
}

/** Throws `BadDocument` where the version is none that is known. */
export function readXmlBom(root: XmlElement): InventoryReading {
  const metadata = child(root, 'metadata');
  return readBom(
    without({
      specVersion: root.namespace.slice(bomNamespace.length),
      serialNumber: root.attributes.get('serialNumber'),
      metadata: metadata === undefined ? undefined : metadataOf(metadata),
      components: componentsOf(root),
      services: childrenOf(child(root, 'services'), 'service').map((service) => ({ name: childText(service, 'name') })),
      dependencies: childrenOf(child(root, 'dependencies'), 'dependency').map(dependencyOf),
      vulnerabilities: childrenOf(child(root, 'vulnerabilities'), 'vulnerability').map(vulnerabilityOf),
    }),
    'XML',
  );
}

/** JSON knows no fields that hold `undefined`. */
function without(record: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function metadataOf(metadata: XmlElement): JsonRecord {
  const tools = child(metadata, 'tools');
  const component = child(metadata, 'component');
  return without({
    timestamp: childText(metadata, 'timestamp'),
    tools: [
      ...childrenOf(tools, 'tool'),
      ...childrenOf(child(tools, 'components'), 'component'),
      ...childrenOf(child(tools, 'services'), 'service'),
    ].map((tool) => ({
      name: childText(tool, 'name'),
      vendor: childText(tool, 'vendor'),
      version: childText(tool, 'version'),
    })),
    component: component === undefined ? undefined : componentOf(component),
    supplier: partyOf(child(metadata, 'supplier')),
    manufacturer: partyOf(child(metadata, 'manufacturer')),
    manufacture: partyOf(child(metadata, 'manufacture')),
    authors: childrenOf(child(metadata, 'authors'), 'author').map((author) => ({ name: childText(author, 'name') })),
  });
}

function partyOf(party: XmlElement | undefined): JsonRecord | undefined {
  return party === undefined ? undefined : { name: childText(party, 'name') };
}

function componentsOf(element: XmlElement): readonly JsonRecord[] {
  return childrenOf(element, 'components').flatMap((list) => childrenOf(list, 'component').map(componentOf));
}

/** Recursion is safe: the reader of XML limits the depth. */
function componentOf(element: XmlElement): JsonRecord {
  return without({
    type: element.attributes.get('type'),
    'bom-ref': element.attributes.get('bom-ref'),
    group: childText(element, 'group'),
    name: childText(element, 'name'),
    version: childText(element, 'version'),
    publisher: childText(element, 'publisher'),
    supplier: partyOf(child(element, 'supplier')),
    manufacturer: partyOf(child(element, 'manufacturer')),
    scope: childText(element, 'scope'),
    cpe: childText(element, 'cpe'),
    purl: childText(element, 'purl'),
    properties: childrenOf(child(element, 'properties'), 'property').map((property) => ({
      name: property.attributes.get('name'),
      value: property.text,
    })),
    components: child(element, 'components') === undefined ? undefined : componentsOf(element),
  });
}

function dependencyOf(element: XmlElement): JsonRecord {
  return {
    ref: element.attributes.get('ref'),
    dependsOn: childrenOf(element, 'dependency').map((one) => one.attributes.get('ref')),
  };
}

function vulnerabilityOf(element: XmlElement): JsonRecord {
  const analysis = child(element, 'analysis');
  return without({
    id: childText(element, 'id'),
    references: childrenOf(child(element, 'references'), 'reference').map((one) => ({ id: childText(one, 'id') })),
    analysis:
      analysis === undefined
        ? undefined
        : {
            state: childText(analysis, 'state'),
            justification: childText(analysis, 'justification'),
            detail: childText(analysis, 'detail'),
          },
    affects: childrenOf(child(element, 'affects'), 'target').map((target) => ({
      ref: childText(target, 'ref'),
      versions: childrenOf(child(target, 'versions'), 'version').map((one) => ({
        version: childText(one, 'version'),
        range: childText(one, 'range'),
        status: childText(one, 'status'),
      })),
    })),
  });
}
