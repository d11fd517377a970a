// One value that a JSON Schema allows: enough to be let past the door, so that what is tried is what stands behind it.
import type { JsonSchema } from '#api/json-schema.ts';
import { listOf, numberOf, recordOf, recordsOf, textOf } from '#core/kernel/json.ts';

/** Texts for patterns: the first that fits is taken. A pattern that none fits is a line here. */
const candidates = [
  'a',
  'ab',
  'abc',
  '0'.repeat(64),
  'a'.repeat(43),
  '2026-11-22',
  '2026-11-22T10:00:00Z',
  'somebody@example.org',
  'CVE-2021-44228',
  'CWE-79',
  'https://example.org/',
  '0123456789abcdefghjkmnpqrs',
];

/** @param named what `$ref` points to */
export function sampleOf(schema: JsonSchema, named: Readonly<Record<string, JsonSchema>>): unknown {
  const name = textOf(schema['$ref'])?.split('/').at(-1);
  if (name !== undefined) return sampleOf(named[name] ?? {}, named);
  if ('const' in schema) return schema['const'];
  const [first] = listOf(schema['enum']);
  if (first !== undefined) return first;
  const [choice] = [...recordsOf(schema['anyOf']), ...recordsOf(schema['oneOf'])];
  if (choice !== undefined) return sampleOf(choice, named);
  switch (schema['type']) {
    case 'string':
      return textFor(schema);
    case 'number':
    case 'integer':
      return Math.max(numberOf(schema['minimum']) ?? 1, (numberOf(schema['exclusiveMinimum']) ?? -1e9) + 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array': {
      const items = Array.from({ length: numberOf(schema['minItems']) ?? 0 });
      return items.map(() => sampleOf(recordOf(schema['items']) ?? {}, named));
    }
    case 'object': {
      const properties = recordOf(schema['properties']) ?? {};
      const required = listOf(schema['required']);
      const present = Object.entries(properties).filter(([key]) => required.includes(key));
      return Object.fromEntries(present.map(([key, one]) => [key, sampleOf(recordOf(one) ?? {}, named)]));
    }
    default:
      return {};
  }
}

function textFor(schema: JsonSchema): string {
  const pattern = textOf(schema['pattern']);
  const shortest = numberOf(schema['minLength']) ?? 1;
  const own: Readonly<Record<string, string>> = {
    uuid: '019aaaaa-0000-7000-8000-00000000ffff',
    'date-time': '2026-11-22T10:00:00Z',
    date: '2026-11-22',
    email: 'somebody@example.org',
    uri: 'https://example.org/',
  };
  const known = own[textOf(schema['format']) ?? ''];
  if (known !== undefined) return known;
  if (pattern === undefined) return 'a'.repeat(Math.max(1, shortest));
  const fits = candidates.find((one) => new RegExp(pattern, 'u').test(one) && one.length >= shortest);
  if (fits === undefined) throw new Error(`no text is known for the pattern ${pattern}: tests/route-matrix/sample.ts`);
  return fits;
}
