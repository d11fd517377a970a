// Figures for whoever watches the server: told on this machine, or to whoever shows the token for it.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { absent, sendProblem } from '#server/http/problem.ts';

export interface MetricsPage {
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** Shown as a bearer token it opens the page from elsewhere; without one nobody else may. */
  readonly token: string | undefined;
}

export function addMetrics(app: FastifyInstance, { contentType, text, token }: MetricsPage): void {
  app.get('/metrics', { config: { name: 'metrics' } }, async (request, reply) => {
    if (!isFromHere(request) && !showsToken(request, token)) return sendProblem(reply, absent);
    return reply.type(contentType).send(await text());
  });
}

/** By the connection itself: what a proxy on this machine hands on comes from elsewhere. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? '';
  const isLoopback = /^(?:::ffff:)?127\.|^::1$/.test(address);
  return isLoopback && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
}

function showsToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const shown = /^Bearer (\S{1,500})$/i.exec(headers.authorization ?? '')?.[1];
  return token !== undefined && shown !== undefined && timingSafeEqual(digest(shown), digest(token));
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
