// Which parts of a JSON document are kept, named before it is read.

/** Which part of a value is kept. `only`: those keys of an object; `every`: each key; `items`, `each`: of a list. */
export type Keep =
  | 'all'
  | 'none'
  | { readonly only: Readonly<Record<string, Keep>> }
  | { readonly every: Keep }
  | { readonly items: Keep }
  /** Elements go to the one that is called and not into the list, which stays empty. */
  | { readonly each: Keep; readonly onEach: (element: unknown) => void };

export function keepOf(keep: Keep, name: string): Keep {
  if (typeof keep === 'string') return keep;
  if ('every' in keep) return keep.every;
  return 'only' in keep && Object.hasOwn(keep.only, name) ? (keep.only[name] ?? 'none') : 'none';
}

export function isOfObjects(keep: Keep): boolean {
  return typeof keep !== 'string' && ('only' in keep || 'every' in keep);
}

export function isOfLists(keep: Keep): boolean {
  return typeof keep !== 'string' && ('items' in keep || 'each' in keep);
}
