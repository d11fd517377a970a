// The API from the caller's side, typed by its promises. For portal and command line; knows no more than `fetch`.
import { z } from 'zod';
import { isRaw, isWriting, type AnswerOf, type Promised, type SentTo } from '#api/endpoint.ts';
import { isRefusalCode, type RefusalCode } from '#api/refusals.ts';

export interface ClientOptions {
  /** `http://localhost:8080`; empty in a page, whose own host answers. */
  readonly baseUrl: string;
  /** `bwt_…`; in a page the browser's cookie stands for it. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

interface AskOptions {
  readonly signal?: AbortSignal;
  /** Of a writing request: the same key again answers what was answered first, and does nothing twice. */
  readonly idempotencyKey?: string;
  /** Of a raw body; without it the server tells from the bytes. */
  readonly mediaType?: string;
}

export interface Client {
  /** Throws {@link ApiRefusal} where the service says no, {@link ApiFault} where it can't be understood or reached. */
  readonly ask: <P extends Promised>(endpoint: P, sent: SentTo<P>, options?: AskOptions) => Promise<AnswerOf<P>>;
}

const problem = z.object({
  code: z.string().refine(isRefusalCode),
  status: z.number(),
  title: z.string(),
  why: z.string(),
  faults: z.array(z.object({ place: z.string(), why: z.string() })).default([]),
});

/** The service said no. `message` is a sentence for people. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly retry: 'never' | 'later';
  readonly code: RefusalCode;
  readonly status: number;
  /** Parts of the request that were not as promised: `$.name`, `query.limit`. */
  readonly faults: readonly { readonly place: string; readonly why: string }[];
  /** After so many seconds the same may pass. */
  readonly retryAfterS: number | undefined;

  constructor(told: z.output<typeof problem>, retryAfterS: number | undefined) {
    super(told.why);
    this.code = told.code;
    this.status = told.status;
    this.faults = told.faults;
    this.retryAfterS = retryAfterS;
    this.retry = told.status === 429 || told.status === 503 ? 'later' : 'never';
  }
}

export type ApiFaultCode = 'api.unreachable' | 'api.unexpected';

/** Nobody answered, or what came is none of the API's answers: another server, or another release of it. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly code: ApiFaultCode;
  readonly retry: 'never' | 'later';

  constructor(code: ApiFaultCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.retry = code === 'api.unreachable' ? 'later' : 'never';
  }
}

export function makeClient({ baseUrl, token, fetch: ask = fetch }: ClientOptions): Client {
  return {
    ask: async (endpoint, sent, options = {}) => {
      const { url, init } = requestOf(endpoint, sent, options);
      if (token !== undefined) init.headers['authorization'] = `Bearer ${token}`;
      const response = await reach(ask, `${baseUrl.replace(/\/$/, '')}${url}`, init);
      if (!response.ok) throw await refusalOf(response);
      return answerOf(endpoint, response);
    },
  };
}

interface Init {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Blob | Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
}

const sentAny = z.object({
  params: z.record(z.string(), z.string()).default({}),
  query: z.record(z.string(), z.unknown()).default({}),
  body: z.unknown().optional(),
});

const rawBody = z.union([z.string(), z.instanceof(Blob), z.instanceof(Uint8Array<ArrayBuffer>)]);

function requestOf(
  endpoint: Promised,
  sent: unknown,
  options: AskOptions,
): { readonly url: string; readonly init: Init } {
  const { params, query, body } = sentAny.parse(sent);
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_braced, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json;q=0.9, */*;q=0.1' };
  if (isWriting(endpoint) && options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  const signal = options.signal === undefined ? {} : { signal: options.signal };
  const init = { method: endpoint.method, headers, ...signal };
  const url = `${path}${queryText(query)}`;
  if (endpoint.body === undefined) return { url, init };
  if (isRaw(endpoint.body)) {
    headers['content-type'] = options.mediaType ?? 'application/octet-stream';
    return { url, init: { ...init, body: rawBody.parse(body) } };
  }
  headers['content-type'] = 'application/json';
  return { url, init: { ...init, body: JSON.stringify(body) } };
}

function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map((one) => [name, String(one)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

async function reach(ask: typeof fetch, url: string, init: Init): Promise<Response> {
  try {
    return await ask(url, { ...init, redirect: 'error' });
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw new ApiFault('api.unreachable', 'The server could not be reached.', error);
  }
}

async function refusalOf(response: Response): Promise<Error> {
  const told = problem.safeParse(await response.json().catch(() => undefined));
  if (!told.success) {
    return new ApiFault('api.unexpected', `The server answered ${response.status}, and nothing that is known here.`);
  }
  const waitS = response.headers.get('retry-after');
  return new ApiRefusal(told.data, waitS === null || !/^\d{1,6}$/.test(waitS) ? undefined : Number(waitS));
}

async function answerOf<P extends Promised>(endpoint: P, response: Response): Promise<AnswerOf<P>> {
  const { output } = endpoint;
  if ('kind' in output) {
    if (output.kind === 'redirect') throw new ApiFault('api.unexpected', 'Open this address in a browser.');
    const name = /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file';
    const mediaType = response.headers.get('content-type') ?? '';
    return promised<P>({ mediaType, name, bytes: new Uint8Array(await response.arrayBuffer()) });
  }
  const value: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  const read = output.safeParse(value);
  if (read.success) return promised<P>(read.data);
  throw new ApiFault(
    'api.unexpected',
    'The server answered otherwise than promised; is it of the same release?',
    read.error,
  );
}

function promised<P extends Promised>(value: unknown): AnswerOf<P> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- read by the endpoint's own schema, or put together as it says
  return value as AnswerOf<P>;
}
