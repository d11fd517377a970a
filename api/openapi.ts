// The API as OpenAPI 3.1, rendered from its promises. Nothing here is written twice: what it says is what the door does.
import { z } from 'zod';
import { codesOf, isRaw, isWriting, type Promised } from '#api/endpoint.ts';
import { NamedSchemas, type JsonSchema } from '#api/json-schema.ts';
import { refusals, type RefusalCode } from '#api/refusals.ts';
import { listOf, recordOf } from '#core/kernel/json.ts';

export const openApiVersion = '3.1.1';

/** The version of the API itself: raised by what breaks a caller. */
const apiVersion = '1.0.0';

/** Pure and stable: the same promises give the same document, keys in the same order. */
export function renderOpenApi(endpoints: readonly Promised[]): JsonSchema {
  const named = new NamedSchemas();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const promised of [...endpoints].sort(byPath)) {
    (paths[promised.path] ??= {})[promised.method.toLowerCase()] = operationOf(promised, named);
  }
  return {
    openapi: openApiVersion,
    info: {
      title: 'Breakwater',
      version: apiVersion,
      description:
        'What an organization runs, and what it should do about it this week. Every refusal is a problem (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(tagOf))].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...named.all(), Problem: problemSchema },
      headers: { RetryAfter: retryAfter },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-breakwater', description: 'A session of the portal.' },
        bearer: { type: 'http', scheme: 'bearer', description: 'An API token: `bwt_…`.' },
      },
    },
  };
}

const problemSchema = {
  type: 'object',
  description: 'application/problem+json (RFC 9457).',
  required: ['type', 'title', 'status', 'code', 'why'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'Leads to a page about this refusal.' },
    title: { type: 'string', description: 'The same sentence for the same code.' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'noun.reason; what programs tell refusals by.' },
    why: { type: 'string', description: 'What is so in this case.' },
    faults: {
      type: 'array',
      description: 'Parts of the request that are not as promised.',
      items: {
        type: 'object',
        required: ['place', 'why'],
        properties: { place: { type: 'string' }, why: { type: 'string' } },
      },
    },
  },
};

const retryAfter = { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } };

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same request with the same key has its effect once, and for 30 days is answered as it was first.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
};

function operationOf(promised: Promised, named: NamedSchemas): JsonSchema {
  const { id, summary, asks } = promised;
  const parameters = [
    ...parametersIn('path', promised.params, named),
    ...parametersIn('query', promised.query, named),
    ...(isWriting(promised) && asks !== 'nobody' ? [idempotencyKey] : []),
  ];
  return {
    operationId: id,
    summary,
    description: whoMayAsk(promised),
    tags: [tagOf(promised)],
    security: securityOf(promised),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(promised.body === undefined ? {} : { requestBody: bodyOf(promised.body, named) }),
    responses: { ...answerOf(promised, named), ...problemsOf(codesOf(promised)) },
  };
}

function securityOf({ asks }: Promised): readonly JsonSchema[] {
  if (asks === 'nobody') return [];
  return asks === 'person' ? [{ cookie: [] }] : [{ cookie: [] }, { bearer: [] }];
}

/** In plain words; also for the pages of the API. */
export function whoMayAsk({ asks, stepUp, shownOnce }: Promised): string {
  const who = typeof asks === 'string' ? whoByWord[asks] : whoOf(asks.permission);
  const proof = stepUp === true ? ' A passkey must have been shown within the last minutes.' : '';
  return `${who}${proof}${shownOnce === true ? ' What is answered is shown only once.' : ''}`;
}

const whoByWord = {
  nobody: 'Anybody may ask.',
  session: 'Whoever is signed in may ask.',
  person: 'A person who is signed in may ask; an API token may not.',
};

function whoOf(permission: string): string {
  return `Asks for \`${permission}\` in the organization; without it, the answer is that of what is absent.`;
}

/** The last noun of a path that is no name in braces: what its endpoints are gathered under. */
export function tagOf({ path }: Promised): string {
  const [, , first = 'api', second, third] = path.split('/');
  return second?.startsWith('{') === true && third !== undefined ? third : first;
}

function parametersIn(place: 'path' | 'query', shape: Promised['params'], named: NamedSchemas): readonly JsonSchema[] {
  if (shape === undefined) return [];
  const whole = named.of(z.object(shape), 'sent');
  const required = listOf(whole['required']);
  return Object.entries(recordOf(whole['properties']) ?? {}).map(([name, schema]) => {
    const { description, ...rest } = recordOf(schema) ?? {};
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function bodyOf(body: NonNullable<Promised['body']>, named: NamedSchemas): JsonSchema {
  if (!isRaw(body)) return { required: true, content: { 'application/json': { schema: named.of(body, 'sent') } } };
  const kinds = body.mediaTypes.map((type) => [type === '*' ? '*/*' : type, {}] as const);
  return { required: true, description: `At most ${body.bytesMax} bytes.`, content: Object.fromEntries(kinds) };
}

function answerOf({ output, status }: Promised, named: NamedSchemas): Readonly<Record<string, JsonSchema>> {
  if (!('kind' in output)) {
    const isNothing = output instanceof z.ZodUndefined;
    if (isNothing) return { 204: { description: 'Done.' } };
    const content = { 'application/json': { schema: named.of(output, 'answered') } };
    return { [status ?? 200]: { description: 'As asked for.', content } };
  }
  if (output.kind === 'redirect') {
    const location = { description: 'Where the browser goes.', schema: { type: 'string', format: 'uri-reference' } };
    return { 303: { description: 'Leads elsewhere.', headers: { Location: location } } };
  }
  const content = Object.fromEntries(output.mediaTypes.map((type) => [type, {}]));
  return { 200: { description: 'A file.', content } };
}

/** Refusals by status: which codes, and what each means. */
function problemsOf(codes: readonly RefusalCode[]): Readonly<Record<string, JsonSchema>> {
  const statuses = [...new Set(codes.map((code) => refusals[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => refusals[code].status === status).sort();
      const waits = status === 429 || status === 503 || here.includes('idempotency.in_flight');
      const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: here } } }] };
      const headers = waits ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } } : {};
      const description = here.map((code) => `\`${code}\`: ${refusals[code].sentence}`).join(' ');
      return [status, { description, ...headers, content: { 'application/problem+json': { schema } } }];
    }),
  );
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

function byPath(a: Promised, b: Promised): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return methods.indexOf(a.method) - methods.indexOf(b.method);
}
