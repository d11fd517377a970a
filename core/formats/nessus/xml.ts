// The .nessus format, version 2: a list of hosts, each with properties and a list of results.
import { tell } from '#core/formats/nessus/item.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { dayIn, dayOfSeconds, placeOf } from '#core/formats/bases/scan-words.ts';
import { kindOf, runs } from '#core/formats/bases/stated-system.ts';
import { componentOfCpe, partOfCpe } from '#core/formats/bases/seen-component.ts';
import { childrenOf, childText, type XmlElement } from '#core/formats/bases/xml.ts';
import type { PartReader, XmlEstateFormat } from '#core/formats/estate-format.ts';

export const nessusXml: XmlEstateFormat = {
  title: 'Nessus XML',
  tried: true,
  recognise: (rootName) => rootName === 'NessusClientData_v2',
  parts: ['HostProperties', 'ReportItem'],
  open: () => new NessusReader(),
};

class NessusReader implements PartReader {
  readonly #report = new ScanReport();

  readonly take: PartReader['take'] = (part, ancestors) => {
    const around = ancestors.at(-1);
    const name = around?.attributes.get('name')?.trim() ?? '';
    if (around?.name !== 'ReportHost' || name === '') {
      this.#report.tally.add('result belongs to no host', part.attributes.get('pluginName') ?? part.name);
      return;
    }
    const host = this.#report.host(this.#report.keep(name));
    if (part.name === 'HostProperties') describe(host, part, this.#report);
    else this.#item(part, host);
  };

  readonly finish: PartReader['finish'] = () => ({ ...this.#report.finish('Nessus XML'), columns: [] });

  #item(part: XmlElement, host: ScanHost): void {
    const at = (name: string): string | undefined => part.attributes.get(name)?.trim();
    const plugin = at('pluginID') ?? '';
    const title = at('pluginName') ?? childText(part, 'plugin_name');
    if (!/^\d{1,9}$/.test(plugin)) {
      this.#report.tally.add('result names no plugin', title ?? '');
      return;
    }
    const item = {
      plugin: this.#report.keep(plugin),
      title: title ?? `Nessus plugin ${plugin}`,
      family: at('pluginFamily') ?? '',
      severity: at('severity') ?? childText(part, 'risk_factor'),
      state: undefined,
      cve: textOf(part, 'cve'),
      cpes: textOf(part, 'cpe')?.split(/\s+/) ?? [],
      solution: childText(part, 'compliance-solution') ?? childText(part, 'solution'),
      // Many plugins print the same on every host.
      output: this.#report.keep(evidenceOf(part)),
      place: this.#report.keep(placeOf(at('port'), at('protocol'))),
      seeAlso: textOf(part, 'see_also') ?? childText(part, 'compliance-see-also'),
      seenOn: undefined,
      check: this.#report.keep(childText(part, 'compliance-check-name')),
      result: childText(part, 'compliance-result'),
    };
    tell(item, host, this.#report);
  }
}

/** What the plugin printed; for an audit, the value it found and the one that is wanted. */
function evidenceOf(part: XmlElement): string | undefined {
  const output = childText(part, 'plugin_output');
  const actual = childText(part, 'compliance-actual-value');
  const wanted = childText(part, 'compliance-policy-value');
  if (output !== undefined || (actual === undefined && wanted === undefined)) return output;
  return `Actual value : ${actual ?? ''}\nPolicy value : ${wanted ?? ''}`;
}

function textOf(part: XmlElement, name: string): string | undefined {
  const texts = childrenOf(part, name).map(({ text }) => text);
  return texts.length === 0 ? undefined : texts.join('\n');
}

function describe(host: ScanHost, part: XmlElement, report: ScanReport): void {
  const tags = new Map(childrenOf(part, 'tag').map((tag) => [tag.attributes.get('name') ?? '', report.keep(tag.text)]));
  const web = tags.get('system-type') === 'web_application';
  if (web) callApplication(host, tags.get('host-fqdn'));
  else host.call('fqdn', tags.get('host-fqdn'));
  host.call('netBios', tags.get('netbios-name'));
  host.call('host', tags.get('hostname'));
  host.call('host', tags.get('host-rdns'));
  for (const address of (tags.get('host-ip') ?? '').split(/[\s,]+/)) host.also(address);
  for (const address of (tags.get('mac-address') ?? '').split(/\s+/)) host.also(address);
  host.saw(dayOfSeconds(tags.get('HOST_END_TIMESTAMP')) ?? dayIn(tags.get('HOST_END') ?? tags.get('HOST_START')));
  describeSystem(host, tags.get('operating-system'), tags.get('system-type'));
  for (const [name, cpe] of tags) {
    if (/^cpe(-\d+)?$/.test(name)) installCpe(host, cpe);
  }
}

/** A web application is known by its address; its scheme is no part of its name. */
export function callApplication(host: ScanHost, address: string | undefined): void {
  host.kind = 'application';
  host.also(address);
  host.call('fqdn', address?.replace(/^https?:\/\//i, '').replace(/\/+$/, ''));
}

/** What kind of thing it is where the scanner says so, and the operating system. */
export function describeSystem(host: ScanHost, system: string | undefined, type: string | undefined): void {
  const stated = type === undefined || type === 'general-purpose' ? 'unknown' : kindOf(type.replaceAll('-', ' '));
  if (host.kind === 'unknown') host.kind = stated;
  runs(host, system);
}

/** A property may say what the CPE stands for: `cpe:/a:openbsd:openssh:7.6 -> OpenBSD OpenSSH`. */
function installCpe(host: ScanHost, text: string): void {
  const [cpe = ''] = text.split(/\s/, 1);
  const component = partOfCpe(cpe) === 'program' ? componentOfCpe(cpe) : undefined;
  if (component?.version !== undefined) host.install(component);
}
