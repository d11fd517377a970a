// Sending a document with its progress: what the browser's fetch does not tell of a body on its way.
import { makeClient } from '#api/client.ts';
import { uploadBytesMax, uploadDocument } from '#api/inventories.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { failureOf } from '#portal/asking/failure.ts';
import { fetchTelling } from '#portal/asking/fetch-telling.ts';
import type { Outcome } from '#portal/components/inventory/drop-documents.tsx';
import type { ChosenFile } from '#portal/desk/messages.ts';

const mebibyte = 1024 * 1024;

/** @param onProgress told how much of it is sent, 0 to 1; from 1 on it is read */
export async function sendDocument(
  org: OrganizationId,
  { path, file }: ChosenFile,
  onProgress: (share: number) => void,
): Promise<Outcome> {
  if (file.size > uploadBytesMax)
    return {
      is: 'refused',
      why: `It is over ${uploadBytesMax / mebibyte} MiB. Send it compressed by gzip, or in parts.`,
    };
  const client = makeClient({ baseUrl: '', fetch: fetchTelling(onProgress) });
  try {
    const sent = { params: { org }, query: { name: path }, body: file };
    const read = await client.ask(uploadDocument, sent, { idempotencyKey: crypto.randomUUID() });
    const { format, assets, components, dropped, isNew, questions } = read;
    const told = `${format}: ${plural(assets, 'asset')}, ${plural(components, 'component')}${isNew ? '' : '; the same as before'}`;
    return {
      is: 'read',
      told,
      remarks: [
        ...dropped.map(({ reason, count }) => `${grouped(count)} left out: ${reason}`),
        ...(questions.length === 0
          ? []
          : ['How its columns were read is to be confirmed below, once the plan is made.']),
      ],
    };
  } catch (error) {
    return { is: 'refused', why: failureOf(error).why };
  }
}
