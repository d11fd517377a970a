// The only reader of the environment on the command's side.
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

type Kind = 'data' | 'cache';

/** What decides where a user's own files lie. */
interface Surroundings {
  readonly platform: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Where the user's own files of this program lie. */
export function ownFolder(kind: Kind): string {
  return ownFolderIn({ platform: process.platform, home: homedir(), env: process.env }, kind);
}

/**
 * By the XDG Base Directory Specification 0.8 where its variables are set, and on systems without a custom of their own;
 * else where Windows (Known Folders) and macOS (File System Programming Guide) keep what is this user's on this machine.
 */
export function ownFolderIn({ platform, home, env }: Surroundings, kind: Kind): string {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
  // The specification asks to ignore relative paths.
  const absolute = (path: string | undefined): string | undefined =>
    path !== undefined && isAbsolute(path) ? path : undefined;
  const stated = absolute(kind === 'data' ? env['XDG_DATA_HOME'] : env['XDG_CACHE_HOME']);
  if (stated !== undefined) return join(stated, 'breakwater');
  switch (platform) {
    case 'win32': {
      // One folder holds both there: the names tell which may be deleted.
      const local = absolute(env['LOCALAPPDATA']) ?? join(home, 'AppData', 'Local');
      return join(local, 'breakwater', kind);
    }
    case 'darwin':
      return join(home, 'Library', kind === 'data' ? 'Application Support' : 'Caches', 'breakwater');
    default:
      return join(home, kind === 'data' ? '.local/share' : '.cache', 'breakwater');
  }
}
