// Red Hat's CSAF documents: a VEX document for each CVE, an advisory for each erratum.
import { readRpmCsaf, rpmCsafOf, type RpmPublisher } from '#sources/bases/rpm-csaf.ts';
import type { RecordReader } from '#sources/reader.ts';

const redHat: RpmPublisher = {
  publisher: 'Red Hat',
  source: 'redhat',
  namespace: /^https?:\/\/(?:[\w-]+\.)*redhat\.com(?:[/:]|$)/i,
  // A release is told by the CPE of its stream: `cpe:/o:redhat:enterprise_linux:8::baseos`.
  ecosystemOf: ({ cpe }) => {
    const stream = /^cpe:\/[aoh]:redhat:(.{1,300})$/.exec(cpe ?? '')?.[1];
    return stream === undefined ? undefined : `Red Hat:${stream}`;
  },
};

export const redHatVex: RecordReader = {
  source: 'redhat',
  holds: 'one',
  recognises: (record) => rpmCsafOf(record, redHat) !== undefined,
  read: (record, sink) => readRpmCsaf(record, redHat, sink),
};
