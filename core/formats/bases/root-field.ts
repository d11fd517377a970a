import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';

/**
 * A list at a document's root; an absent one is empty.
 *
 * @throws BadDocument where something else stands there
 */
export function rootList(root: JsonRecord, field: string): readonly unknown[] {
  const value = root[field];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrongType(field, 'a list');
  return value;
}

/**
 * An object at a document's root; an absent one is empty.
 *
 * @throws BadDocument where something else stands there
 */
export function rootRecord(root: JsonRecord, field: string): JsonRecord {
  const value = root[field];
  if (value === undefined) return {};
  if (!isRecord(value)) throw wrongType(field, 'an object');
  return value;
}

function wrongType(field: string, kind: string): BadDocument {
  return new BadDocument('document.wrong_type', `"${field}" is not ${kind}`, `$.${field}`);
}
