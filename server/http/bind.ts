// One endpoint, from request to answer: let in, read, run, check what goes out.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { codesOf, type Promised } from '#api/endpoint.ts';
import { isRefusalCode } from '#api/refusals.ts';
import { assert } from '#core/kernel/assert.ts';
import type { Context, Operation } from '#server/operations/context.ts';
import { cookiesOf } from '#server/http/cookies.ts';
import type { doorman, LetIn } from '#server/http/let-in.ts';
import type { HttpParts } from '#server/http/parts.ts';
import { sendProblem, type Problem } from '#server/http/problem.ts';
import { closeUnread, readBody, readQuery } from '#server/http/read-input.ts';

declare module 'fastify' {
  interface FastifyRequest {
    letIn: LetIn | undefined;
  }
  interface FastifyContextConfig {
    /** As the log and the metrics name it. */
    readonly name?: string;
  }
}

/** Here, or to another party over https; over http to one on this machine. */
const redirectAnswer = z.object({
  location: z.string().regex(/^(?:\/(?![/\\])|https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])[!-~]*$/),
});

const fileAnswer = z.object({
  mediaType: z.string(),
  name: z.string().regex(/^[\w.-]{1,100}$/),
  content: z.union([z.string(), z.instanceof(Uint8Array)]),
});

export function bind(
  app: FastifyInstance,
  parts: HttpParts,
  letIn: ReturnType<typeof doorman>,
  bound: Operation,
): void {
  const { endpoint } = bound;
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { name: endpoint.id },
    onRequest: async (request, reply) => {
      const outcome = await letIn(endpoint, request);
      if (!outcome.passes) return refuse(request, reply, outcome.problem);
      request.letIn = outcome.value;
      return undefined;
    },
    handler: (request, reply) => answer(parts, bound, request, reply),
  });
}

async function answer(parts: HttpParts, bound: Operation, request: FastifyRequest, reply: FastifyReply) {
  const { endpoint } = bound;
  assert(request.letIn !== undefined, 'nobody gets here who was not let in');
  const { params } = request.letIn;
  const query = readQuery(endpoint, Object(request.query));
  if (!query.ok) return refuse(request, reply, query.problem);
  const body = await readBody(endpoint, request.raw);
  if (!body.ok) return refuse(request, reply, body.problem);
  const context = contextOf(parts, request, request.letIn, reply);
  const decision = await bound.run(context, { params, query: query.value, body: body.value });
  if (decision.ok) return sendAnswer(endpoint, reply, decision.value);
  const { code, why } = decision;
  assert(isRefusalCode(code) && codesOf(endpoint).includes(code), `${endpoint.id} refuses only as promised: ${code}`);
  // What is absent says nothing more, whatever the operation knows of it.
  return refuse(request, reply, code === 'object.absent' ? { code } : { code, why });
}

function contextOf(parts: HttpParts, request: FastifyRequest, { asker }: LetIn, reply: FastifyReply): Context {
  return {
    ...parts.outside,
    asker,
    inTransaction: (work, options) => parts.transactions.run(asker?.secret, work, options),
    cookies: cookiesOf(request.headers.cookie, (line) => void reply.header('set-cookie', line)),
    requestId: request.id,
  };
}

function refuse(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<FastifyReply> {
  closeUnread(request, reply);
  return sendProblem(reply, problem);
}

function sendAnswer({ id, output, status }: Promised, reply: FastifyReply, value: unknown): FastifyReply {
  if (!('kind' in output)) return sendJson(id, reply.code(status ?? 200), output, value);
  if (output.kind === 'redirect') {
    return reply.redirect(redirectAnswer.parse(value).location, 303);
  }
  const { mediaType, name, content } = fileAnswer.parse(value);
  assert(output.mediaTypes.includes(mediaType), `${id} answers a file of a kind that is promised`);
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(typeof content === 'string' ? content : Buffer.from(content));
}

/** What is not promised is left out; what is promised and not there is our own failure. */
function sendJson(id: string, reply: FastifyReply, output: z.ZodType, value: unknown): FastifyReply {
  const checked = output.safeParse(value);
  const places =
    checked.error?.issues
      .map(({ path }) => path.join('.'))
      .slice(0, 5)
      .join(', ') ?? '';
  assert(checked.success, `${id} answers what it promises, but for ${places}`);
  if (checked.data === undefined) return reply.code(204).send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(checked.data));
}
