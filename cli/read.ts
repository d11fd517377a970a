// `breakwater read`: what is understood of an input, before any matching.
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { refuseBad } from '#cli/bad-files.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { readContent } from '#cli/read-content.ts';
import { shownPath } from '#cli/shown-path.ts';
import { systemRefusal } from '#cli/system-error.ts';
import { unrecognised } from '#core/components/products/unrecognised.ts';
import { joined, ofEstate, ofInventory, type Understood } from '#core/formats/bases/understood.ts';
import { renderReading as renderJson } from '#core/formats/reading-json/reading-json.ts';
import { renderReading as renderTerminal } from '#core/formats/reading-terminal/reading-terminal.ts';
import { isToldOtherwise } from '#core/matching/told-otherwise.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

export const usage = `breakwater read FILE... [options]

What is understood of an inventory, a scanner's report or a list of hosts, before anything is made of it: its format,
its assets, their components, what a scanner states, what was left out, and what you should look at.
Files that can't be read are named with the reason; the others are read all the same.

  --format FORMAT    table or json; default table

Exit status: 0 done, 2 bad input (one of the files is enough), 3 internal failure.
`;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new BadUsage('name at least one file');
  const format = values.format ?? 'table';
  if (format !== 'table' && format !== 'json') throw new BadUsage(`--format takes table, json, not "${format}"`);
  const parts: Understood[] = [];
  const faults: BadDocument[] = [];
  for (const path of positionals) {
    const read = await understood(shownPath(path), io);
    if (read instanceof BadDocument) faults.push(read);
    else parts.push(read);
  }
  if (parts.length > 0) {
    const all = withNames(joined(parts));
    io.stdout(format === 'json' ? renderJson(all, faults) : renderTerminal(all));
  }
  refuseBad(faults);
  return 0;
}

/** With the products that nothing will be looked up for, since their names are not known for certain. */
function withNames(all: Understood): Understood {
  const { count, names } = unrecognised(all.assets, (one) => isToldOtherwise({ ...one, document: 0 }));
  const more = count > names.length ? [`and ${count - names.length} more products not recognised by their name`] : [];
  return {
    ...all,
    questions: [...all.questions, ...names.map((name) => `not recognised by its name: ${name}`), ...more],
  };
}

function parse(args: readonly string[]): {
  readonly values: { readonly format?: string | undefined };
  readonly positionals: readonly string[];
} {
  try {
    return parseArgs({
      args: [...args],
      options: { format: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The fault where it can't be read: one file must not keep the others from being told. */
async function understood(path: string, io: Pick<Io, 'cwd'>): Promise<Understood | BadDocument> {
  try {
    const {
      digest,
      content,
      why = 'is in no format that is read',
    } = await readContent(resolve(io.cwd, path), basename(path));
    if (content === undefined) throw new BadDocument('document.not_an_inventory', why);
    const file = { path, digest: digest() };
    return content.kind === 'estate' ? ofEstate(content.reading, file) : ofInventory(content.reading, file);
  } catch (error) {
    const fault = faultOf(error);
    fault.file = path;
    return fault;
  }
}

function faultOf(error: unknown): BadDocument {
  if (error instanceof BadDocument) return error;
  const refused = systemRefusal(error);
  if (refused === undefined) throw error;
  return new BadDocument('file.refused', `can not be opened: ${refused}`);
}
