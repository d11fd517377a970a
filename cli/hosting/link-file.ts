// Where one-time links are written, where what is shown is kept in a log.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Words } from '#cli/hosting/installation.ts';
import type { Io } from '#cli/io.ts';
import { CannotStart } from '#server/cannot-start.ts';

/** Made empty before anything starts: what can't be written there is told at once, and links of before are gone. */
export function linkFileOf({ values }: Words, { cwd }: Io): string | undefined {
  const said = values['link-file'];
  if (typeof said !== 'string') return undefined;
  const path = resolve(cwd, said);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(path, { force: true });
    // Another's file, or a link to one, is not written into.
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CannotStart('configuration.invalid', `--link-file ${path} can't be written (${code})`, error);
  }
  return path;
}
