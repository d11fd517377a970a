// The result of one Qualys scan, and the answer of its detection service: both name a host before what was found there.
import { kindOf, tell, type QualysEntry } from '#core/formats/qualys/detection.ts';
import { hostOf, type QualysHost } from '#core/formats/qualys/host.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { dayIn, placeOf } from '#core/formats/bases/scan-words.ts';
import { child, childrenOf, childText, type XmlElement } from '#core/formats/bases/xml.ts';
import type { PartReader, XmlEstateFormat } from '#core/formats/estate-format.ts';

export const qualysScanXml: XmlEstateFormat = {
  title: 'Qualys scan XML',
  tried: false,
  recognise: (rootName, head) => rootName === 'SCAN' && /<(?:IP|HEADER|ERROR number)\b/.test(head),
  parts: ['KEY', 'IP', 'ERROR'],
  open: () => new ScanReader(),
};

export const qualysDetectionXml: XmlEstateFormat = {
  title: 'Qualys detection XML',
  tried: true,
  recognise: (rootName) => rootName === 'HOST_LIST_VM_DETECTION_OUTPUT',
  parts: ['DATETIME', 'HOST', 'WARNING'],
  open: () => new DetectionReader(),
};

/** Each list of a host's results, what its results are called, and their type. */
const lists: readonly (readonly [list: string, result: string, type: string])[] = [
  ['VULNS', 'VULN', 'Vuln'],
  ['PRACTICES', 'PRACTICE', 'Practice'],
  ['INFOS', 'INFO', 'Ig'],
  ['SERVICES', 'SERVICE', 'Ig'],
];

class ScanReader implements PartReader {
  readonly #report = new ScanReport();

  readonly take: PartReader['take'] = (part) => {
    if (part.name === 'KEY') {
      if (part.attributes.get('value') === 'DATE') this.#report.createdOn = dayIn(part.text);
      return;
    }
    if (part.name === 'ERROR') {
      this.#report.tally.add('scan ended with an error', part.text);
      return;
    }
    if (part.attributes.get('status') === 'down') {
      this.#report.tally.add('host did not answer', part.attributes.get('value') ?? '');
      return;
    }
    const host = openHost(this.#report, {
      ip: part.attributes.get('value'),
      dns: part.attributes.get('name'),
      netBios: childText(part, 'NETBIOS_HOSTNAME'),
      system: childText(part, 'OS'),
    });
    if (host === undefined) return;
    host.saw(this.#report.createdOn);
    for (const [list, result, type] of lists) {
      for (const category of childrenOf(child(part, list), 'CAT')) {
        for (const found of childrenOf(category, result)) this.#tell(host, type, { category, found });
      }
    }
  };

  readonly finish: PartReader['finish'] = () => ({ ...this.#report.finish('Qualys scan XML'), columns: [] });

  #tell(host: ScanHost, type: string, { category, found }: { category: XmlElement; found: XmlElement }): void {
    const at = (name: string): string | undefined => category.attributes.get(name);
    const entry: QualysEntry = {
      title: childText(found, 'TITLE'),
      severity: found.attributes.get('severity'),
      category: at('value'),
      solution: childText(found, 'SOLUTION'),
      cves: [found.attributes.get('cveid'), ...idsOf(found, 'CVE_ID_LIST', 'ID')].join('\n'),
      references: idsOf(found, 'VENDOR_REFERENCE_LIST', 'URL').join('\n'),
    };
    const qid = qidOf(found.attributes.get('number'), this.#report, entry.title);
    if (qid === undefined) return;
    const detection = {
      qid,
      type,
      status: undefined,
      result: childText(found, 'RESULT'),
      place: placeOf(at('port'), at('protocol')),
      seenOn: host.seenOn,
    };
    tell(detection, entry, host, this.#report);
  }
}

/** The service knows titles and CVEs, but tells them with its knowledge base alone. */
const byNumber =
  'flaw is told by its QID alone; the report of these hosts as CSV names the vulnerabilities; it is kept';

class DetectionReader implements PartReader {
  readonly #report = new ScanReport();

  readonly take: PartReader['take'] = (part) => {
    if (part.name === 'DATETIME') {
      this.#report.createdOn ??= dayIn(part.text);
      return;
    }
    if (part.name === 'WARNING') {
      this.#report.tally.add(
        'answer is one of several, and the others hold further hosts',
        childText(part, 'TEXT') ?? '',
      );
      return;
    }
    const host = openHost(this.#report, {
      ip: childText(part, 'IP') ?? childText(part, 'IPV6'),
      dns: childText(part, 'DNS'),
      netBios: childText(part, 'NETBIOS'),
      system: childText(part, 'OS'),
    });
    host?.saw(dayIn(childText(part, 'LAST_VM_SCANNED_DATE') ?? childText(part, 'LAST_SCAN_DATETIME')));
    for (const found of childrenOf(child(part, 'DETECTION_LIST'), 'DETECTION')) {
      const qid = qidOf(childText(found, 'QID'), this.#report, childText(found, 'RESULTS'));
      if (host !== undefined && qid !== undefined) this.#tell(host, qid, found);
    }
  };

  readonly finish: PartReader['finish'] = () => ({ ...this.#report.finish('Qualys detection XML'), columns: [] });

  #tell(host: ScanHost, qid: string, found: XmlElement): void {
    const seenOn = dayIn(childText(found, 'LAST_FOUND_DATETIME'));
    host.saw(seenOn);
    const detection = {
      qid,
      type: childText(found, 'TYPE'),
      status: childText(found, 'STATUS'),
      result: childText(found, 'RESULTS'),
      place: placeOf(childText(found, 'PORT'), childText(found, 'PROTOCOL')),
      seenOn,
    };
    const severity = childText(found, 'SEVERITY');
    if (kindOf(detection) !== 'information') this.#report.tally.add(byNumber, `QID ${qid}`);
    const nothing = {
      title: undefined,
      category: undefined,
      solution: undefined,
      cves: undefined,
      references: undefined,
    };
    tell(detection, { ...nothing, severity }, host, this.#report);
  }
}

function openHost(report: ScanReport, names: QualysHost): ScanHost | undefined {
  const host = hostOf(names, report);
  if (host === undefined) report.tally.add('host has neither an address nor a name', names.system ?? '');
  return host;
}

function qidOf(text: string | undefined, report: ScanReport, example: string | undefined): string | undefined {
  if (text !== undefined && /^\d{1,9}$/.test(text)) return text;
  report.tally.add('detection names no QID', text ?? example ?? '');
  return undefined;
}

/** `CVE_ID_LIST` holds `CVE_ID`s, each with an `ID` and a `URL`. */
function idsOf(found: XmlElement, list: string, what: string): readonly string[] {
  return childrenOf(child(found, list), list.replace(/_LIST$/, '')).map((one) => childText(one, what) ?? '');
}
