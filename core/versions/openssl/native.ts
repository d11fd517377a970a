import { alternatives, conjunction } from '#core/versions/bases/alternatives.ts';
import { comparisons, plainOperators } from '#core/versions/bases/comparisons.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

/**
 * OpenSSL's advisories list single versions (`3.0.0, 1.0.1b`) and spans (`1.0.2-1.0.2k`, `from 1.0.2 before 1.0.2za`);
 * items with comparators hold together, plain items are alternatives.
 */
export function native(range: string, accepts: (version: string) => unknown): NativeRange | undefined {
  const list = comparisons(plainOperators, accepts);
  return alternatives(range, (part) => {
    if (/[<>=]/.test(part)) return list(part);
    const groups: NativeRange[number][] = [];
    for (const item of part.split(',')) {
      const read = readItem(item.trim(), accepts);
      if (read === undefined) return undefined;
      groups.push(read);
    }
    return conjunction([[]], groups);
  });
}

function readItem(item: string, accepts: (version: string) => unknown): NativeRange[number] | undefined {
  if (accepts(item) !== undefined) return [{ comparator: '=', version: item }];
  const since = /^from (\S+)(?: (before|to|through) (\S+))?$/.exec(item) ?? /^(\S+?)\s*(-)\s*(\S+)$/.exec(item);
  const [, from = '', word, to = ''] = since ?? [];
  if (since === null || accepts(from) === undefined) return undefined;
  if (word === undefined) return [{ comparator: '>=', version: from }];
  if (accepts(to) === undefined) return undefined;
  return [
    { comparator: '>=', version: from },
    { comparator: word === 'before' ? '<' : '<=', version: to },
  ];
}
