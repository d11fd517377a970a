// Bodies in which one id was put in the place of another, wherever a body can hold one.
import { isRaw, type Promised } from '#api/endpoint.ts';
import { NamedSchemas, type JsonSchema } from '#api/json-schema.ts';
import { isRecord, recordOf, recordsOf, textOf } from '#core/kernel/json.ts';
import { sampleOf } from '#tests/route-matrix/sample.ts';

type Named = Readonly<Record<string, JsonSchema>>;

/** By the place of the id: `label.owners`. Empty where the body holds none. */
export function bodiesNaming(promised: Promised, body: unknown, id: string): Readonly<Record<string, unknown>> {
  if (promised.body === undefined || isRaw(promised.body)) return {};
  const schemas = new NamedSchemas();
  const schema = schemas.of(promised.body, 'sent');
  return Object.fromEntries(variants({ schema, value: body, id, named: schemas.all() }, []));
}

interface At {
  readonly schema: JsonSchema;
  readonly value: unknown;
  readonly id: string;
  readonly named: Named;
}

/** Pairs of a place and the whole value with the id put there. */
function variants({ schema: written, value, id, named }: At, place: readonly string[]): readonly [string, unknown][] {
  const name = textOf(written['$ref'])?.split('/').at(-1);
  const schema = name === undefined ? written : (named[name] ?? {});
  if (schema['format'] === 'uuid') return [[place.join('.'), id]];
  const found: [string, unknown][] = [];
  const items = recordOf(schema['items']);
  if (items !== undefined) {
    const inner = variants({ schema: items, value: sampleOf(items, named), id, named }, place);
    return inner.map(([at, one]) => [at, [one]]);
  }
  for (const [key, one] of Object.entries(recordOf(schema['properties']) ?? {})) {
    const own = recordOf(one) ?? {};
    const inner = isRecord(value) && key in value ? value[key] : sampleOf(own, named);
    for (const [at, made] of variants({ schema: own, value: inner, id, named }, [...place, key])) {
      found.push([at, { ...Object(value), [key]: made }]);
    }
  }
  for (const one of [...recordsOf(schema['anyOf']), ...recordsOf(schema['oneOf'])]) {
    found.push(...variants({ schema: one, value, id, named }, place));
  }
  return found;
}
