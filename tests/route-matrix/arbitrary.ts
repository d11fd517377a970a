// Values that a JSON Schema allows, and some that it nearly does.
import fc from 'fast-check';
import type { JsonSchema } from '#api/json-schema.ts';
import { listOf, numberOf, recordOf, recordsOf, textOf } from '#core/kernel/json.ts';
import { sampleOf } from '#tests/route-matrix/sample.ts';

type Named = Readonly<Record<string, JsonSchema>>;

/** @param named what `$ref` points to */
export function valuesOf(schema: JsonSchema, named: Named, depth = 0): fc.Arbitrary<unknown> {
  const right = depth > 6 ? fc.constant(sampleOf(schema, named)) : rightOf(schema, named, depth);
  const wrong = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string({ unit: 'binary', maxLength: 20 }));
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

function rightOf(schema: JsonSchema, named: Named, depth: number): fc.Arbitrary<unknown> {
  const name = textOf(schema['$ref'])?.split('/').at(-1);
  if (name !== undefined) return valuesOf(named[name] ?? {}, named, depth + 1);
  if ('const' in schema) return fc.constant(schema['const']);
  const choices = listOf(schema['enum']);
  if (choices.length > 0) return fc.constantFrom(...choices);
  const alternatives = [...recordsOf(schema['anyOf']), ...recordsOf(schema['oneOf'])];
  if (alternatives.length > 0) return fc.oneof(...alternatives.map((one) => valuesOf(one, named, depth + 1)));
  switch (schema['type']) {
    case 'string':
      return textsOf(schema, named);
    case 'integer':
    case 'number':
      return numbersOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valuesOf(recordOf(schema['items']) ?? {}, named, depth + 1), {
        minLength: Math.min(5, numberOf(schema['minItems']) ?? 0),
        maxLength: Math.min(5, numberOf(schema['maxItems']) ?? 3),
      });
    case 'object':
      return objectsOf(schema, named, depth);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textsOf(schema: JsonSchema, named: Named): fc.Arbitrary<unknown> {
  if (schema['pattern'] !== undefined || schema['format'] !== undefined) return fc.constant(sampleOf(schema, named));
  const minLength = numberOf(schema['minLength']) ?? 0;
  const maxLength = Math.min(numberOf(schema['maxLength']) ?? 40, 2000);
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, maxLength) });
}

function numbersOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const min = numberOf(schema['minimum']) ?? -1e6;
  const max = Math.max(min, numberOf(schema['maximum']) ?? 1e6);
  if (schema['type'] === 'integer')
    return fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) });
  return fc.double({ min, max, noNaN: true });
}

function objectsOf(schema: JsonSchema, named: Named, depth: number): fc.Arbitrary<unknown> {
  const required = listOf(schema['required']);
  const parts = Object.entries(recordOf(schema['properties']) ?? {}).map(([key, one]) => {
    const values = valuesOf(recordOf(one) ?? {}, named, depth + 1);
    return [key, required.includes(key) ? values : fc.option(values, { nil: undefined })] as const;
  });
  return fc.record(Object.fromEntries(parts));
}
