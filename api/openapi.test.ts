import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint, namesIn, type Promised } from '#api/endpoint.ts';
import { organizationId } from '#api/ids.ts';
import { openApiVersion, renderOpenApi } from '#api/openapi.ts';
import { refusals } from '#api/refusals.ts';
import { endpoints } from '#api/registry.ts';
import { isRecord } from '#core/kernel/json.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    schema: object;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: object }> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, { schema?: object }> }
  >;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

function rendered(all: readonly Promised[]): Document {
  return JSON.parse(JSON.stringify(renderOpenApi(all)));
}

function operationsOf({ paths }: Document): readonly (Operation & { path: string; method: string })[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, path, method })),
  );
}

const example = endpoint({
  id: 'change-thing',
  method: 'PUT',
  path: '/api/organizations/{org}/things/{name}',
  summary: 'Changes a thing.',
  asks: { permission: 'plan.act', of: 'org' },
  stepUp: true,
  params: { org: organizationId, name: z.string().max(20).meta({ description: 'Its name' }) },
  query: { dry: z.stringbool().optional(), count: z.coerce.number().int().default(3) },
  body: z.strictObject({ size: z.number().meta({ id: 'Size' }), parts: z.array(z.lazy(() => partOf)) }),
  output: z.object({ size: z.number() }),
  refusals: ['link.spent'],
});
const partOf = z.strictObject({ name: z.string() }).meta({ id: 'Part' });

describe('the description of one endpoint', () => {
  const document = rendered([example]);
  const [operation] = operationsOf(document);

  test('says whole path, method, who may ask, and every parameter', () => {
    expect(operation).toMatchObject({
      path: '/api/organizations/{org}/things/{name}',
      method: 'put',
      operationId: 'change-thing',
      security: [{ cookie: [] }, { bearer: [] }],
    });
    expect(operation?.parameters).toMatchObject([
      { name: 'org', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      { name: 'name', in: 'path', required: true, description: 'Its name', schema: { type: 'string', maxLength: 20 } },
      { name: 'dry', in: 'query', required: false },
      { name: 'count', in: 'query', required: false, schema: { type: 'integer', default: 3 } },
      { name: 'Idempotency-Key', in: 'header' },
    ]);
  });

  test('gathers schemas that have a name', () => {
    expect(document.components.schemas).toMatchObject({
      Part: { additionalProperties: false },
      Size: { type: 'number' },
    });
    expect(operation?.requestBody?.content['application/json']?.schema).toMatchObject({
      additionalProperties: false,
      properties: { size: { $ref: '#/components/schemas/Size' } },
    });
  });

  test('promises each refusal under its status', () => {
    const codes = (status: number) => JSON.stringify(operation?.responses[status]?.content);
    expect(codes(410)).toContain('link.spent');
    expect(codes(403)).toContain('session.step_up');
    expect(codes(404)).toContain('object.absent');
    expect(codes(409)).toContain('idempotency.in_flight');
    expect(Object.keys(operation?.responses ?? {})).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '410',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
  });
});

describe('the description of the API', () => {
  const document = rendered(endpoints);
  const all = operationsOf(document);

  test('is OpenAPI 3.1 of every endpoint, each with an id of its own', () => {
    expect(document.openapi).toBe(openApiVersion);
    expect(all.length).toBe(endpoints.length);
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
    expect(
      all.filter(
        ({ path, method }) => !endpoints.some((one) => one.path === path && one.method === method.toUpperCase()),
      ),
    ).toEqual([]);
  });

  test('names every parameter of a path, and no other', () => {
    const wrong = all.filter(({ path, parameters = [] }) => {
      const own = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      return own.join() !== namesIn(path).join();
    });
    expect(wrong).toEqual([]);
  });

  test('says that no sign-in is needed just where a stranger may ask', () => {
    const open = all.filter(({ security }) => security.length === 0).map(({ operationId }) => operationId);
    const promised = endpoints.filter(({ asks }) => asks === 'nobody').map(({ id }) => id);
    expect([...open].sort()).toEqual([...promised].sort());
    expect(all.filter(({ responses, security }) => security.length > 0 && responses['401'] === undefined)).toEqual([]);
  });

  test('holds schemas that are JSON Schema, and references that lead somewhere', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'document', ...document });
    const text = JSON.stringify(document);
    const pointers = new Set([...text.matchAll(/"\$ref":"#([^"]+)"/g)].map((match) => match[1] ?? ''));
    for (const pointer of pointers) expect(at(document, pointer)).toBeDefined();
    for (const { parameters = [], requestBody, responses } of all) {
      const contents = [requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}));
      const schemas = [...parameters.map(({ schema }) => schema), ...contents.flatMap(({ schema }) => schema ?? [])];
      for (const schema of schemas) {
        expect(ajv.validateSchema(schema)).toBe(true);
        expect(() => ajv.compile(pointingInto(schema))).not.toThrow();
      }
    }
  });

  test('promises refusals of the table alone, each under its own status', () => {
    const wrong = all.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, { content }]) => {
        const schema = JSON.stringify(content?.['application/problem+json'] ?? {});
        const codes = [...schema.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map((match) => match[1] ?? '');
        return codes
          .filter((code) => String(Object.entries(refusals).find(([name]) => name === code)?.[1].status) !== status)
          .map((code) => `${operationId}: ${code} as ${status}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('takes objects of known properties alone', () => {
    const open = all.flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema === undefined ? [] : openObjects(schema, document).map((place) => `${operationId}: ${place}`);
    });
    expect(open).toEqual([]);
  });
});

function at(document: Document, pointer: string): unknown {
  let here: unknown = document;
  for (const step of pointer.split('/').slice(1)) here = isRecord(here) ? here[step] : undefined;
  return here;
}

function pointingInto(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/'));
}

/** Places of objects with properties to which any others may be added. */
function openObjects(schema: object, document: Document, place = '$', seen: readonly string[] = []): readonly string[] {
  const wrong: string[] = [];
  const { $ref, properties, additionalProperties, ...rest } = schema as Record<string, unknown>;
  if (typeof $ref === 'string') {
    const named = at(document, $ref.slice(1));
    return isRecord(named) && !seen.includes($ref) ? openObjects(named, document, place, [...seen, $ref]) : [];
  }
  if (properties !== undefined && additionalProperties !== false) wrong.push(place);
  for (const [key, one] of Object.entries({ ...rest, ...(isRecord(properties) ? properties : {}) })) {
    for (const inner of Array.isArray(one) ? one : [one]) {
      if (isRecord(inner)) wrong.push(...openObjects(inner, document, `${place}.${key}`, seen));
    }
  }
  return wrong;
}
