// All sources, with what the reference tables print of them, and what else is met beside them.
import type { JsonRecord } from '#core/kernel/json.ts';
import { epss } from '#sources/epss/epss.ts';
import { cvssBt } from '#sources/exploit/cvss-bt.ts';
import { evidence } from '#sources/exploit/evidence.ts';
import { compactCve } from '#sources/cve/compact.ts';
import { alpine } from '#sources/alpine/alpine.ts';
import { csaf } from '#sources/csaf/csaf.ts';
import { cve } from '#sources/cve/cve.ts';
import { debian } from '#sources/debian/debian.ts';
import { friendsOfPhp } from '#sources/friendsofphp/friendsofphp.ts';
import { gitlab } from '#sources/gitlab/gitlab.ts';
import { cvrf } from '#sources/msrc/cvrf.ts';
import { cvrfXml } from '#sources/msrc/xml.ts';
import { kev } from '#sources/kev/kev.ts';
import { osv } from '#sources/osv/osv.ts';
import { redHatApi } from '#sources/redhat/security-api.ts';
import { redHatVex } from '#sources/redhat/vex.ts';
import { rubysec } from '#sources/rubysec/rubysec.ts';
import { sigma } from '#sources/sigma/sigma.ts';
import { suse } from '#sources/suse/suse.ts';
import { ubuntu } from '#sources/ubuntu/ubuntu.ts';
import type { LineReader, RecordReader, XmlReader } from '#sources/reader.ts';

/** In the order in which a record is offered to them: what one publisher means by CSAF comes before CSAF as such. */
export const recordReaders: readonly RecordReader[] = [
  kev,
  evidence,
  cve,
  compactCve,
  redHatVex,
  suse,
  csaf,
  redHatApi,
  ubuntu,
  alpine,
  sigma,
  cvrf,
  gitlab,
  friendsOfPhp,
  rubysec,
  osv,
  debian,
];

export const xmlReaders: readonly XmlReader[] = [cvrfXml];

export const lineReaders: readonly LineReader[] = [epss, cvssBt];

/** Records that are met beside sources and are none: each is skipped with its reason. */
export const skippedShapes: readonly {
  readonly reason: string;
  readonly recognises: (record: JsonRecord) => boolean;
}[] = [
  {
    reason: 'history of changes to CVE records: for tests only',
    recognises: (record) => 't' in record && 'cve' in record && Array.isArray(record['ch']),
  },
  { reason: 'reports of scanners', recognises: (record) => 'scanner' in record && 'content' in record },
  {
    reason: 'JSON schema',
    recognises: (record) => '$schema' in record && ('properties' in record || '$defs' in record),
  },
];

/** Texts of a document's beginning that tell other kinds of documents, which may be broken without harm to a feed. */
export const otherDocuments: readonly { readonly reason: string; readonly mark: RegExp }[] = [
  { reason: 'software bill of materials', mark: /"bomFormat"\s*:|"spdxVersion"\s*:|"SPDXID"\s*:|spdx\.org\/rdf\// },
  { reason: 'software bill of materials', mark: /^SPDXVersion:|^SPDXID:|^spdxVersion:/m },
  { reason: 'software bill of materials', mark: /"schema"\s*:\s*\{[^{}]{0,300}anchore\/syft/ },
  { reason: 'signed attestation', mark: /"payloadType"\s*:|"_type"\s*:\s*"https:\/\/in-toto\.io/ },
  { reason: 'lock file', mark: /"lockfileVersion"\s*:/ },
  { reason: 'JSON schema', mark: /"\$schema"\s*:\s*"https?:\/\/json-schema\.org/ },
  { reason: 'OpenVEX document', mark: /"@context"\s*:\s*"https:\/\/openvex\.dev/ },
];
