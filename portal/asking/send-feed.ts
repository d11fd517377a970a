// Taking in a feed: a file of a hundred megabytes, with its progress, after a proof that it is still the administrator.
import { makeClient } from '#api/client.ts';
import { loadFeed } from '#api/feeds.ts';
import { plural } from '#core/kernel/counted.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { failureOf } from '#portal/asking/failure.ts';
import { fetchTelling } from '#portal/asking/fetch-telling.ts';
import type { Outcome } from '#portal/components/inventory/drop-documents.tsx';
import type { ChosenFile } from '#portal/desk/messages.ts';
import { today } from '#portal/today.ts';

export async function sendFeed(
  org: OrganizationId,
  { path, file }: ChosenFile,
  onProgress: (share: number) => void,
): Promise<Outcome> {
  const client = makeClient({ baseUrl: '', fetch: fetchTelling(onProgress) });
  try {
    const sent = { params: { org }, query: { name: nameOf(path) }, body: file };
    const { vulnerabilities, asOf, isNew } = await client.ask(loadFeed, sent, { idempotencyKey: crypto.randomUUID() });
    const known = `${plural(vulnerabilities, 'vulnerability', 'vulnerabilities')}, newest record ${asOf ?? 'of unknown age'}`;
    return {
      is: 'read',
      told: known,
      remarks: isNew ? ['All plans are made anew with it.'] : ['It was in use already.'],
    };
  } catch (error) {
    return { is: 'refused', why: failureOf(error).why };
  }
}

/** As plans name it: a file that is named for its digest would tell nobody anything. */
function nameOf(path: string): string {
  const name = (path.split('/').at(-1) ?? path).replace(/\.bwfeed$/, '');
  return /^[0-9a-f]{64}$/.test(name) ? `feed taken in on ${today()}` : name;
}
