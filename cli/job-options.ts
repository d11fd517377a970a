// The options that `match` and `plan` share.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseFailOn, type FailOn } from '#cli/fail-on.ts';
import { BadUsage, type Io } from '#cli/io.ts';
import { isDay, type Day } from '#core/kernel/days.ts';

export interface JobOptions {
  /** Files and folders of the inventory, at least one. */
  readonly inventory: readonly string[];
  readonly feed: string | undefined;
  readonly asOf: Day;
  readonly format: string;
  readonly failOn: FailOn | undefined;
  /** Ids of directives that bind the organization: `bod-26-04` or none. */
  readonly boundBy: 'bod-26-04' | undefined;
  /** `undefined`: the default beside the inventory; `false`: none is read or written. */
  readonly state: string | false | undefined;
  /** A file with the organization's own figures. */
  readonly policy: string | undefined;
  readonly timings: boolean;
}

type Flags = NonNullable<ParseArgsConfig['options']>;

const shared = {
  feed: { type: 'string' },
  'as-of': { type: 'string' },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  'bound-by': { type: 'string' },
  state: { type: 'string' },
  'no-state': { type: 'boolean' },
  policy: { type: 'string' },
  timings: { type: 'boolean' },
} as const satisfies Flags;

export const sharedUsage = `  --feed PATH        the feed to use: a folder or file made by \`feed build\`; else your own, else the
                     example
  --as-of DAY        the day that counts as today (YYYY-MM-DD): days run from it, and nothing that was
                     listed as exploited after it is used; default today
  --bound-by NAME    a directive that binds you: bod-26-04; without it its days are advice
  --state FILE       what was seen, done and answered before; default breakwater.state.json beside the
                     inventory
  --no-state         read and write no state
  --policy FILE      your own figures in place of ours: shares, hours, weights (JSON)
  --fail-on LIMIT    exit status 1 where a finding is at or over it: a tier, kev (in the catalogue of
                     exploited vulnerabilities) or cvss:N (the highest published base score; what has
                     none counts). Tiers, soonest first: 3DF within 3 days and after looking for an
                     intruder, 3D within 3 days, 14D within 14 days, 60D within 60 days, FSU at the
                     next scheduled update
  --timings          print to the error stream how long each stage took
`;

/** Reads a command line; `own` are the command's own flags, all of which take one value. Throws `BadUsage`. */
export function parseJob(
  args: readonly string[],
  io: Io,
  command: { readonly formats: readonly string[]; readonly own: readonly string[] },
): JobOptions & { readonly own: Readonly<Record<string, string | undefined>> } {
  const flags: Flags = { ...shared };
  for (const name of command.own) flags[name] = { type: 'string' };
  const { values, positionals } = parse(args, flags);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  if (positionals.length === 0) throw new BadUsage('name at least one file or folder of the inventory');
  const failOn = text('fail-on');
  return {
    inventory: positionals,
    feed: text('feed'),
    asOf: day(text('as-of'), io),
    format: oneOf('--format', text('format') ?? command.formats[0] ?? '', command.formats),
    failOn: failOn === undefined ? undefined : parseFailOn(failOn),
    boundBy: boundBy(text('bound-by')),
    state: values['no-state'] === true ? false : text('state'),
    policy: text('policy'),
    timings: values['timings'] === true,
    own: Object.fromEntries(command.own.map((name) => [name, text(name)])),
  };
}

function parse(args: readonly string[], options: Flags): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function day(text: string | undefined, io: Io): Day {
  if (text === undefined) return io.today();
  if (!isDay(text)) throw new BadUsage(`--as-of takes a day as YYYY-MM-DD, not "${text}"`);
  return text;
}

function oneOf(flag: string, value: string, allowed: readonly string[]): string {
  const plain = value.toLowerCase();
  if (!allowed.includes(plain)) throw new BadUsage(`${flag} takes ${allowed.join(', ')}, not "${value}"`);
  return plain;
}

function boundBy(text: string | undefined): 'bod-26-04' | undefined {
  if (text === undefined) return undefined;
  if (text.toLowerCase() === 'bod-26-04') return 'bod-26-04';
  throw new BadUsage(`--bound-by knows bod-26-04, not "${text}"`);
}

/** A number of hours from 0 to 1,000. */
export function hoursOf(text: string, flag: string): number {
  const hours = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || hours > 1000)
    throw new BadUsage(`${flag} takes hours from 0 to 1000, not "${text}"`);
  return hours;
}
