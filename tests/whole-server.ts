// The service on a real database, asked without a network: the same parts as the running server's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { buildHttp } from '#server/http/http.ts';
import { makeLog } from '#server/log.ts';
import { closeOutside, partsOn } from '#server/parts.ts';
import type { HttpParts } from '#server/http/parts.ts';
import { apartPrograms } from '#tests/apart-programs.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

export const publicUrl = 'http://localhost:8080';

export interface TestService {
  readonly database: TestDatabase;
  readonly app: FastifyInstance;
  readonly parts: HttpParts;
  /** What was logged, line by line. */
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * `close` it in `afterAll`.
 *
 * @param apart documents are read and plans made: the programs for it are bundled first
 */
export async function testService({ apart = false } = {}): Promise<TestService> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-service-'));
  const lines: string[] = [];
  const log = makeLog('debug', { write: (line) => void lines.push(line) });
  const keys = fileKeyEncryption(join(folder, 'key'));
  const parts = await partsOn(
    {
      publicUrl,
      callsLoopbackToo: true,
      loopback: true,
      keys,
      feeds: join(folder, 'feeds'),
      proxies: 0,
      ...(apart && { programs: await apartPrograms() }),
    },
    { app: database.app, ownerPool: database.owner },
    log,
  );
  const app = buildHttp(parts);
  return {
    database,
    app,
    parts,
    lines,
    close: async () => {
      await app.close();
      await closeOutside(parts.outside);
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A browser: it keeps cookies, and says that it asks from the service's own pages. */
export function browser(app: FastifyInstance) {
  const cookies = new Map<string, string>();
  return {
    cookies,
    ask: async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown) => {
      const options: InjectOptions = {
        method,
        url,
        headers: {
          host: new URL(publicUrl).host,
          'sec-fetch-site': 'same-origin',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      };
      const answer = await app.inject(options);
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        if (line.includes('Max-Age=0')) cookies.delete(name);
        else cookies.set(name, value);
      }
      const json: unknown = answer.body === '' ? undefined : JSON.parse(answer.body || 'null');
      return { status: answer.statusCode, headers: answer.headers, json };
    },
  };
}
