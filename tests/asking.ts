// Asks the service as somebody who is signed in, or by a token.
import type { FastifyInstance } from 'fastify';

export interface Answered {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
}

export interface Asking {
  readonly get: (path: string) => Promise<Answered>;
  readonly send: (method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<Answered>;
  /** A body of bytes. */
  readonly put: (path: string, bytes: Uint8Array | string) => Promise<Answered>;
}

/** @param secret of a session; a token begins with `bwt_` */
export function askingAs(app: FastifyInstance, secret: string): Asking {
  const credential: Record<string, string> = secret.startsWith('bwt_')
    ? { authorization: `Bearer ${secret}` }
    : { cookie: `__Host-breakwater=${secret}`, 'sec-fetch-site': 'same-origin' };
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    sent: { readonly type: string; readonly payload: string | Buffer } | undefined,
  ): Promise<Answered> => {
    const answer = await app.inject({
      method,
      url,
      headers: { host: 'localhost:8080', ...credential, ...(sent && { 'content-type': sent.type }) },
      ...(sent && { payload: sent.payload }),
    });
    const isJson = (answer.headers['content-type'] ?? '').includes('json');
    const json: unknown = isJson ? JSON.parse(answer.body) : undefined;
    return { status: answer.statusCode, json, text: answer.body };
  };
  return {
    get: (path) => ask('GET', path, undefined),
    send: (method, path, body) =>
      ask(method, path, body === undefined ? undefined : { type: 'application/json', payload: JSON.stringify(body) }),
    put: (path, bytes) => ask('POST', path, { type: 'application/octet-stream', payload: Buffer.from(bytes) }),
  };
}
