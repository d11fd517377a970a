import { FetchFault, type Fetcher } from '#ports/fetcher.ts';

/** What the fake answers for a URL; it serves `body` unless the asker's entity tag is `etag`. */
export interface FakeAnswer {
  readonly etag: string | undefined;
  readonly body: Uint8Array;
}

/** Answers from a table; every other URL can't be reached. */
export function fakeFetcher(answers: ReadonlyMap<string, FakeAnswer>): Fetcher {
  return {
    fetch: async ({ url, etag, bytesMax }) => {
      await Promise.resolve();
      if (!url.startsWith('https://')) throw new FetchFault('fetch.not_https', `is no https address: ${url}`);
      const answer = answers.get(url);
      if (answer === undefined) throw new FetchFault('fetch.unreachable', 'could not be reached: no such host');
      if (answer.etag !== undefined && answer.etag === etag) return { state: 'unchanged' };
      if (answer.body.length > bytesMax) throw new FetchFault('fetch.too_large', `is larger than ${bytesMax} bytes`);
      return { state: 'fetched', etag: answer.etag, bytes: answer.body.length, body: pieces(answer.body) };
    },
  };
}

async function* pieces(body: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += 1000) yield await Promise.resolve(body.subarray(at, at + 1000));
}
