// Red Hat's CSAF documents: a VEX document for each CVE, an advisory for each erratum.
import { redHatStream } from '#sources/bases/red-hat.ts';
import { readRpmCsaf, rpmCsafOf, type RpmPublisher } from '#sources/bases/rpm-csaf.ts';
import type { RecordReader } from '#sources/reader.ts';

const redHat: RpmPublisher = {
  publisher: 'Red Hat',
  source: 'redhat',
  namespace: /^https?:\/\/(?:[\w-]+\.)*redhat\.com(?:[/:]|$)/i,
  ecosystemOf: ({ cpe }) => {
    const stream = redHatStream(cpe);
    return stream === undefined ? undefined : `Red Hat:${stream}`;
  },
};

export const redHatVex: RecordReader = {
  source: 'redhat',
  holds: 'one',
  recognises: (record) => rpmCsafOf(record, redHat) !== undefined,
  read: (record, sink) => readRpmCsaf(record, redHat, sink),
};
