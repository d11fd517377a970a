// What tests of hostile input share: a folder of their own, what a refusal looks like, what it may cost.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { breakwater, type Ran, type RunOptions } from '#tests/end-to-end/command.ts';

export interface Folder {
  readonly path: string;
  readonly put: (name: string, content: string | Uint8Array) => string;
  /** Runs the command there, with no feed of the user's own. */
  readonly run: (words: readonly string[], options?: RunOptions) => Ran;
}

/** A new folder that is removed when all tests of the file are done. */
export function folderOfItsOwn(name: string): Folder {
  const path = mkdtempSync(join(tmpdir(), `breakwater-${name}-`));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    put: (file, content) => {
      const to = join(path, file);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, content);
      return to;
    },
    run: (words, options = {}) =>
      breakwater(words, { cwd: path, timeoutMs: 60_000, ...options, env: { XDG_DATA_HOME: join(path, 'own') } }),
  };
}

/** Exit status 2, nothing on the output, one clear line of why; never a stack, never a control character. */
export function expectRefusal(ran: Ran, told: RegExp): void {
  expect(ran.stderr).toMatch(told);
  expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 2, stdout: '' });
  expectClean(ran);
}

/** Whatever the status is: no failure of our own, nothing that could steer a terminal. */
export function expectClean({ status, stderr }: Ran): void {
  expect(stderr).not.toMatch(/internal failure: |\n\s+at |node:internal|\.mjs:\d/);
  expect(stderr).not.toMatch(steering);
  expect([0, 1, 2]).toContain(status);
}

/** Control characters but the line break, bidirectional ones, invisible ones. */
export const steering =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

const tellMemory = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\nkilobytes '+process.resourceUsage().maxRSS+'\\n'))`;

/** The same, and the most memory that the process took, in MB. */
export function measured(folder: Folder, words: readonly string[]): { readonly ran: Ran; readonly megabytes: number } {
  const { status, stdout, stderr } = folder.run(words, { node: ['--import', tellMemory] });
  const at = stderr.lastIndexOf('\nkilobytes ');
  return {
    ran: { status, stdout, stderr: stderr.slice(0, at) },
    megabytes: at < 0 ? Number.NaN : Number(stderr.slice(at + 11)) / 1024,
  };
}
