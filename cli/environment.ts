// The only reader of the environment on the command's side.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where the user's own files of this program lie, by the XDG Base Directory Specification 0.8. */
export function ownFolder(kind: 'data' | 'cache'): string {
  const stated = kind === 'data' ? process.env['XDG_DATA_HOME'] : process.env['XDG_CACHE_HOME'];
  // The specification asks to ignore relative paths.
  const base =
    stated !== undefined && isAbsolute(stated) ? stated : join(homedir(), kind === 'data' ? '.local/share' : '.cache');
  return join(base, 'breakwater');
}
