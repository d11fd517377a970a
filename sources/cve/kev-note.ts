// CISA notes in its container that a vulnerability is in its catalogue; the catalogue itself says more.
import { dayOf } from '#core/kernel/days.ts';
import { recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Sink } from '#sources/reader.ts';

/** Yields what a container says of the catalogue. */
export function takeKev(container: JsonRecord, cve: string, sink: Sink): void {
  for (const metric of recordsOf(container['metrics'])) {
    const other = recordOf(metric['other']);
    if (textOf(other?.['type'])?.toLowerCase() !== 'kev') continue;
    takeKevNote(recordOf(other?.['content']), cve, sink);
  }
}

export function takeKevNote(note: JsonRecord | undefined, cve: string, sink: Sink): void {
  const addedOn = dayOf(textOf(note?.['dateAdded']));
  if (addedOn === undefined) return sink.drop('KEV note has no date of addition', cve);
  sink.take({
    kind: 'kev',
    entry: {
      cve,
      vendor: '',
      product: '',
      name: '',
      addedOn,
      dueOn: undefined,
      ransomware: 'unknown',
      requiredAction: '',
      // The catalogue's own entry says more: in the order of notes this one stands behind it.
      notes: `noted in the CVE record: ${textOf(note?.['reference']) ?? 'without reference'}`,
    },
  });
}
