import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { BadUsage } from '#cli/io.ts';

export interface Words {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** The words of a command line, of which each option stands once. */
export function words(args: readonly string[], options: ParseArgsOptionsConfig): Words {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const single: Record<string, string | boolean | undefined> = {};
    for (const [name, value] of Object.entries(values)) if (!Array.isArray(value)) single[name] = value;
    return { values: single, positionals };
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** @throws BadUsage where what was given is no number of the kind that `isFit` takes */
export function numberFor(
  { values }: Pick<Words, 'values'>,
  name: string,
  usual: number,
  fit: { readonly is: (value: number) => boolean; readonly told: string },
): number {
  const stated = values[name];
  if (typeof stated !== 'string') return usual;
  const value = stated.trim() === '' ? NaN : Number(stated);
  if (!Number.isFinite(value) || !fit.is(value)) throw new BadUsage(`--${name} takes ${fit.told}, not "${stated}"`);
  return value;
}
