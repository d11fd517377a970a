// Qualys' asset data report: hosts with their detections, and behind them a glossary of what each is.
import { tell, type QualysDetection, type QualysEntry } from '#core/formats/qualys/detection.ts';
import { hostOf } from '#core/formats/qualys/host.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import { dayIn, placeOf } from '#core/formats/bases/scan-words.ts';
import { child, childrenOf, childText, type XmlElement } from '#core/formats/bases/xml.ts';
import type { PartReader, XmlEstateFormat } from '#core/formats/estate-format.ts';

export const qualysXml: XmlEstateFormat = {
  title: 'Qualys XML',
  tried: true,
  recognise: (rootName) => rootName === 'ASSET_DATA_REPORT',
  parts: ['HOST', 'VULN_DETAILS', 'GENERATION_DATETIME'],
  open: () => new QualysReader(),
};

const nothing: QualysEntry = {
  title: undefined,
  severity: undefined,
  category: undefined,
  solution: undefined,
  cves: undefined,
  references: undefined,
};

class QualysReader implements PartReader {
  readonly #report = new ScanReport();
  readonly #found: { readonly host: ScanHost; readonly detection: QualysDetection }[] = [];
  readonly #glossary = new Map<string, QualysEntry>();

  readonly take: PartReader['take'] = (part) => {
    if (part.name === 'GENERATION_DATETIME') this.#report.createdOn = dayIn(part.text);
    else if (part.name === 'VULN_DETAILS') this.#explain(part);
    else this.#host(part);
  };

  readonly finish: PartReader['finish'] = () => {
    for (const { host, detection } of this.#found) {
      const entry = this.#glossary.get(detection.qid);
      if (entry === undefined)
        this.#report.tally.add('detection is not in the glossary; it is kept by its number', `QID ${detection.qid}`);
      tell(detection, entry ?? nothing, host, this.#report);
    }
    return { ...this.#report.finish('Qualys XML'), columns: [] };
  };

  #host(part: XmlElement): void {
    const host = hostOf(
      {
        ip: childText(part, 'IP') ?? childText(part, 'IPV6'),
        dns: childText(part, 'DNS'),
        netBios: childText(part, 'NETBIOS'),
        system: childText(part, 'OPERATING_SYSTEM'),
      },
      this.#report,
    );
    if (host === undefined) {
      this.#report.tally.add('host has neither an address nor a name', childText(part, 'QG_HOSTID') ?? '');
      return;
    }
    for (const found of childrenOf(child(part, 'VULN_INFO_LIST'), 'VULN_INFO')) {
      const qid = childText(found, 'QID');
      if (qid === undefined || !/^\d{1,9}$/.test(qid))
        this.#report.tally.add('detection names no QID', qid ?? childText(found, 'RESULT') ?? '');
      else this.#found.push({ host, detection: this.#detection(found, qid, host) });
    }
  }

  #detection(found: XmlElement, qid: string, host: ScanHost): QualysDetection {
    const seenOn = dayIn(childText(found, 'LAST_FOUND'));
    host.saw(seenOn);
    return {
      qid: this.#report.keep(qid),
      type: this.#report.keep(childText(found, 'TYPE')),
      status: this.#report.keep(childText(found, 'VULN_STATUS')),
      result: this.#report.keep(childText(found, 'RESULT')),
      place: this.#report.keep(placeOf(childText(found, 'PORT'), childText(found, 'PROTOCOL'))),
      seenOn,
    };
  }

  #explain(part: XmlElement): void {
    const qid = childText(part, 'QID');
    if (qid === undefined) return;
    const urls = childrenOf(child(part, 'VENDOR_REFERENCE_LIST'), 'VENDOR_REFERENCE');
    this.#glossary.set(this.#report.keep(qid), {
      title: childText(part, 'TITLE'),
      severity: childText(part, 'SEVERITY'),
      category: childText(part, 'CATEGORY'),
      solution: childText(part, 'SOLUTION'),
      cves: childrenOf(child(part, 'CVE_ID_LIST'), 'CVE_ID')
        .map((one) => childText(one, 'ID') ?? '')
        .join('\n'),
      references: urls.map((one) => childText(one, 'URL') ?? '').join('\n'),
    });
  }
}
