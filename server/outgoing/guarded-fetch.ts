// Calls that this server makes on somebody's word. A host is looked up once, each of its addresses must be public, and the
// connection goes to an address that was looked at: a name that means another address a moment later leads nowhere else.
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '#server/outgoing/public-address.ts';

/** The address is none of the public internet, or the host has none. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
  readonly code = 'address.not_public';
  readonly retry = 'later';
}

export interface Call {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
  readonly timeoutMs: number;
  /** More of an answer than this is a failure; 0: nothing behind the status and the headers is read. */
  readonly answerBytesMax: number;
}

/** How a connection is made; tests put a resolver of their own in. */
export interface Way {
  readonly request: (
    url: URL,
    options: RequestOptions,
    onAnswer: (answer: IncomingMessage) => void,
  ) => ReturnType<typeof httpsRequest>;
  readonly lookup: (
    host: string,
    options: LookupOptions & { all: true },
    callback: (error: Error | null, found: LookupAddress[]) => void,
  ) => void;
  readonly isAllowed: (address: string) => boolean;
}

const publicWay: Way = { request: httpsRequest, lookup: systemLookup, isAllowed: isPublicAddress };

/** Follows no redirect. Rejects with `NotPublic`, a `TimeoutError`, or whatever the network did. */
export async function guardedCall(call: Call, way: Way = publicWay): Promise<Response> {
  const { url, method, headers, body, timeoutMs, answerBytesMax } = call;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !way.isAllowed(literal)) throw new NotPublic('the address is not public');
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    // A connection of its own: one that is kept might be to an address of another time.
    const options: RequestOptions = { method, headers, agent: false, signal, lookup: checked(way) };
    const asking = way.request(url, options, resolve);
    asking.once('error', (error) => reject(signal.aborted ? signal.reason : error));
    // A receiver that switches protocols is told nothing more, and neither an answer nor an error follows.
    asking.once('close', () => reject(new Error('the connection ended without an answer')));
    asking.end(body);
  });
  try {
    const bytes = await bytesOf(answer, answerBytesMax);
    const status = answer.statusCode ?? 0;
    const bodiless = status === 204 || status === 205 || status === 304;
    return new Response(bodiless ? undefined : bytes, { status, headers: headersOf(answer) });
  } finally {
    answer.destroy();
  }
}

/** As fetch, for a library that is given one; an answer is at most a mebibyte long. */
export async function guardedFetch(address: string, init: RequestInit): Promise<Response> {
  const { url, method, headers, body } = new Request(address, init);
  const bytes = body === null ? undefined : new Uint8Array(await new Response(body).arrayBuffer());
  return guardedCall({
    url: new URL(url),
    method,
    headers: Object.fromEntries(headers),
    body: bytes,
    timeoutMs: 15_000,
    answerBytesMax: 1024 * 1024,
  });
}

/** Every address must be allowed: what is asked first is up to the network. */
function checked({ lookup, isAllowed }: Way): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error !== null) return callback(error, '');
      if (first === undefined || !found.every(({ address }) => isAllowed(address)))
        return callback(new NotPublic('the host has no address, or one that is not public'), '');
      return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
}

async function bytesOf(answer: IncomingMessage, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let count = 0;
  if (bytesMax === 0) return new Uint8Array();
  for await (const part of answer) {
    if (!Buffer.isBuffer(part)) continue;
    count += part.length;
    if (count > bytesMax) throw new Error('the answer is too long');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  return headers;
}
