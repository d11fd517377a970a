// What pages asked, kept by the question: shown at once when one comes back, asked again when something changed.
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { isWriting, type AnswerOf, type Promised, type SentTo } from '#api/endpoint.ts';
import { assert } from '#core/kernel/assert.ts';
import { client } from '#portal/asking/client.ts';
import { failureOf } from '#portal/asking/failure.ts';
import { askForChange } from '#portal/asking/step-up.ts';
import type { Answering } from '#portal/components/answered.tsx';
import type { Failure } from '#portal/components/page-states.tsx';

/** @param everyMs how soon to ask again, where something is still to come; false where nothing is */
export function useAnswer<P extends Promised>(
  endpoint: P,
  sent: SentTo<P>,
  { everyMs }: { readonly everyMs?: (value: AnswerOf<P>) => number | false } = {},
): Answering<AnswerOf<P>> {
  assert(!isWriting(endpoint), 'what is asked again and again changes nothing');
  const query = useQuery({
    queryKey: [endpoint.id, sent],
    queryFn: async ({ signal }) => client.ask(endpoint, sent, { signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined ? false : (everyMs?.(data) ?? false)),
  });
  if (query.data !== undefined) return { is: 'answered', value: query.data };
  if (query.isError) return { is: 'failed', failure: failureOf(query.error), retry: () => void query.refetch() };
  return { is: 'asking' };
}

/** The same question of several things at once; what is not answered yet, or failed, is `undefined` in its place. */
export function useAnswers<P extends Promised>(
  endpoint: P,
  sent: readonly SentTo<P>[],
): readonly (AnswerOf<P> | undefined)[] {
  assert(!isWriting(endpoint), 'what is asked again and again changes nothing');
  return useQueries({
    queries: sent.map((one) => ({
      queryKey: [endpoint.id, one],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => client.ask(endpoint, one, { signal }),
    })),
  }).map(({ data }) => data);
}

/** Asks again for all that is shown, after something was changed by another way. */
export function useReload(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries();
}

export type Changed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** Asks for something that is shown nowhere else. */
export function useAskOnce(): <P extends Promised>(endpoint: P, sent: SentTo<P>) => Promise<Changed<AnswerOf<P>>> {
  return async (endpoint, sent) => {
    try {
      return { ok: true, value: await client.ask(endpoint, sent) };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  };
}

/** Asks for a change; all that is shown is asked for again after it. */
export function useChange(): <P extends Promised>(endpoint: P, sent: SentTo<P>) => Promise<Changed<AnswerOf<P>>> {
  const queries = useQueryClient();
  return async (endpoint, sent) => {
    try {
      const value = await askForChange(endpoint, sent);
      await queries.invalidateQueries();
      return { ok: true, value };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  };
}
