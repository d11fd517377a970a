// A promise of the API as one typed value: everything a caller can rely on, and all that server, documents and client read.
import type { z } from 'zod';
import type { RefusalCode } from '#api/refusals.ts';
import { assert } from '#core/kernel/assert.ts';
import type { Permission } from '#core/parties/permissions.ts';

/**
 * Who may ask: anybody; whoever is signed in; a person who is signed in themselves, since no scope of an API token covers
 * it; who has a permission in the organization that the path names.
 */
export type Asks = 'nobody' | 'session' | 'person' | { readonly permission: Permission; readonly of: string };

type Shape = Readonly<Record<string, z.ZodType>>;

/** A body that is no JSON and is handed on as it comes, for documents whose reading is a matter of its own. */
export interface RawBody {
  readonly kind: 'raw';
  /** `application/json`, or `*` where the kind is told from the bytes. */
  readonly mediaTypes: readonly string[];
  readonly bytesMax: number;
}

/** An answer that is no JSON: a file of one of these kinds, for download. */
interface FileOutput {
  readonly kind: 'file';
  readonly mediaTypes: readonly string[];
}

/** An answer that sends a browser elsewhere (303), as sign-in with another party needs. */
interface RedirectOutput {
  readonly kind: 'redirect';
}

/** What {@link endpoint} is given. */
export interface Promised {
  /** The operation's name, a verb first: `upload-inventory`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/api/${string}`;
  /** One sentence, for the pages of the API. */
  readonly summary: string;
  readonly asks: Asks;
  /** Asks for a passkey within the last minutes, since what it does can't be taken back. */
  readonly stepUp?: true;
  /** Every name in the path's braces. A value that is none of these is absent: 404. */
  readonly params?: Shape;
  /** Anything else in the query is refused. */
  readonly query?: Shape;
  /** Strict objects throughout: what an endpoint does not know, it refuses. */
  readonly body?: z.ZodType | RawBody;
  /** More than the default for a body of JSON. */
  readonly bodyBytesMax?: number;
  /** What is answered; whatever else an operation hands over is left out. `z.undefined()` is answered 204. */
  readonly output: z.ZodType | FileOutput | RedirectOutput;
  /** Where it is not 200 (or 204, 303 by the kind of output). */
  readonly status?: 201 | 202;
  /** The answer holds a secret, which is not kept to be replayed: a repeated request is refused instead. */
  readonly shownOnce?: true;
  /** Under what name it is logged, counted and kept, where its own would tell operators of an act that is nobody's to know. */
  readonly watchedAs?: string;
  /** How many ordinary requests it counts as towards the asker's limit. */
  readonly cost?: number;
  /** What its rules can refuse; what the door refuses by itself is added: `codesOf`. */
  readonly refusals: readonly RefusalCode[];
}

/** The names in a path's braces. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type Nothing = Readonly<Record<string, never>>;
type Told<Some> = Some extends Shape ? z.output<z.ZodObject<Some>> : Nothing;
type Sent<Some extends Shape> = z.input<z.ZodObject<Some>>;

/** What an operation of this endpoint is given. */
export interface InputOf<P extends Promised> {
  readonly params: Told<P['params']>;
  readonly query: Told<P['query']>;
  readonly body: P['body'] extends z.ZodType
    ? z.output<P['body']>
    : P['body'] extends RawBody
      ? AsyncIterable<Uint8Array>
      : undefined;
}

/** What a caller of this endpoint sends: params, query and body, where it has them. */
export type SentTo<P extends Promised> = (P['params'] extends Shape
  ? { readonly params: Sent<P['params']> }
  : unknown) &
  (P['query'] extends Shape ? { readonly query?: Sent<P['query']> } : unknown) &
  (P['body'] extends z.ZodType
    ? { readonly body: z.input<P['body']> }
    : P['body'] extends RawBody
      ? { readonly body: Blob | Uint8Array<ArrayBuffer> | string }
      : unknown);

/** A file as an operation answers it. */
export interface AnsweredFile {
  readonly mediaType: string;
  /** As a browser saves it; letters, digits, dots and dashes. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What an operation of this endpoint answers. */
export type OutputOf<P extends Promised> = P['output'] extends z.ZodType
  ? z.input<P['output']>
  : P['output'] extends FileOutput
    ? AnsweredFile
    : { readonly location: string };

/** What a caller of this endpoint gets: a file with its bytes, and of a redirect where it leads. */
export type AnswerOf<P extends Promised> = P['output'] extends z.ZodType
  ? z.output<P['output']>
  : P['output'] extends FileOutput
    ? { readonly mediaType: string; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
    : never;

/** What an operation of this endpoint may refuse with. */
export type CodeOf<P extends Promised> =
  | P['refusals'][number]
  | ([NamesIn<P['path']>] extends [never] ? never : 'object.absent');

/** States a promise; throws a `Bug` where it contradicts itself. */
export function endpoint<const P extends Promised>(promised: P): P {
  const { id, method, path, asks, params = {}, body, refusals } = promised;
  const names = namesIn(path);
  assert(names.join() === Object.keys(params).join(), `${id}: params are those of the path, in its order`);
  assert(typeof asks === 'string' || names.includes(asks.of), `${id}: the path names the organization asked about`);
  assert(method !== 'GET' || body === undefined, `${id}: what is only read has no body`);
  assert(new Set(refusals).size === refusals.length, `${id}: a refusal is promised once`);
  return promised;
}

/** The names in a path's braces, in its order. */
export function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

export function isWriting({ method }: Promised): boolean {
  return method !== 'GET';
}

/** Whether a body or output is what it says by a kind of ours, and no schema. */
export function isRaw(body: Promised['body']): body is RawBody {
  return body !== undefined && 'kind' in body;
}

/** All refusals of an endpoint: its own, and those of the door that every request of its kind passes. */
export function codesOf(promised: Promised): readonly RefusalCode[] {
  const { asks, body, stepUp, shownOnce, path } = promised;
  const codes: RefusalCode[] = ['request.malformed', 'request.invalid'];
  if (isWriting(promised)) codes.push('request.cross_site');
  if (body !== undefined) codes.push('request.too_large', 'request.media_type', 'request.encoding');
  if (asks !== 'nobody') codes.push('session.absent');
  if (asks === 'person') codes.push('token.person_only');
  if (stepUp === true) codes.push('session.step_up');
  if (namesIn(path).length > 0) codes.push('object.absent');
  if (isWriting(promised) && asks !== 'nobody') {
    codes.push('idempotency.in_flight', 'idempotency.other_body');
    if (shownOnce === true) codes.push('idempotency.shown_once');
  }
  codes.push('limit.reached', 'server.failed', 'server.unavailable');
  return [...new Set([...codes, ...promised.refusals])];
}
