// Schemas of zod as JSON Schema 2020-12, those with a name gathered under it.
import { z } from 'zod';
import { assert } from '#core/kernel/assert.ts';
import { isRecord, recordOf } from '#core/kernel/json.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/** Named schemas as they are met: `components.schemas` of the document. */
export class NamedSchemas {
  readonly #byName = new Map<string, JsonSchema>();

  /** @param side what is sent, or what is answered: defaults and coercions differ */
  of(schema: z.ZodType, side: 'sent' | 'answered'): JsonSchema {
    const written: unknown = z.toJSONSchema(schema, {
      io: side === 'sent' ? 'input' : 'output',
      unrepresentable: 'any',
    });
    assert(isRecord(written), 'a JSON Schema is an object');
    const { $schema: _dialect, $defs, ...own } = written;
    for (const [name, named] of Object.entries(recordOf($defs) ?? {})) this.#add(name, recordOf(named) ?? {});
    return pointed(own);
  }

  /** In the order of their names. */
  all(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#byName].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #add(name: string, schema: JsonSchema): void {
    const { id: _id, ...rest } = pointed(schema);
    const known = this.#byName.get(name);
    assert(known === undefined || JSON.stringify(known) === JSON.stringify(rest), `one schema is named ${name}`);
    this.#byName.set(name, rest);
  }
}

/** References point into the document, not into the schema. */
function pointed(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/');
  return recordOf(JSON.parse(text)) ?? {};
}
