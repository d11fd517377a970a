// A request of one endpoint, put together from its promise and from what a world holds.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { isRaw, namesIn, type Promised } from '#api/endpoint.ts';
import { NamedSchemas } from '#api/json-schema.ts';
import { sampleOf } from '#tests/route-matrix/sample.ts';
import { publicUrl } from '#tests/whole-server.ts';
import type { World } from '#tests/route-matrix/making.ts';

export interface Attempt {
  readonly params: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A session's secret; absent for a stranger. */
  readonly secret?: string | undefined;
  readonly token?: string;
}

/** `tokens/{token}`: the collection tells which noun a name stands for. */
function collectionsOf({ path }: Promised): Readonly<Record<string, string>> {
  const steps = path.split('/');
  return Object.fromEntries(
    namesIn(path).map((name) => [name, `${steps[steps.indexOf(`{${name}}`) - 1] ?? ''}/{${name}}`]),
  );
}

/** Ids of this world for each name of the path; throws where it holds nothing of that name. */
export function paramsIn(promised: Promised, world: World): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(collectionsOf(promised)).map(([name, collection]) => {
      const id = world.things[collection];
      if (id === undefined) {
        throw new Error(`no ${collection} is made in tests/route-matrix/world.ts: ${promised.id} would go untried`);
      }
      return [name, id];
    }),
  );
}

/** A body that the endpoint takes. */
export function bodyOf({ body }: Promised): unknown {
  if (body === undefined) return undefined;
  if (isRaw(body)) return 'x';
  const named = new NamedSchemas();
  const schema = named.of(body, 'sent');
  return sampleOf(schema, named.all());
}

/** What a query must hold. */
function queryOf({ query = {} }: Promised): Readonly<Record<string, string>> {
  const named = new NamedSchemas();
  const required = Object.entries(query).filter(([, schema]) => !schema.safeParse(undefined).success);
  return Object.fromEntries(
    required.map(([name, schema]) => [name, String(sampleOf(named.of(schema, 'sent'), named.all()))]),
  );
}

export async function send(
  app: FastifyInstance,
  promised: Promised,
  { params, query = queryOf(promised), body, secret, token }: Attempt,
): Promise<LightMyRequestResponse> {
  const path = promised.path.replaceAll(/\{(\w+)\}/g, (_braced, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  const type = isRaw(promised.body) ? 'application/octet-stream' : 'application/json';
  const payload = isRaw(promised.body) && typeof body === 'string' ? body : JSON.stringify(body);
  return app.inject({
    method: promised.method,
    url: search === '' ? path : `${path}?${search}`,
    headers: {
      host: new URL(publicUrl).host,
      'sec-fetch-site': 'same-origin',
      ...(secret === undefined ? {} : { cookie: `__Host-breakwater=${secret}` }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { payload }),
  });
}
