import { sep } from 'node:path';

/**
 * A path that somebody named, as reports show it and as places beside it are found: with `/`, which Windows understands
 * too. What was told of a file is told of it however its path is written.
 */
export function shownPath(path: string, separator: string = sep): string {
  return path.replaceAll(separator, '/');
}
