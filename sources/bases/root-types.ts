import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';

/** The kinds of values that members at a record's root must have where they stand; null stands for an absent one. */
export type RootTypes = Readonly<Record<string, 'list' | 'object' | 'text'>>;

/**
 * Refuses a record whose root members are of other kinds than its format says: what reads it would take it for empty.
 *
 * @throws BadDocument `document.wrong_type`, with the member's path
 */
export function requireTypes(record: JsonRecord, types: RootTypes, path = '$'): void {
  for (const [name, kind] of Object.entries(types)) {
    const value = record[name];
    if (value === undefined || value === null || isOf(kind, value)) continue;
    throw new BadDocument('document.wrong_type', `"${name}" is not ${told[kind]}`, `${path}.${name}`);
  }
}

const told = { list: 'a list', object: 'an object', text: 'a text' } as const;

function isOf(kind: RootTypes[string], value: unknown): boolean {
  switch (kind) {
    case 'list':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'text':
      return typeof value === 'string';
  }
}
