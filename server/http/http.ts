// The door of the service: everything that comes over HTTP passes here.
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { addApiPages } from '#server/http/api-pages.ts';
import { bind } from '#server/http/bind.ts';
import { addHealth } from '#server/http/health.ts';
import { addMetrics } from '#server/http/metrics-page.ts';
import type { HttpParts } from '#server/http/parts.ts';
import { addPortal, type PortalPages } from '#server/http/portal-pages.ts';
import { sendProblem } from '#server/http/problem.ts';
import { problemOf } from '#server/http/failure.ts';
import { rateLimit, usualRates } from '#server/http/rate-limits.ts';
import { closeUnread, parseQuery } from '#server/http/read-input.ts';
import { guardAnswer } from '#server/http/security-headers.ts';
import { methodsOf } from '#server/http/routes.ts';

/** A header's worth of cookies and a token fit in a fourth of this. */
const headerBytesMax = 16 * 1024;

/** The whole of a request's head must be here by then, … */
const headTimeoutMs = 10_000;

/** … and all of it by then: 256 MiB take this long at 5 Mbit/s. */
const requestTimeoutMs = 8 * 60 * 1000;

/** Ready to listen; `app.inject` asks it without a network. Requests that come while it closes are refused as problems. */
export function buildHttp(parts: HttpParts): FastifyInstance {
  const logger: FastifyBaseLogger = parts.log;
  const app = fastify({
    http: { maxHeaderSize: headerBytesMax, headersTimeout: headTimeoutMs },
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: 65_000,
    return503OnClosing: false,
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: () => parts.outside.ids.next<'request'>(),
    trustProxy: (_address, hop) => hop < (parts.proxies ?? 0),
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: headerBytesMax, querystringParser: parseQuery },
    frameworkErrors: (error, request, reply) => void fail(parts, error, request, reply),
  });
  // Bodies stay streams until whoever sent them was let in.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.decorateRequest('letIn', undefined);
  watch(app, parts);
  addHealth(app, parts);
  addApiPages(app, parts.operations);
  if (parts.metrics !== undefined) addMetrics(app, parts.metrics);
  const rates = parts.rates ?? usualRates;
  const { clock } = parts.outside;
  const limits = {
    strangers: rateLimit(rates.stranger, clock),
    guesses: rateLimit(rates.stranger, clock),
    sessions: rateLimit(rates.session, clock),
  };
  for (const bound of parts.operations) bind(app, parts, limits, bound);
  app.setErrorHandler((error, request, reply) => fail(parts, error, request, reply));
  const portal = parts.portal === undefined ? undefined : addPortal(app, parts.portal);
  app.setNotFoundHandler(notFound(parts, portal));
  return app;
}

/** Headers before anything can answer; a line of the log after. */
function watch(app: FastifyInstance, parts: HttpParts): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', async (request, reply) => {
    guardAnswer(reply.header('x-request-id', request.id), request.protocol === 'https');
    if (closing)
      return sendProblem(reply.header('connection', 'close'), { code: 'server.unavailable', retryAfterMs: 1000 });
    return undefined;
  });
  app.addHook('onResponse', async (request, reply) => {
    const endpoint = request.routeOptions.config.name ?? 'none';
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    parts.log.info({ request: request.id, endpoint, status: reply.statusCode, ms }, 'request answered');
    parts.onAnswered?.({ endpoint, status: reply.statusCode, ms });
  });
}

async function fail(parts: HttpParts, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(error);
  if (problem.code.startsWith('server.')) {
    const endpoint = request.routeOptions.config.name ?? 'none';
    parts.log.error({ request: request.id, endpoint, err: error }, 'request failed');
  }
  // Where the path itself can't be read, no hook has run.
  guardAnswer(reply.header('x-request-id', request.id), request.protocol === 'https');
  closeUnread(request, reply);
  // An answer that was begun holds headers that are not a problem's.
  reply.removeHeader('content-disposition').removeHeader('set-cookie');
  return sendProblem(reply, problem);
}

/** What is no path of the API is a page of the portal. A path that other methods would be answered on says which; anything else is absent, as what may not be seen is. */
function notFound({ operations }: HttpParts, portal: PortalPages | undefined) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    closeUnread(request, reply);
    const page = portal?.answer(request, reply);
    if (page !== undefined) return page;
    const methods = methodsOf(operations, request.url.split('?')[0] ?? '');
    if (methods.length === 0) return sendProblem(reply, { code: 'object.absent' });
    return sendProblem(reply.header('allow', methods.join(', ')), { code: 'request.method' });
  };
}
