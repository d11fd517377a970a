// The file that `--policy` names; loaded only where it is given, since checking it costs more than `match` does.
import { resolve } from 'node:path';
import type { Io } from '#cli/io.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { figuresOf, type Figures } from '#core/plans/policy-document.ts';
import { naming, readDocument } from '#sources/archive/read-document.ts';

/** @throws BadDocument naming the file and the place */
export function readPolicy(path: string, io: Pick<Io, 'cwd'>): Figures {
  const { text } = readDocument(resolve(io.cwd, path));
  return naming(path, () => figuresOf(parseStrict(text)));
}
