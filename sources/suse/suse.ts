// SUSE's CSAF documents: an advisory for each update, a VEX document for each CVE.
import { readRpmCsaf, rpmCsafOf, type RpmPublisher } from '#sources/bases/rpm-csaf.ts';
import type { RecordReader } from '#sources/reader.ts';

const publisher: RpmPublisher = {
  publisher: 'SUSE',
  source: 'suse',
  namespace: /^https?:\/\/(?:[\w-]+\.)*suse\.(?:com|de)(?:[/:]|$)/i,
  // Products are named in words: `SUSE Linux Enterprise Server 15 SP4`, `openSUSE Leap 15.4`.
  ecosystemOf: ({ name }) => {
    const [, distribution, rest] = /^(openSUSE|SUSE)\s+(.{1,300})$/i.exec(name) ?? [];
    return distribution === undefined ? undefined : `${distribution}:${rest}`;
  },
};

export const suse: RecordReader = {
  source: 'suse',
  holds: 'one',
  recognises: (record) => rpmCsafOf(record, publisher) !== undefined,
  read: (record, sink) => readRpmCsaf(record, publisher, sink),
};
