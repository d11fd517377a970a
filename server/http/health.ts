// Whether the process lives, and whether it can serve: for whoever starts and watches it.
import type { FastifyInstance } from 'fastify';
import type { HttpParts } from '#server/http/parts.ts';

export function addHealth(app: FastifyInstance, { missing }: HttpParts): void {
  app.get('/healthz', { config: { name: 'healthz' } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { name: 'readyz' } }, async (_request, reply) => {
    const absent = await missing();
    reply.code(absent.length === 0 ? 200 : 503);
    return { status: absent.length === 0 ? 'ok' : 'waiting', missing: absent };
  });
}
