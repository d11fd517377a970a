import { FetchFault, type Fetched, type Fetcher, type FetchRequest } from '#ports/fetcher.ts';

const redirectsMax = 5;

/** @param loopback tests talk to a server on this machine, without TLS */
export function webFetcher({ loopback = false }: { readonly loopback?: boolean } = {}): Fetcher {
  return { fetch: (request) => fetchOnce(request, loopback) };
}

async function fetchOnce(request: FetchRequest, loopback: boolean): Promise<Fetched> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  const response = await follow(request, signal, loopback);
  if (response.status === 304) {
    await response.body?.cancel();
    return { state: 'unchanged' };
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new FetchFault('fetch.refused', `the server answered ${response.status} ${response.statusText}`.trim());
  }
  const bytes = lengthOf(response);
  if (bytes !== undefined && bytes > request.bytesMax) {
    await response.body?.cancel();
    throw tooLarge(request.bytesMax);
  }
  const etag = response.headers.get('etag') ?? undefined;
  return { state: 'fetched', etag, bytes, body: bodyOf(response, bytes, request.bytesMax) };
}

/** Follows redirects by hand, since each of them must be https too. */
async function follow(request: FetchRequest, signal: AbortSignal, loopback: boolean): Promise<Response> {
  let url = request.url;
  for (let redirects = 0; redirects <= redirectsMax; redirects++) {
    refuseUnsafe(url, loopback);
    const response = await ask(url, request.etag, signal);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || response.status === 304 || location === null)
      return response;
    await response.body?.cancel();
    url = new URL(location, url).href;
  }
  throw new FetchFault('fetch.refused', `redirects more than ${redirectsMax} times`);
}

async function ask(url: string, etag: string | undefined, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'breakwater' };
  if (etag !== undefined) headers['if-none-match'] = etag;
  try {
    return await fetch(url, { headers, signal, redirect: 'manual' });
  } catch (error) {
    throw faultOf(error);
  }
}

function refuseUnsafe(url: string, loopback: boolean): void {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'https:') return;
  if (loopback && parsed?.protocol === 'http:' && /^(?:127\.0\.0\.1|\[::1\])$/.test(parsed.hostname)) return;
  throw new FetchFault('fetch.not_https', `is no https address: ${url}`);
}

function lengthOf(response: Response): number | undefined {
  const text = response.headers.get('content-length') ?? '';
  // Where the transfer is compressed all the same, the length is not that of the bytes handed over.
  return /^\d{1,15}$/.test(text) && response.headers.get('content-encoding') === null ? Number(text) : undefined;
}

async function* bodyOf(response: Response, announced: number | undefined, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  if (response.body !== null) {
    try {
      for await (const piece of response.body) {
        bytes += piece.length;
        if (bytes > most) throw tooLarge(most);
        yield piece;
      }
    } catch (error) {
      throw error instanceof FetchFault ? error : faultOf(error);
    }
  }
  if (announced !== undefined && bytes !== announced) {
    throw new FetchFault('fetch.incomplete', `ended after ${bytes} of ${announced} bytes`);
  }
}

function tooLarge(most: number): FetchFault {
  return new FetchFault('fetch.too_large', `is larger than ${most} bytes`);
}

function faultOf(error: unknown): FetchFault {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new FetchFault('fetch.too_slow', 'took too long', error);
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const told = cause instanceof Error ? cause.message : error instanceof Error ? error.message : String(error);
  return new FetchFault('fetch.unreachable', `could not be reached: ${told}`, error);
}
