// Programs that run apart: each in a process of its own that may do nothing but compute, for work on what is not trusted.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What runs apart, and what it may cost at most. */
export interface Program {
  /** The file that begins it, from the root without its suffix: `server/reading/read-apart`; or a bundle's whole path. */
  readonly entry: string;
  /** Folders and files that it may read beside its own code; each must exist. */
  readonly reads: readonly string[];
  readonly heapMegabytes: number;
  /** From the moment when its code is loaded and its task is there. */
  readonly wallMs: number;
  /** Of one line of its answer, and of all of them. */
  readonly lineBytesMax: number;
  readonly answerBytesMax: number;
}

const self = fileURLToPath(import.meta.url);
/** From sources a program is a file there; from the bundle, a chunk beside this one. */
const isBundled = !self.endsWith('.ts');
const root = isBundled ? dirname(dirname(self)) : dirname(dirname(dirname(self)));

/** What the sources of a program may import; nothing else of a checkout, least of all data, keys or history. */
const sourcesRead = ['package.json', 'node_modules', 'core', 'api', 'ports', 'sources', 'feeds', 'server'];

/** The command line: no network, no files but code, no writes, no processes, no code made from text. */
export function commandOf(program: Program): readonly [file: string, words: readonly string[]] {
  const code = codeOf(program.entry);
  const words = [
    '--permission',
    ...[...code.reads, ...program.reads].map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${program.heapMegabytes}`,
    '--disallow-code-generation-from-strings',
    code.entry,
  ];
  const [file, ...before] = [...endingWithUs(), process.execPath];
  return [file ?? process.execPath, [...before, ...words]];
}

function codeOf(entry: string): { readonly entry: string; readonly reads: readonly string[] } {
  if (isAbsolute(entry)) return { entry, reads: [dirname(entry)] };
  if (isBundled) {
    const name = entry.slice(entry.lastIndexOf('/') + 1);
    return { entry: join(dirname(self), `${name}.cjs`), reads: [dirname(self)] };
  }
  return { entry: join(root, `${entry}.ts`), reads: sourcesRead.map((name) => join(root, name)) };
}

/**
 * Where the system can: a process that computes without end must not outlive a server that was killed. One that waits for
 * its task ends by itself when its input does.
 */
function endingWithUs(): readonly string[] {
  if (process.platform !== 'linux') return [];
  const found = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
  return found === undefined ? [] : [found, '--pdeathsig', 'KILL', '--'];
}
