// What was sent, read once by the schemas of its endpoint. Behind this, types are trusted.
import type { Hash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isRaw, type Promised } from '#api/endpoint.ts';
import type { InputFault, Problem } from '#server/http/problem.ts';
import { isStorable, jsonBytesMax, parseBody } from '#server/http/strict-body.ts';

/** So many faults are told; whoever mends them sees the next. */
const faultsMax = 20;

export type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/** The body ended beyond its limit while an operation was reading it. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The query as an object without a prototype; a name that comes twice is a list, which only a list's schema takes. */
export function parseQuery(text: string): Record<string, unknown> {
  const query: Record<string, unknown> = Object.create(null);
  const pairs = new URLSearchParams(text);
  for (const name of new Set(pairs.keys())) {
    const all = pairs.getAll(name);
    query[name] = all.length === 1 ? all[0] : all;
  }
  return query;
}

/** Reads what `parseQuery` found by the endpoint's schema; anything else in it is refused. */
export function queryReader({ query }: Promised): (sent: object) => Read {
  const schema = z.strictObject(query ?? {});
  return (sent) => {
    const isText = Object.entries(sent)
      .flat(2)
      .every((text) => typeof text !== 'string' || isStorable(text));
    return isText ? checked(schema, sent, 'query') : malformed('The query holds text that is none.');
  };
}

/** What a body may take at most, in bytes. */
export function bodyBytesMax({ body, bodyBytesMax: more }: Promised): number {
  if (isRaw(body)) return body.bytesMax;
  return more ?? jsonBytesMax;
}

/**
 * The body by its endpoint's schema, or the stream of a raw one, which breaks off where it is too large.
 *
 * @param hash is given every byte that is read
 */
export async function readBody(promised: Promised, request: IncomingMessage, hash?: Hash): Promise<Read> {
  const { body } = promised;
  if (body === undefined) {
    if (!hasBody(request)) return { ok: true, value: undefined };
    return { ok: false, problem: { code: 'request.invalid', why: 'This endpoint takes no body.' } };
  }
  const bytesMax = bodyBytesMax(promised);
  const problem = refusedByHead(request.headers, bytesMax, isRaw(body) ? body.mediaTypes : ['application/json']);
  if (problem !== undefined) return { ok: false, problem };
  if (isRaw(body)) return { ok: true, value: limited(request, bytesMax, hash) };
  const bytes = await collect(request, bytesMax, hash);
  if (bytes === undefined) return { ok: false, problem: tooLarge(bytesMax) };
  const parsed = parseBody(bytes);
  return parsed.ok ? checked(body, parsed.value, '$') : malformed(parsed.why);
}

/** What can be refused before a byte of the body is read. */
function refusedByHead(
  headers: IncomingHttpHeaders,
  bytesMax: number,
  mediaTypes: readonly string[],
): Problem | undefined {
  const encoding = headers['content-encoding']?.toLowerCase();
  if (encoding !== undefined && encoding !== 'identity') return { code: 'request.encoding' };
  if (Number(headers['content-length'] ?? 0) > bytesMax) return tooLarge(bytesMax);
  const why = wrongKind(headers['content-type'], mediaTypes);
  return why === undefined ? undefined : { code: 'request.media_type', why };
}

/** A connection on which a body still comes that nobody will read is of no more use. */
export function closeUnread({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (hasBody(raw) && !raw.complete) reply.header('connection', 'close');
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function wrongKind(sent: string | undefined, taken: readonly string[]): string | undefined {
  const [type = '', ...parameters] = (sent ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  if (charset !== undefined && !/^charset="?(?:utf-8|us-ascii)"?$/.test(charset)) return 'Send text as UTF-8.';
  if (taken.includes('*') || taken.includes(type.trim())) return undefined;
  return `Send it as ${taken.join(' or ')}.`;
}

async function* limited(request: IncomingMessage, bytesMax: number, hash?: Hash): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new BodyTooLarge(`is larger than ${bytesMax} bytes`);
    hash?.update(chunk);
    yield chunk;
  }
}

async function collect(request: IncomingMessage, bytesMax: number, hash?: Hash): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of limited(request, bytesMax, hash)) chunks.push(chunk);
  } catch (error) {
    if (error instanceof BodyTooLarge) return undefined;
    throw error;
  }
  return Buffer.concat(chunks);
}

/** Reads what an operation left of its body. */
export async function drainBody(request: IncomingMessage, bytesMax: number, hash: Hash): Promise<void> {
  const left = limited(request, bytesMax, hash);
  while ((await left.next()).done !== true);
}

// Without an encoding set, a request gives bytes alone.
function chunksOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return request.iterator({ destroyOnReturn: false });
}

function checked(schema: z.ZodType, sent: unknown, root: string): Read {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.slice(0, faultsMax).map((issue) => faultOf(issue, root));
  return { ok: false, problem: { code: 'request.invalid', faults } };
}

function faultOf({ path, message }: { path: PropertyKey[]; message: string }, root: string): InputFault {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return { place: cut(`${root}${steps.join('')}`), why: cut(message) };
}

/** Names of properties that somebody made up come back in these. */
function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function malformed(why: string): Read {
  return { ok: false, problem: { code: 'request.malformed', why } };
}

function tooLarge(bytesMax: number): Problem {
  return { code: 'request.too_large', why: `The body is larger than ${bytesMax} bytes.` };
}
