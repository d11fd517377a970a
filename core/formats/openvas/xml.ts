// The XML report of OpenVAS, now Greenbone: results first, the hosts with their details behind them.
import { isTest, tell } from '#core/formats/openvas/result.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { dayIn } from '#core/formats/bases/scan-words.ts';
import { componentOfCpe, partOfCpe } from '#core/formats/bases/seen-component.ts';
import { runs } from '#core/formats/bases/stated-system.ts';
import { child, childrenOf, childText, type XmlElement } from '#core/formats/bases/xml.ts';
import type { PartReader, XmlEstateFormat } from '#core/formats/estate-format.ts';

export const openVasXml: XmlEstateFormat = {
  title: 'OpenVAS XML',
  tried: true,
  // Answers of the manager wrap the report; other tools have roots of that name too.
  recognise: (rootName, head) =>
    (rootName === 'report' && /\bformat_id=|\bextension="xml"|<gmp>|<omp>|<nvt oid=/.test(head)) ||
    rootName === 'get_reports_response' ||
    rootName === 'get_results_response',
  parts: ['result', 'host', 'scan_end', 'creation_time', 'gmp', 'omp'],
  open: () => new OpenVasReader(),
};

class OpenVasReader implements PartReader {
  readonly #report = new ScanReport();
  /** A host's details stand behind its results, which need its distribution: they wait for it. */
  readonly #waiting: { readonly part: XmlElement; readonly host: ScanHost }[] = [];

  readonly take: PartReader['take'] = (part, ancestors) => {
    const around = ancestors.at(-1)?.name;
    if (part.name === 'result') this.#result(part);
    else if (part.name === 'scan_end') this.#report.createdOn = dayIn(part.text) ?? this.#report.createdOn;
    else if (part.name === 'creation_time') this.#report.createdOn ??= dayIn(part.text);
    else if (part.name === 'gmp' || part.name === 'omp') this.#nameTool(part);
    // A port of the summary names its host too.
    else if (around === 'report') this.#host(part);
  };

  readonly finish: PartReader['finish'] = () => {
    for (const { part, host } of this.#waiting) this.#tell(part, host);
    return { ...this.#report.finish('OpenVAS XML'), columns: [] };
  };

  #nameTool(part: XmlElement): void {
    const version = childText(part, 'version');
    if (version !== undefined) this.#report.tool = this.#report.keep(`Greenbone (GMP ${version})`);
  }

  #result(part: XmlElement): void {
    const address = child(part, 'host');
    if (address === undefined || address.text === '') {
      this.#report.tally.add('result belongs to no host', childText(part, 'name') ?? '');
      return;
    }
    const host = this.#report.host(this.#report.keep(address.text));
    callIt(host, this.#report.keep(childText(address, 'hostname')));
    this.#waiting.push({ part: slim(part, this.#report), host });
  }

  #tell(part: XmlElement, host: ScanHost): void {
    const nvt = child(part, 'nvt');
    const test = nvt?.attributes.get('oid') ?? '';
    const title = childText(nvt, 'name') ?? childText(part, 'name');
    if (!isTest(test)) {
      this.#report.tally.add('result names no test', title ?? childText(part, 'description') ?? '');
      return;
    }
    const texts = (names: readonly (string | undefined)[]): string => names.join('\n');
    tell(
      {
        test,
        title: title ?? `OpenVAS test ${test}`,
        family: childText(nvt, 'family') ?? '',
        threat: childText(part, 'threat'),
        score: childText(part, 'severity') ?? childText(nvt, 'cvss_base'),
        solution: solutionOf(nvt),
        output: childText(part, 'description'),
        product: productOf(part),
        cves: texts([childText(nvt, 'cve'), refsOf(nvt, 'cve')]),
        references: texts([childText(nvt, 'xref'), refsOf(nvt, 'url')]),
        place: childText(part, 'port'),
        seenOn: dayIn(childText(part, 'modification_time')) ?? dayIn(childText(part, 'creation_time')),
      },
      host,
      this.#report,
    );
  }

  #host(part: XmlElement): void {
    const address = childText(part, 'ip');
    if (address === undefined) return;
    const host = this.#report.host(this.#report.keep(address));
    host.saw(dayIn(childText(part, 'end')));
    const details = childrenOf(part, 'detail').map((detail) => ({
      name: childText(detail, 'name') ?? '',
      value: this.#report.keep(childText(detail, 'value') ?? ''),
    }));
    runs(host, details.find(({ name }) => name === 'best_os_txt')?.value);
    for (const { name, value } of details) learn(host, name, value);
  }
}

/** Only what is read of a result is kept while it waits; texts that many share are kept once. */
function slim(element: XmlElement, report: ScanReport): XmlElement {
  const children = element.children.filter(({ name }) => !unread.has(name)).map((one) => slim(one, report));
  const attributes = new Map([...element.attributes].map(([name, value]) => [report.keep(name), report.keep(value)]));
  return { name: report.keep(element.name), namespace: '', attributes, children, text: report.keep(element.text) };
}

const unread: ReadonlySet<string> = new Set([
  'owner',
  'comment',
  'severities',
  'epss',
  'qod',
  'notes',
  'overrides',
  'tickets',
]);

function callIt(host: ScanHost, name: string | undefined): void {
  host.call(name?.includes('.') === true ? 'fqdn' : 'netBios', name);
}

function learn(host: ScanHost, name: string, value: string): void {
  if (name === 'hostname') callIt(host, value);
  else if (name === 'MAC') host.also(value);
  else if (name === 'OS' && !value.startsWith('cpe:')) runs(host, value);
  else if (name === 'App') installCpe(host, value);
}

function installCpe(host: ScanHost, text: string): void {
  const component = partOfCpe(text) === 'program' ? componentOfCpe(text) : undefined;
  if (component !== undefined) host.install(component);
}

/** Older reports tell it among the tags. */
function solutionOf(nvt: XmlElement | undefined): string | undefined {
  return childText(nvt, 'solution') ?? tagsOf(childText(nvt, 'tags')).get('solution');
}

/** `summary=…|insight=…|solution=…`; a value may hold any other sign. */
function tagsOf(text: string | undefined): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const part of text?.split(/\|(?=\w{2,30}=)/) ?? []) {
    const at = part.indexOf('=');
    if (at > 0) tags.set(part.slice(0, at), part.slice(at + 1).trim());
  }
  return tags;
}

function refsOf(nvt: XmlElement | undefined, type: string): string {
  const refs = childrenOf(child(nvt, 'refs'), 'ref').filter(({ attributes }) => attributes.get('type') === type);
  return refs.map(({ attributes }) => attributes.get('id') ?? '').join('\n');
}

/** By which detection the test judged: `<detection><result><details><detail><name>product</name><value>cpe:/a:…`. */
function productOf(part: XmlElement): string | undefined {
  const details = child(child(child(part, 'detection'), 'result'), 'details');
  const product = childrenOf(details, 'detail').find((detail) => childText(detail, 'name') === 'product');
  return childText(product, 'value');
}
