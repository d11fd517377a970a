// What goes out, checked against the promise before anything is sent or kept.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Promised } from '#api/endpoint.ts';
import { assert } from '#core/kernel/assert.ts';

/** An answer as it is sent, and as it is kept to be sent again. */
export interface Rendered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: there is no content. */
  readonly content: string | Uint8Array | undefined;
}

const jsonType = 'application/json; charset=utf-8';

/** Here, or to another party over https; over http to one on this machine. */
const redirectAnswer = z.object({
  location: z.string().regex(/^(?:\/(?![/\\])|https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])[!-~]*$/),
});

const fileAnswer = z.object({
  mediaType: z.string(),
  name: z.string().regex(/^[\w.-]{1,100}$/),
  content: z.union([z.string(), z.instanceof(Uint8Array)]),
});

/** Throws a `Bug` where an operation does not answer what its endpoint promises. */
export function render({ id, output, status }: Promised, value: unknown): Rendered {
  if (!('kind' in output)) {
    const checked = output.safeParse(value);
    const places =
      checked.error?.issues
        .map(({ path }) => path.join('.'))
        .slice(0, 5)
        .join(', ') ?? '';
    assert(checked.success, `${id} answers what it promises, but for ${places}`);
    return renderJson(status ?? 200, checked.data === undefined ? undefined : JSON.stringify(checked.data));
  }
  if (output.kind === 'redirect') {
    return { status: 303, headers: { location: redirectAnswer.parse(value).location }, content: undefined };
  }
  const { mediaType, name, content } = fileAnswer.parse(value);
  assert(output.mediaTypes.includes(mediaType), `${id} answers a file of a kind that is promised`);
  const headers = { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"` };
  return { status: 200, headers, content };
}

/** @param json `undefined`: nothing is answered, which is 204 */
export function renderJson(status: number, json: string | undefined): Rendered {
  if (json === undefined) return { status: 204, headers: {}, content: undefined };
  return { status, headers: { 'content-type': jsonType }, content: json };
}

export function sendRendered(reply: FastifyReply, { status, headers, content }: Rendered): FastifyReply {
  reply.code(status).headers(headers);
  return content instanceof Uint8Array ? reply.send(Buffer.from(content)) : reply.send(content);
}
