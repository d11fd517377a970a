// What the operating system refuses (a folder that can't be written, a full disk), told to people.

/** Words for the codes that users meet; others are told in the system's own. */
const words: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EBUSY', 'is in use by another program'],
  ['EROFS', 'lies on a disk that can only be read'],
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'lies in what is no folder'],
  ['EEXIST', 'is there already, and is no folder'],
  ['EISDIR', 'is a folder, not a file'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'symbolic links lead in a circle'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
  ['EFBIG', 'the file would become too large'],
  ['EMFILE', 'too many files are open'],
]);

/** `PATH: why`, where the operating system refused something; `undefined` for every other error. */
export function systemError(error: unknown): string | undefined {
  const why = systemRefusal(error);
  if (why === undefined) return undefined;
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return `${path}${why}`;
}

/** The same without the path, for whoever knows how the user called it. */
export function systemRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const { code } = error;
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  return words.get(code) ?? error.message;
}
