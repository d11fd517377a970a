// A JSON Schema as rows that people read: what stands where, of what kind, within which bounds.
import type { JsonSchema } from '#api/json-schema.ts';
import { isRecord, listOf, numberOf, recordOf, recordsOf, textOf } from '#core/kernel/json.ts';

export interface SchemaRow {
  /** `name`, `parts[].name` */
  readonly place: string;
  /** `text, 1 to 40 characters` */
  readonly kind: string;
  readonly required: boolean;
  readonly description: string;
}

/** Deeper than any answer is read by people; a schema that holds itself ends here too. */
const depthMax = 8;

/** @param named what `$ref` points to, by name */
export function rowsOf(schema: JsonSchema, named: Readonly<Record<string, JsonSchema>>): readonly SchemaRow[] {
  const rows: SchemaRow[] = [];
  addRows(rows, schema, { place: '', required: true, depth: 0, named });
  return rows;
}

interface At {
  readonly place: string;
  readonly required: boolean;
  readonly depth: number;
  readonly named: Readonly<Record<string, JsonSchema>>;
}

function addRows(rows: SchemaRow[], written: JsonSchema, at: At): void {
  const schema = resolved(written, at.named);
  if (at.place !== '') {
    const description = textOf(written['description']) ?? textOf(schema['description']) ?? '';
    rows.push({ place: at.place, kind: kindOf(schema, at.named), required: at.required, description });
  }
  if (at.depth < depthMax) addParts(rows, schema, { ...at, depth: at.depth + 1 });
}

function addParts(rows: SchemaRow[], schema: JsonSchema, at: At): void {
  const required = listOf(schema['required']);
  for (const [name, one] of Object.entries(recordOf(schema['properties']) ?? {})) {
    const place = at.place === '' ? name : `${at.place}.${name}`;
    addRows(rows, recordOf(one) ?? {}, { ...at, place, required: required.includes(name) });
  }
  const items = recordOf(schema['items']);
  if (items !== undefined) addWithin(rows, items, { ...at, place: `${at.place}[]` });
  const values = recordOf(schema['additionalProperties']);
  if (values !== undefined && Object.keys(values).length > 0)
    addWithin(rows, values, { ...at, place: `${at.place}.*` });
  for (const one of choicesOf(schema))
    if (isComposite(resolved(one, at.named))) addParts(rows, resolved(one, at.named), at);
}

/** What lies within items is told; that there are items, the list's own row has told. */
function addWithin(rows: SchemaRow[], schema: JsonSchema, at: At): void {
  const within: SchemaRow[] = [];
  addRows(within, schema, at);
  rows.push(...within.slice(at.place === '' ? 0 : 1));
}

function kindOf(schema: JsonSchema, named: At['named']): string {
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map((one) => kindOf(resolved(one, named), named)))].join(' or ');
  if (Array.isArray(schema['enum'])) return schema['enum'].map((one) => `"${String(one)}"`).join(' or ');
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (schema['type'] !== 'array') return scalarOf(schema);
  const items = kindOf(resolved(recordOf(schema['items']) ?? {}, named), named);
  return `list of ${items}${boundsOf(numberOf(schema['minItems']), numberOf(schema['maxItems']), '')}`;
}

const words: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number', boolean: 'true or false' };

function scalarOf(schema: JsonSchema): string {
  const type = textOf(schema['type']) ?? 'anything';
  const format = textOf(schema['format']);
  const low = numberOf(schema['minLength']) ?? boundOf(schema['minimum']);
  const high = numberOf(schema['maxLength']) ?? boundOf(schema['maximum']);
  const bounds = boundsOf(low, high, type === 'string' ? ' characters' : '');
  const usual = 'default' in schema ? `, ${JSON.stringify(schema['default'])} where absent` : '';
  return `${words[type] ?? type}${format === undefined ? '' : ` (${format})`}${bounds}${usual}`;
}

function boundsOf(low: number | undefined, high: number | undefined, unit: string): string {
  if (low === undefined && high === undefined) return '';
  if (high === undefined) return `, at least ${low}${unit}`;
  return low === undefined ? `, at most ${high}${unit}` : `, ${low} to ${high}${unit}`;
}

/** The bounds of what a number can be at all say nothing. */
function boundOf(bound: unknown): number | undefined {
  const number = numberOf(bound);
  return number === undefined || Math.abs(number) === Number.MAX_SAFE_INTEGER ? undefined : number;
}

function choicesOf(schema: JsonSchema): readonly JsonSchema[] {
  return [...recordsOf(schema['anyOf']), ...recordsOf(schema['oneOf']), ...recordsOf(schema['allOf'])];
}

function isComposite(schema: JsonSchema): boolean {
  return isRecord(schema['properties']) || isRecord(schema['items']);
}

function resolved(schema: JsonSchema, named: At['named']): JsonSchema {
  const name = textOf(schema['$ref'])?.split('/').at(-1);
  return name === undefined ? schema : (named[name] ?? {});
}
