// Listening, and ending without breaking off what is being answered.
import type { FastifyInstance } from 'fastify';

/** Who is still being answered after this long is broken off. */
const graceMs = 10_000;

export interface Serving {
  /** `http://127.0.0.1:8080`, with the port that was found where 0 was asked for. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function serve(
  app: FastifyInstance,
  at: { readonly host: string; readonly port: number },
): Promise<Serving> {
  const url = await app.listen(at);
  return {
    url,
    stop: async () => {
      const timer = setTimeout(() => app.server.closeAllConnections(), graceMs);
      await app.close().finally(() => clearTimeout(timer));
    },
  };
}
