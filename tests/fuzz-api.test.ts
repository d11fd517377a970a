// Requests made from the API's own description, good, nearly good and hostile: none is answered by a failure, and each
// answer is one that the description promises.
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import fc from 'fast-check';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRaw, namesIn, type Promised } from '#api/endpoint.ts';
import { NamedSchemas, type JsonSchema } from '#api/json-schema.ts';
import { renderOpenApi } from '#api/openapi.ts';
import { endpoints } from '#api/registry.ts';
import { isRecord, recordOf } from '#core/kernel/json.ts';
import { buildHttp } from '#server/http/http.ts';
import { valuesOf } from '#tests/route-matrix/arbitrary.ts';
import { bodyOf, paramsIn } from '#tests/route-matrix/request.ts';
import type { World } from '#tests/route-matrix/making.ts';
import { makeWorld } from '#tests/route-matrix/world.ts';
import { publicUrl, testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let world: World;

const unlimited = { burst: 1_000_000, perSecond: 1_000_000 };
const description = renderOpenApi(endpoints);
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
ajv.addSchema({ $id: 'description', ...description });

beforeAll(async () => {
  service = await testService({ apart: true });
  app = buildHttp({ ...service.parts, rates: { stranger: unlimited, session: unlimited } });
  world = await makeWorld({ ...service, app }, 'Fuzzed', true);
});

afterAll(async () => {
  await app.close();
  await service.close();
});

/** So many for each endpoint; more by hand where the door or a schema changed much. */
const requests = 40;

interface Fuzzed {
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
}

describe.each(endpoints.map((promised) => [promised.id, promised] as const))('%s', (_id, promised) => {
  test('answers whatever it is asked as it promises', async () => {
    await fc.assert(
      fc.asyncProperty(requestsOf(promised), async ({ path, query, headers, payload }) => {
        const answer = await app.inject({
          method: promised.method,
          url: query === '' ? path : `${path}?${query}`,
          headers: { host: new URL(publicUrl).host, ...headers },
          ...(payload === undefined ? {} : { payload }),
        });
        expect(faultOf(promised, answer)).toBeUndefined();
      }),
      { numRuns: requests },
    );
  });
});

/** What is wrong with an answer: a failure, or one that is not promised. */
function faultOf(promised: Promised, { statusCode, headers, body }: LightMyRequestResponse): string | undefined {
  const told = `${statusCode} ${body.slice(0, 500)}`;
  if (statusCode === 500) return `fails: ${told}`;
  const response = recordOf(recordOf(responsesOf(promised))?.[statusCode]);
  // A path that the fuzzer bent until it was another's, or nobody's.
  if (response === undefined) return statusCode === 405 || statusCode === 404 ? undefined : `is not promised: ${told}`;
  if (headers['x-content-type-options'] !== 'nosniff') return `lacks its guards: ${told}`;
  const content = recordOf(response['content']);
  if (content === undefined) return body === '' ? undefined : `has content: ${told}`;
  const type = String(headers['content-type']).split(';')[0] ?? '';
  // A kind may be promised with its charset.
  const promisedAs = Object.keys(content).find((kind) => kind.split(';')[0] === type);
  const schema = recordOf(content[promisedAs ?? ''])?.['schema'];
  if (promisedAs === undefined) return `is of a kind that is not promised, ${type}: ${told}`;
  if (!isRecord(schema)) return undefined;
  const validate = validatorOf(schema);
  return validate(JSON.parse(body)) ? undefined : `${ajv.errorsText(validate.errors)}: ${told}`;
}

function responsesOf({ path, method }: Promised): unknown {
  const item = recordOf(recordOf(description['paths'])?.[path]);
  return recordOf(item?.[method.toLowerCase()])?.['responses'];
}

const validators = new WeakMap<object, ValidateFunction>();

function validatorOf(schema: JsonSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const made = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"description#/')));
  validators.set(schema, made);
  return made;
}

function requestsOf(promised: Promised): fc.Arbitrary<Fuzzed> {
  return fc.record({
    path: pathsOf(promised),
    query: queriesOf(promised),
    headers: headersOf(),
    payload: payloadsOf(promised),
  });
}

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    'null',
    '\0',
    '../..',
    "' OR 1=1 --",
    '%00',
    '\u202e',
    '9'.repeat(400),
    '{}',
    '[]',
    '*',
  ),
  fc.uuid(),
);

function pathsOf(promised: Promised): fc.Arbitrary<string> {
  const own = paramsIn(promised, world);
  const names = namesIn(promised.path);
  const each = names.map((name) =>
    fc.oneof({ weight: 5, arbitrary: fc.constant(own[name] ?? '') }, { weight: 1, arbitrary: hostileText }),
  );
  return fc
    .tuple(...each)
    .map((values) =>
      promised.path.replaceAll(/\{(\w+)\}/g, (_braced, name: string) =>
        encodeURIComponent((values[names.indexOf(name)] ?? '').toWellFormed()),
      ),
    );
}

function queriesOf({ query = {} }: Promised): fc.Arbitrary<string> {
  const names = fc.oneof(fc.constantFrom('limit', 'after', ...Object.keys(query)), fc.string({ maxLength: 8 }));
  const numbers = fc.oneof(fc.integer(), fc.double()).map(String);
  const pairs = fc.array(fc.tuple(names, fc.oneof(hostileText, numbers)), { maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: pairs.map((all) => new URLSearchParams(all).toString()) },
    { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map((text) => encodeURI(text.toWellFormed())) },
  );
}

function headersOf(): fc.Arbitrary<Readonly<Record<string, string>>> {
  const { administrator, reader } = world.people;
  const cookie = fc.constantFrom(administrator.secret, administrator.secret, reader.secret, 'nobody');
  const type = fc.oneof(
    { weight: 8, arbitrary: fc.constant('application/json') },
    { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', 'application/json; charset=utf-16', ';') },
  );
  const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
  return fc
    .record({
      cookie: cookie.map((secret) => `__Host-breakwater=${secret}`),
      'content-type': type,
      'idempotency-key': optional(fc.oneof(fc.string({ maxLength: 12 }), fc.constant('key'))),
      authorization: fc.option(fc.string({ maxLength: 20 }), { nil: undefined, freq: 10 }),
      accept: optional(fc.constantFrom('*/*', 'text/html', 'application/xml', '')),
    })
    .map((all) =>
      Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => isHeader(pair[1]))),
    );
}

/** What a header can hold at all. */
function isHeader(value: string | undefined): boolean {
  return value !== undefined && /^[\t\u0020-\u007e]*$/.test(value);
}

function payloadsOf(promised: Promised): fc.Arbitrary<string | undefined> {
  const { body, method } = promised;
  if (method === 'GET') return fc.constant(undefined);
  const anything = fc.json({ depthSize: 'small' });
  if (body === undefined)
    return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anything });
  if (isRaw(body)) return fc.oneof(hostileText, anything);
  const named = new NamedSchemas();
  const schema = named.of(body, 'sent');
  const good = fc.oneof(fc.constant(bodyOf(promised)), valuesOf(schema, named.all()));
  const bent = fc
    .tuple(good, fc.string({ maxLength: 6 }), fc.jsonValue())
    .map(([value, key, more]) => ({ ...Object(value), [key]: more }));
  const broken = good.map((value) => JSON.stringify(value).slice(0, -1));
  return fc.oneof(
    { weight: 6, arbitrary: good.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: bent.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: broken },
    { weight: 1, arbitrary: anything },
  );
}
