// The XML of nmap: hosts that answered, their open ports, what serves there, and what scripts say of it.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { tellScripts } from '#core/formats/nmap/scripts.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { Said, ScanHost } from '#core/formats/bases/scan-host.ts';
import { dayOfSeconds, placeOf } from '#core/formats/bases/scan-words.ts';
import { partOfCpe, seenComponent } from '#core/formats/bases/seen-component.ts';
import { kindOf, systemOf } from '#core/formats/bases/stated-system.ts';
import { child, childrenOf, type XmlElement } from '#core/formats/bases/xml.ts';
import type { PartReader, XmlEstateFormat } from '#core/formats/estate-format.ts';

export const nmapXml: XmlEstateFormat = {
  title: 'nmap XML',
  tried: true,
  recognise: (rootName) => rootName === 'nmaprun',
  parts: ['host', 'finished'],
  open: () => new NmapReader(),
};

class NmapReader implements PartReader {
  readonly #report = new ScanReport();

  readonly take: PartReader['take'] = (part, ancestors) => {
    const version = ancestors[0]?.attributes.get('version');
    this.#report.tool ??= version === undefined ? 'nmap' : this.#report.keep(`nmap ${version}`);
    this.#report.createdOn ??= dayOfSeconds(ancestors[0]?.attributes.get('start'));
    if (part.name === 'finished') this.#report.createdOn = dayOfSeconds(part.attributes.get('time'));
    else this.#host(part);
  };

  readonly finish: PartReader['finish'] = () => ({ ...this.#report.finish('nmap XML'), columns: [] });

  #host(part: XmlElement): void {
    const addresses = childrenOf(part, 'address').map(({ attributes }) => attributes.get('addr')?.trim() ?? '');
    const [address = ''] = addresses;
    if (child(part, 'status')?.attributes.get('state') === 'down') {
      this.#report.tally.add('host did not answer', address);
      return;
    }
    if (address === '') {
      this.#report.tally.add('host has no address', '');
      return;
    }
    const host = this.#report.host(this.#report.keep(address));
    for (const one of addresses) host.also(this.#report.keep(one));
    // What the person called it goes before what a name server calls it.
    const names = childrenOf(child(part, 'hostnames'), 'hostname');
    for (const { attributes } of [...names].sort((a, b) => rankOf(a) - rankOf(b)))
      host.call(
        attributes.get('name')?.includes('.') === true ? 'fqdn' : 'host',
        this.#report.keep(attributes.get('name')),
      );
    host.saw(dayOfSeconds(part.attributes.get('endtime')));
    guess(host, child(part, 'os'));
    for (const port of childrenOf(child(part, 'ports'), 'port')) this.#port(host, port);
    tellScripts(
      childrenOf(child(part, 'hostscript'), 'script'),
      { host, component: undefined, place: undefined },
      this.#report,
    );
  }

  #port(host: ScanHost, port: XmlElement): void {
    // A port that is closed or filtered says nothing of what runs: nmap itself sums most of them up.
    if (child(port, 'state')?.attributes.get('state') !== 'open') return;
    const place = this.#report.keep(placeOf(port.attributes.get('portid'), port.attributes.get('protocol')));
    if (place === undefined) {
      this.#report.tally.add('port has no number', port.attributes.get('portid') ?? '');
      return;
    }
    const service = child(port, 'service');
    const program = service && programOf(service);
    const component = program && host.install(program);
    if (host.kind === 'unknown') host.kind = kindOf(service?.attributes.get('devicetype') ?? '');
    host.state(opened(place, { service, component, host }, this.#report));
    tellScripts(childrenOf(port, 'script'), { host, component, place }, this.#report);
  }
}

interface Served {
  readonly service: XmlElement | undefined;
  readonly component: StatedComponent | undefined;
  readonly host: ScanHost;
}

function opened(place: string, { service, component, host }: Served, report: ScanReport): Said {
  const name = service?.attributes.get('name');
  return {
    component,
    kind: 'information',
    id: report.keep(`open port ${place}`),
    vulnerabilities: [],
    stance: 'affected',
    title: report.keep(`Open port: ${place}${name === undefined ? '' : ` (${name})`}`),
    severity: 'none',
    solution: undefined,
    evidence: service && report.keep(describe(service)),
    fixedIn: [],
    place,
    seenOn: host.seenOn,
    references: [],
  };
}

function rankOf({ attributes }: XmlElement): number {
  return attributes.get('type') === 'user' ? 0 : 1;
}

function describe({ attributes }: XmlElement): string | undefined {
  const words = ['name', 'product', 'version', 'extrainfo', 'ostype'].map((name) => attributes.get(name));
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}

/** What answers on a port: nmap's name for the product; a service known by its number alone is no program. */
function programOf(service: XmlElement): StatedComponent | undefined {
  const name = service.attributes.get('product')?.trim() ?? '';
  if (name === '') return undefined;
  const cpes = childrenOf(service, 'cpe').map(({ text }) => text);
  return seenComponent({
    name,
    version: service.attributes.get('version'),
    cpes: cpes.filter((cpe) => partOfCpe(cpe) === 'program'),
  });
}

/** nmap guesses: only a single match with full accuracy is taken as what runs; any match that leads tells the kind. */
function guess(host: ScanHost, os: XmlElement | undefined): void {
  const matches = childrenOf(os, 'osmatch');
  const [best] = matches;
  if (best === undefined) return;
  const text = best.attributes.get('name')?.trim() ?? '';
  const type = child(best, 'osclass')?.attributes.get('type') ?? '';
  const byType = type === 'general purpose' ? 'unknown' : kindOf(type);
  host.kind = byType === 'unknown' ? kindOf(text) : byType;
  const sure = matches.filter(({ attributes }) => attributes.get('accuracy') === '100');
  // `Linux 4.15 - 5.6` and `Windows 10 or 11` are ranges of guesses.
  if (sure.length !== 1 || best !== sure[0] || / - | or |,/.test(text)) return;
  host.systemText = text;
  const component = systemOf(text).component;
  if (component !== undefined) host.system = host.install(component);
}
