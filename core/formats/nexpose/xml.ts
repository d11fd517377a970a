// The XML export of Nexpose, now InsightVM, in versions 1 and 2: nodes with tests, definitions behind or within them.
import { tell, type NexposeDefinition, type NexposeTest } from '#core/formats/nexpose/test-result.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { dayIn, placeOf } from '#core/formats/bases/scan-words.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { kindOf, systemOf } from '#core/formats/bases/stated-system.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { child, childrenOf, type XmlElement } from '#core/formats/bases/xml.ts';
import type { PartReader, XmlEstateFormat } from '#core/formats/estate-format.ts';

export const nexposeXml: XmlEstateFormat = {
  title: 'Nexpose XML',
  tried: true,
  recognise: (rootName) => rootName === 'NexposeReport',
  parts: ['scan', 'node', 'vulnerability'],
  open: () => new NexposeReader(),
};

const nothing: NexposeDefinition = {
  title: undefined,
  severity: undefined,
  score: undefined,
  solution: undefined,
  cves: undefined,
  references: undefined,
};

class NexposeReader implements PartReader {
  readonly #report = new ScanReport();
  readonly #tests: { readonly host: ScanHost; readonly test: NexposeTest }[] = [];
  readonly #definitions = new Map<string, NexposeDefinition>();

  readonly take: PartReader['take'] = (part) => {
    if (part.name === 'scan') this.#report.createdOn = dayIn(part.attributes.get('endTime')) ?? this.#report.createdOn;
    else if (part.name === 'vulnerability') this.#define(part);
    else this.#node(part);
  };

  readonly finish: PartReader['finish'] = () => {
    for (const { host, test } of this.#tests) {
      const definition = this.#definitions.get(test.id.toLowerCase());
      if (definition === undefined) this.#report.tally.add('test has no definition; it is kept by its name', test.id);
      tell(test, definition ?? nothing, host, this.#report);
    }
    return { ...this.#report.finish('Nexpose XML'), columns: [] };
  };

  #node(part: XmlElement): void {
    const address = part.attributes.get('address')?.trim() ?? '';
    if (address === '') {
      this.#report.tally.add('node has no address', part.attributes.get('device-id') ?? '');
      return;
    }
    const device = part.attributes.get('device-id') ?? '';
    const host = this.#report.host(this.#report.keep(`${address}\u0001${device}`), this.#report.keep(address));
    host.also(this.#report.keep(part.attributes.get('hardware-address')));
    for (const { text } of childrenOf(child(part, 'names'), 'name'))
      host.call(text.includes('.') ? 'fqdn' : 'host', this.#report.keep(text));
    host.saw(this.#report.createdOn);
    fingerprint(host, childrenOf(child(part, 'fingerprints'), 'os'));
    for (const one of childrenOf(child(part, 'software'), 'fingerprint')) {
      const component = componentOf(one);
      if (component !== undefined) host.install(component);
    }
    this.#addTests(host, child(part, 'tests'), undefined, undefined);
    for (const endpoint of childrenOf(child(part, 'endpoints'), 'endpoint')) this.#endpoint(host, endpoint);
    for (const one of childrenOf(child(part, 'VulnerabilityDefinitions'), 'vulnerability')) this.#define(one);
  }

  #endpoint(host: ScanHost, endpoint: XmlElement): void {
    const place = this.#report.keep(placeOf(endpoint.attributes.get('port'), endpoint.attributes.get('protocol')));
    this.#addTests(host, child(endpoint, 'tests'), place, undefined);
    for (const service of childrenOf(child(endpoint, 'services'), 'service')) {
      const [best] = childrenOf(child(service, 'fingerprints'), 'fingerprint');
      const component = best && componentOf(best);
      const installed = component && host.install(component);
      this.#addTests(host, child(service, 'tests'), place, installed);
    }
  }

  #addTests(
    host: ScanHost,
    tests: XmlElement | undefined,
    place: string | undefined,
    component: StatedComponent | undefined,
  ): void {
    for (const test of childrenOf(tests, 'test')) {
      const id = test.attributes.get('id')?.trim() ?? '';
      if (id === '' || id.length > 200) {
        this.#report.tally.add('test has no name', textWithin(test));
        continue;
      }
      const key = test.attributes.get('key')?.trim() ?? '';
      const proof = textWithin(test);
      this.#tests.push({
        host,
        test: {
          id: this.#report.keep(id),
          status: this.#report.keep(test.attributes.get('status')),
          proof: this.#report.keep(key === '' ? proof : `${key}\n${proof}`),
          place,
          component,
          seenOn: this.#report.createdOn,
        },
      });
    }
  }

  #define(part: XmlElement): void {
    const id = part.attributes.get('id')?.trim() ?? '';
    if (id === '' || this.#definitions.has(id.toLowerCase())) return;
    const references = childrenOf(child(part, 'references'), 'reference').map(({ text }) => text);
    const solution = child(part, 'solution');
    this.#definitions.set(this.#report.keep(id.toLowerCase()), {
      title: this.#report.keep(part.attributes.get('title')),
      severity: this.#report.keep(part.attributes.get('severity')),
      score: this.#report.keep(part.attributes.get('cvssScore')),
      solution: solution && this.#report.keep(textWithin(solution)),
      cves: this.#report.keep(references.join('\n')),
      references: this.#report.keep(references.join('\n')),
    });
  }
}

/** The best of the fingerprints, where it is nearly certain; a guess tells the kind at most. */
function fingerprint(host: ScanHost, systems: readonly XmlElement[]): void {
  const [best] = [...systems].sort((a, b) => certaintyOf(b) - certaintyOf(a));
  if (best === undefined) return;
  const at = (name: string): string => best.attributes.get(name)?.trim() ?? '';
  const [vendor, product, version] = [at('vendor'), at('product'), at('version')];
  // Of Linux distributions, the product is the kernel's name and the vendor is the distribution's.
  const name = product.toLowerCase() === 'linux' && vendor.toLowerCase() !== 'linux' ? vendor : product;
  const text = [vendor === name || name.startsWith(vendor) ? '' : vendor, name, version]
    .filter((one) => one !== '')
    .join(' ');
  host.systemText = text;
  const deviceKind = kindOf(at('device-class'));
  host.kind = deviceKind === 'unknown' ? kindOf(text) : deviceKind;
  if (name === '' || certaintyOf(best) < 0.9) return;
  const component = systemOf(text).component;
  if (component !== undefined) host.system = host.install(component);
}

function certaintyOf({ attributes }: XmlElement): number {
  return Number.parseFloat(attributes.get('certainty') ?? '') || 0;
}

function componentOf({ attributes }: XmlElement): StatedComponent | undefined {
  const name = attributes.get('product')?.trim() ?? '';
  if (name === '') return undefined;
  return seenComponent({ name, vendor: attributes.get('vendor'), version: attributes.get('version') });
}

/** The text of an element and all within, a line for each paragraph. */
function textWithin(element: XmlElement): string {
  const pieces = [element.text.replace(/\s+/g, ' ').trim(), ...element.children.map(textWithin)];
  const link = element.attributes.get('LinkURL');
  if (link !== undefined) pieces.push(link);
  return pieces.filter((piece) => piece !== '').join('\n');
}
