// Where the state file lies.
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Io } from '#cli/io.ts';

export const stateFileName = 'breakwater.state.json';

/** What `plan` and `match` say of it: the first of the inventory, and `--state`, `--no-state` or neither. */
export interface StateOptions {
  readonly inventory: readonly string[];
  readonly state: string | false | undefined;
}

/** The path that was named, or the default beside the inventory; `undefined` where none is wanted. */
export function statePath({ inventory, state }: StateOptions, io: Pick<Io, 'cwd'>): string | undefined {
  if (state === false) return undefined;
  if (state !== undefined) return resolve(io.cwd, state);
  const first = resolve(io.cwd, inventory[0] ?? '.');
  const isFolder = statSync(first, { throwIfNoEntry: false })?.isDirectory() === true;
  return join(isFolder ? first : dirname(first), stateFileName);
}
