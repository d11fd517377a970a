// Sending evidence of a model with its progress: a log may take some hundred megabytes.
import { makeClient } from '#api/client.ts';
import type { AnswerOf, InputOf } from '#api/endpoint.ts';
import { evidenceBytesMax, handInEvidence } from '#api/frontier/evidence.ts';
import { keepReference, type listSuites } from '#api/frontier/suites.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import { failureOf } from '#portal/asking/failure.ts';
import { fetchTelling } from '#portal/asking/fetch-telling.ts';
import type { Outcome } from '#portal/components/inventory/drop-documents.tsx';
import type { ChosenFile } from '#portal/desk/messages.ts';

type HandedIn = InputOf<typeof handInEvidence>;

export interface EvidenceTo {
  readonly model: HandedIn['params']['model'];
  /** What the file calls the model, and the suite that it is read by. */
  readonly query: HandedIn['query'];
}

const mebibyte = 1024 * 1024;

export async function sendEvidence(
  { model, query }: EvidenceTo,
  { file }: ChosenFile,
  onProgress: (share: number) => void,
): Promise<Outcome> {
  return sending(file, onProgress, async (client, key) => {
    const sent = { params: { model }, query, body: file };
    return toldOf(await client.ask(handInEvidence, sent, key));
  });
}

export interface ReferenceTo {
  readonly suite: Pick<AnswerOf<typeof listSuites>['suites'][number], 'id' | 'keeper'>;
  /** What the file calls the model; empty where it holds no other. */
  readonly alias: string;
  readonly releasedOn: string;
}

/** The same, of what a released model did on a suite. */
export async function sendReference(
  { suite, alias, releasedOn }: ReferenceTo,
  { file }: ChosenFile,
  onProgress: (share: number) => void,
): Promise<Outcome> {
  return sending(file, onProgress, async (client, key) => {
    const params = { org: suite.keeper.id, suite: suite.id };
    const query = { releasedOn, ...(alias === '' ? {} : { alias }) };
    return toldOf((await client.ask(keepReference, { params, query, body: file }, key)).understood);
  });
}

async function sending(
  file: File,
  onProgress: (share: number) => void,
  send: (client: ReturnType<typeof makeClient>, key: { readonly idempotencyKey: string }) => Promise<Outcome>,
): Promise<Outcome> {
  if (file.size > evidenceBytesMax) {
    return { is: 'refused', why: `It is over ${evidenceBytesMax / mebibyte} MiB: hand it in in parts.` };
  }
  const client = makeClient({ baseUrl: '', fetch: fetchTelling(onProgress) });
  try {
    return await send(client, { idempotencyKey: crypto.randomUUID() });
  } catch (error) {
    return { is: 'refused', why: failureOf(error).why };
  }
}

function toldOf(read: AnswerOf<typeof keepReference>['understood']): Outcome {
  const { kind, alias, runs, tasks, dropped, others, refusals } = read;
  return {
    is: 'read',
    told: `${kind}: ${plural(runs, 'run')} of ${alias} on ${plural(tasks, 'item')}`,
    remarks: [
      ...(others.length === 0 ? [] : [`Left out: runs of ${plural(others.length, 'other model')}.`]),
      ...dropped.map(({ reason, count }) => `${grouped(count)} left out: ${reason}`),
      ...refusals.map(({ why }) => `It can carry no verdict: ${why}`),
    ],
  };
}
