// The state file: read strictly, replaced whole, never a word of it lost.
import { existsSync, realpathSync } from 'node:fs';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { emptyState, type State } from '#core/plans/state.ts';
import { renderState, stateOf } from '#core/plans/state-document.ts';
import { replaceFile } from '#feeds/replace-file.ts';
import { naming, readDocument } from '#sources/archive/read-document.ts';

/** A state with the file it came from, and what that file held: nobody else's words are written over. */
export interface StateFile {
  /** Where symbolic links end, so that the file itself is replaced and not the link. */
  readonly path: string;
  readonly state: State;
  /** SHA-256 of the file as it was read; `undefined` where there was none. */
  readonly digest: string | undefined;
}

/**
 * Reads a state; where there is no file, the empty one.
 *
 * @throws BadDocument naming the file and the place
 */
export function readState(path: string): StateFile {
  if (!existsSync(path)) return { path, state: emptyState, digest: undefined };
  const real = realpathSync(path);
  const { text, digestSha256 } = readDocument(real);
  const state = naming(path, () => stateOf(parseStrict(text)));
  return { path: real, state, digest: digestSha256() };
}

/**
 * Replaces the file whole, or leaves it as it was.
 *
 * @throws BadDocument where somebody else changed the file since it was read: what they wrote must not be lost
 */
export function writeState(file: StateFile, state: State): void {
  const now = existsSync(file.path) ? readDocument(file.path).digestSha256() : undefined;
  if (now !== file.digest) {
    const fault = new BadDocument('state.changed', 'was changed by somebody else meanwhile; run the command again');
    fault.file = file.path;
    throw fault;
  }
  replaceFile(file.path, [Buffer.from(renderState(state), 'utf8')]);
}
