// CISA's catalogue of known exploited vulnerabilities, one JSON document.
import type { KevEntry } from '#core/advisories/exploitation.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { dayOf, type Day } from '#core/kernel/days.ts';
import { isRecord, listOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { shown } from '#sources/bases/texts.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const kev: RecordReader = { source: 'kev', holds: 'many', recognises, read };

function recognises(record: JsonRecord): boolean {
  return 'vulnerabilities' in record && ('catalogVersion' in record || 'dateReleased' in record);
}

function read(catalogue: JsonRecord, sink: Sink): void {
  const listed = catalogue['vulnerabilities'];
  if (!Array.isArray(listed)) {
    throw new BadDocument('document.wrong_type', 'is no list', '$.vulnerabilities');
  }
  // The catalogue says how many entries it holds: fewer mean that a part of it is missing.
  if (typeof catalogue['count'] === 'number' && catalogue['count'] !== listed.length) {
    const message = `says that it holds ${catalogue['count']} entries, but holds ${listed.length}`;
    throw new BadDocument('document.incomplete', message, '$.count');
  }
  const asOf = dayOf(textOf(catalogue['dateReleased']));
  if (asOf === undefined) throw new BadDocument('document.wrong_type', 'states no date', '$.dateReleased');
  let taken = 0;
  for (const entry of listOf(listed)) {
    if (!isRecord(entry)) sink.drop('entry is no object', shown(entry));
    else if (readEntry(entry, asOf, sink)) taken++;
  }
  // Complete as of a day, it would say of every CVE that it is not exploited.
  if (taken === 0) throw new BadDocument('document.incomplete', 'holds no entry that can be read', '$.vulnerabilities');
  sink.completeAsOf(asOf);
}

/** Whether the entry was taken. */
function readEntry(entry: JsonRecord, asOf: Day, sink: Sink): boolean {
  const cve = cveId(textOf(entry['cveID']) ?? '');
  if (cve === undefined) {
    sink.drop('entry has no CVE id', shown(entry['cveID']));
    return false;
  }
  const ransomware = textOf(entry['knownRansomwareCampaignUse'])?.toLowerCase() === 'known' ? 'known' : 'unknown';
  sink.take({
    kind: 'kev',
    entry: {
      cve,
      vendor: textOf(entry['vendorProject']) ?? '',
      product: textOf(entry['product']) ?? '',
      name: textOf(entry['vulnerabilityName']) ?? '',
      ...dayOfAddition(entry, asOf, () => {
        sink.drop('day of addition is not stated: the day of the catalogue stands for it', cve);
      }),
      dueOn: dayOf(textOf(entry['dueDate'])),
      ransomware,
      requiredAction: textOf(entry['requiredAction']) ?? '',
      notes: textOf(entry['notes']) ?? '',
    },
  });
  return true;
}

/** Left out, an entry without a day would read as "not exploited". It stood there by the day of the catalogue. */
function dayOfAddition(entry: JsonRecord, asOf: Day, onUndated: () => void): Pick<KevEntry, 'addedOn' | 'undated'> {
  const addedOn = dayOf(textOf(entry['dateAdded']));
  if (addedOn !== undefined) return { addedOn };
  onUndated();
  return { addedOn: asOf, undated: true };
}
