// What nmap's scripts say: of vulners, the vulnerabilities of a product's version; of the vuln-* scripts, what they tried.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { severityOfScore, vulnerabilitiesIn, webAddressesIn } from '#core/formats/bases/scan-words.ts';
import { componentOfCpe } from '#core/formats/bases/seen-component.ts';
import { childrenOf, type XmlElement } from '#core/formats/bases/xml.ts';

interface Around {
  readonly host: ScanHost;
  /** What serves on the port that the script ran on. */
  readonly component: StatedComponent | undefined;
  readonly place: string | undefined;
}

export function tellScripts(scripts: readonly XmlElement[], around: Around, report: ScanReport): void {
  for (const script of scripts) {
    if (script.attributes.get('id') === 'vulners') tellVulners(script, around, report);
    else tellTried(script, around, report);
  }
}

/** One table for each CPE, in it one for each entry: `id`, `type`, `cvss`, `is_exploit`. */
function tellVulners(script: XmlElement, { host, component, place }: Around, report: ScanReport): void {
  const addresses = webAddressesIn(script.attributes.get('output'));
  for (const product of childrenOf(script, 'table')) {
    const cpe = product.attributes.get('key') ?? '';
    const program = component ?? componentOfCpe(cpe);
    const installed = program && host.install(program);
    for (const entry of childrenOf(product, 'table')) {
      const id = elementOf(entry, 'id') ?? '';
      const [name] = elementOf(entry, 'is_exploit') === 'true' ? [] : vulnerabilitiesIn(id);
      if (name === undefined || name !== id.toUpperCase()) {
        report.tally.add('entry of vulners is an exploit or a notice, no vulnerability of its own', id);
        continue;
      }
      const score = elementOf(entry, 'cvss');
      const kept = report.keep(name);
      host.state({
        component: installed,
        kind: 'vulnerability',
        id: kept,
        vulnerabilities: [kept],
        stance: 'affected',
        title: kept,
        severity: severityOfScore(score) ?? 'unknown',
        solution: undefined,
        evidence: report.keep(`vulners: ${cpe}${score === undefined ? '' : `, CVSS ${score}`}`),
        fixedIn: [],
        place,
        seenOn: host.seenOn,
        references: addresses
          .filter((address) => address.toUpperCase().endsWith(`/${name}`))
          .map((one) => report.keep(one)),
      });
    }
  }
}

/** Scripts on nmap's own library for them: a table with `title` and `state`, named by the CVE or by the script. */
function tellTried(script: XmlElement, { host, component, place }: Around, report: ScanReport): void {
  const name = script.attributes.get('id') ?? 'script';
  for (const table of childrenOf(script, 'table')) {
    const [state, title] = [elementOf(table, 'state'), elementOf(table, 'title')];
    if (state === undefined || title === undefined) continue;
    const stance = stanceOf(state);
    if (stance === undefined) {
      report.tally.add('script came to no result', `${name}: ${state}`);
      continue;
    }
    const ids = childrenOf(table, 'table').find(({ attributes }) => attributes.get('key') === 'ids');
    const vulnerabilities = vulnerabilitiesIn([table.attributes.get('key'), ...textsOf(ids)].join('\n'));
    host.state({
      component,
      kind: 'vulnerability',
      id: report.keep(`nmap ${name}${vulnerabilities.length === 1 ? ` ${vulnerabilities[0] ?? ''}` : ''}`),
      vulnerabilities,
      stance,
      title: report.keep(title),
      severity: 'unknown',
      solution: undefined,
      evidence: report.keep(script.attributes.get('output')),
      fixedIn: [],
      place,
      seenOn: host.seenOn,
      references: webAddressesIn(
        textsOf(table.children.find(({ attributes }) => attributes.get('key') === 'refs')).join('\n'),
      ),
    });
  }
}

function stanceOf(state: string): 'affected' | 'not affected' | undefined {
  if (/^(LIKELY |DoS )?VULNERABLE/i.test(state)) return 'affected';
  return /^NOT VULNERABLE/i.test(state) ? 'not affected' : undefined;
}

function elementOf(table: XmlElement, key: string): string | undefined {
  const text = childrenOf(table, 'elem').find(({ attributes }) => attributes.get('key') === key)?.text;
  return text === '' ? undefined : text;
}

function textsOf(table: XmlElement | undefined): readonly string[] {
  return childrenOf(table, 'elem').map(({ text }) => text);
}
