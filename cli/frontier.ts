import type { ExitStatus, Io } from '#cli/io.ts';
import { BadUsage } from '#cli/io.ts';
import { subcommands, takersOf } from '#cli/frontier/usage.ts';

export { usage, usageOf } from '#cli/frontier/usage.ts';

type Run = (args: readonly string[], io: Io) => Promise<ExitStatus>;

export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const [name = '', ...words] = args;
  const { run } = await load(name);
  try {
    return await run(words, io);
  } catch (error) {
    throw error instanceof BadUsage ? ofAnother(error, name) : error;
  }
}

/** An option that only others of these commands take is told to be theirs. */
function ofAnother(error: BadUsage, name: string): BadUsage {
  const option = /^Unknown option '(--[^']*)'/.exec(error.message)?.[1];
  const takers = option === undefined ? [] : takersOf(option);
  if (takers.length === 0) return error;
  return new BadUsage(`${option} is an option of frontier ${takers.join(', ')}: ${name} has none`, { cause: error });
}

const words = `frontier takes ${subcommands.join(', ')}`;

async function load(name: string): Promise<{ readonly run: Run }> {
  switch (name) {
    case 'horizon':
      return import('#cli/frontier/horizon.ts');
    case 'compare':
      return import('#cli/frontier/compare.ts');
    case 'verify':
      return import('#cli/frontier/verify.ts');
    case 'evidence':
      return import('#cli/frontier/evidence.ts');
    case 'suite':
      return import('#cli/frontier/suite.ts');
    case 'criteria':
      return import('#cli/frontier/criteria.ts');
    case 'levels':
      return import('#cli/frontier/levels.ts');
    case 'timeline':
      return import('#cli/frontier/timeline.ts');
    case 'power':
      return import('#cli/frontier/power.ts');
    case 'trend':
      return import('#cli/frontier/trend.ts');
    default:
      throw new BadUsage(name === '' ? words : `frontier has no "${name}": ${words}`);
  }
}
