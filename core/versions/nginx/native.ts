import { alternatives } from '#core/versions/bases/alternatives.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

/**
 * Ranges as nginx's advisories write them: `0.7.52-0.8.39`, `1.5.0+, 1.4.1+`, `0.9.10`, `none`, `all`; items
 * are alternatives. A plus behind a stable version (an even second number) ends with its branch, for the next mainline has
 * an entry of its own.
 */
export function native(range: string, accepts: (version: string) => unknown): NativeRange | undefined {
  if (range.trim() === 'none') return [];
  return alternatives(range, (part) => {
    const groups: NativeRange[number][] = [];
    for (const item of part.split(',').map((text) => text.trim())) {
      const read = item === 'all' || item === '*' ? [] : readItem(item);
      if (read?.every(({ version }) => accepts(version) !== undefined) !== true) return undefined;
      groups.push(read);
    }
    return groups;
  });
}

function readItem(item: string): NativeRange[number] | undefined {
  const match = /^([0-9.]+)(?:(\+)|\s*-\s*([0-9.]+))?$/.exec(item);
  if (match === null) return undefined;
  const [, from = '', plus, to] = match;
  if (to !== undefined) {
    return [
      { comparator: '>=', version: from },
      { comparator: '<=', version: to },
    ];
  }
  if (plus === undefined) return [{ comparator: '=', version: from }];
  const [major = '0', minor = '0'] = from.split('.');
  const isStable = BigInt(minor === '' ? '0' : minor) % 2n === 0n;
  if (!isStable) return [{ comparator: '>=', version: from }];
  return [
    { comparator: '>=', version: from },
    { comparator: '<', version: `${major}.${BigInt(minor === '' ? '0' : minor) + 1n}.0` },
  ];
}
