// One endpoint, from request to answer: let in, read, run, check what goes out.
import { createHash, type Hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { codesOf, isWriting, type Promised } from '#api/endpoint.ts';
import { isRefusalCode } from '#api/refusals.ts';
import { assert } from '#core/kernel/assert.ts';
import { crashPoint } from '#server/crash-points.ts';
import type { AnyInput, Asker, Context, InTransaction, Operation } from '#server/operations/context.ts';
import { cookiesOf } from '#server/http/cookies.ts';
import { runOnce, type KeyedRequest, type Outcome } from '#server/http/keyed.ts';
import { doorman, type LetIn, type Limits } from '#server/http/let-in.ts';
import type { HttpParts } from '#server/http/parts.ts';
import { pack } from '#server/http/packed.ts';
import { sendProblem, type Problem } from '#server/http/problem.ts';
import { bodyBytesMax, closeUnread, drainBody, queryReader, readBody } from '#server/http/read-input.ts';
import { undoingRefusals } from '#server/http/undo-refusals.ts';
import { render, sendRendered } from '#server/http/rendered.ts';

declare module 'fastify' {
  interface FastifyRequest {
    letIn: LetIn | undefined;
  }
  interface FastifyContextConfig {
    /** As the log and the metrics name it. */
    readonly name?: string;
    /** The page that tells people why a link that leads elsewhere does not. */
    readonly refusedAt?: string;
  }
}

export function bind(app: FastifyInstance, parts: HttpParts, limits: Limits, bound: Operation): void {
  const { endpoint } = bound;
  // Schemas are made once: making one costs more than reading by it.
  const letIn = doorman(parts, limits, endpoint);
  const readQuery = queryReader(endpoint);
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: {
      name: endpoint.watchedAs ?? endpoint.id,
      ...(leadsAway(endpoint) && parts.portal !== undefined && { refusedAt: '/sign-in' }),
    },
    onRequest: async (request, reply) => {
      const outcome = await letIn(request);
      if (!outcome.passes) return refuse(request, reply, outcome.problem);
      request.letIn = outcome.value;
      return undefined;
    },
    handler: async (request, reply) => {
      try {
        return await answer({ parts, bound, readQuery }, request, reply);
      } catch (error) {
        // Row security stops, in the middle, whoever lost what they may since they were let in: they are told what they
        // would be told now. To anybody else it is a failure.
        const outcome = reply.sent ? undefined : await letIn(request).catch(() => undefined);
        if (outcome === undefined || outcome.passes || outcome.problem.code === 'limit.reached') throw error;
        return refuse(request, reply, outcome.problem);
      }
    },
  });
}

interface Bound {
  readonly parts: HttpParts;
  readonly bound: Operation;
  readonly readQuery: ReturnType<typeof queryReader>;
}

async function answer({ parts, bound, readQuery }: Bound, request: FastifyRequest, reply: FastifyReply) {
  const { endpoint } = bound;
  assert(request.letIn !== undefined, 'nobody gets here who was not let in');
  const { params, asker } = request.letIn;
  const key = keyOf(endpoint, request, asker);
  if (typeof key === 'object') return refuse(request, reply, key);
  const query = readQuery(Object(request.query));
  if (!query.ok) return refuse(request, reply, query.problem);
  const hash = key === undefined ? undefined : createHash('sha256').update(`${request.method} ${request.url}\n`);
  const body = await readBody(endpoint, request.raw, hash);
  if (!body.ok) return refuse(request, reply, body.problem);

  const input = { params, query: query.value, body: body.value };
  const transact = undoingRefusals((work, options) =>
    parts.transactions.run(
      asker?.secret,
      async (tx) => {
        const value = await work(tx);
        crashPoint('request.written', endpoint.id);
        return value;
      },
      options,
    ),
  );
  const run = (inTransaction: InTransaction): Promise<Outcome> =>
    runBound(bound, { ...contextOf(parts, request, reply), asker, inTransaction }, input);
  const outcome =
    key === undefined || hash === undefined || asker === undefined
      ? await run(transact)
      : await runOnce(keyedRequest(endpoint, request, { asker, key, hash, transact }), run);
  if ('problem' in outcome) return refuse(request, reply, outcome.problem);
  crashPoint('request.committed', endpoint.id);
  if (outcome.isReplayed === true) reply.header('idempotency-replayed', 'true');
  return sendRendered(reply, await pack(request, reply, outcome.answer));
}

async function runBound({ endpoint, run }: Operation, context: Context, input: AnyInput): Promise<Outcome> {
  const decision = await run(context, input);
  if (decision.ok) return { answer: render(endpoint, decision.value) };
  const { code, why } = decision;
  assert(isRefusalCode(code) && codesOf(endpoint).includes(code), `${endpoint.id} refuses only as promised: ${code}`);
  // What is absent says nothing more, whatever the operation knows of it.
  return { problem: code === 'object.absent' ? { code } : { code, why } };
}

function contextOf(parts: HttpParts, request: FastifyRequest, reply: FastifyReply) {
  return {
    ...parts.outside,
    cookies: cookiesOf(request.headers.cookie, (line) => void reply.header('set-cookie', line)),
    requestId: request.id,
  };
}

/** Visible characters; more than one header comes as one text, with a comma and a space. */
const keyForm = /^[!-~]{1,255}$/;

/** The key of a request that may come again, where the endpoint offers one. */
function keyOf(
  endpoint: Promised,
  { headers }: FastifyRequest,
  asker: Asker | undefined,
): string | undefined | Problem {
  const key = headers['idempotency-key'];
  if (key === undefined || asker === undefined || endpoint.asks === 'nobody' || !isWriting(endpoint)) return undefined;
  if (typeof key === 'string' && keyForm.test(key)) return key;
  const why = 'is 1 to 255 visible characters without blanks';
  return { code: 'request.invalid', faults: [{ place: 'header.idempotency-key', why }] };
}

interface Keyed {
  readonly asker: Asker;
  readonly key: string;
  readonly hash: Hash;
  readonly transact: InTransaction;
}

function keyedRequest(
  endpoint: Promised,
  request: FastifyRequest,
  { asker, key, hash, transact }: Keyed,
): KeyedRequest {
  const { personId, tokenId } = asker;
  let digest: Promise<Uint8Array> | undefined;
  return {
    of: { personId, actorId: tokenId ?? personId, endpoint: endpoint.watchedAs ?? endpoint.id, key },
    transact,
    hash: () => (digest ??= drainBody(request.raw, bodyBytesMax(endpoint), hash).then(() => hash.digest())),
    keeps: endpoint.shownOnce !== true && !('kind' in endpoint.output),
  };
}

/** Followed by people, from a page of ours or from another site: a problem in JSON would be the end of their way. */
function leadsAway({ output }: Promised): boolean {
  return 'kind' in output && output.kind === 'redirect';
}

async function refuse(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<FastifyReply> {
  closeUnread(request, reply);
  const { refusedAt } = request.routeOptions.config;
  if (refusedAt === undefined || request.headers.accept?.includes('text/html') !== true)
    return sendProblem(reply, problem);
  return reply.redirect(`${refusedAt}?refused=${problem.code}`, 303);
}
