// The server's settings: from the command line, else the environment, else a file, else what is usual. Nobody else on the
// server's side reads the environment.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '#core/formats/bases/strict-yaml.ts';
import { CannotStart } from '#server/cannot-start.ts';

type Database =
  | { readonly kind: 'embedded' }
  /** URLs of the runtime's login and of the owner's. */
  | { readonly kind: 'server'; readonly app: string; readonly owner: string };

export interface Config {
  readonly host: string;
  readonly port: number;
  /** The folder of this installation: the embedded database, keys, feeds. Absolute. */
  readonly data: string;
  readonly database: Database;
  /** Connections of requests to the database, at most. */
  readonly connections: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Proxies before this server whose word for the sender's address is taken. */
  readonly proxies: number;
  /** Under which browsers reach it, where that is not this machine: `https://breakwater.example.org`. */
  readonly origin: string | undefined;
  /** Whoever shows it may read the figures from elsewhere than this machine. */
  readonly metricsToken: string | undefined;
  /** For tests of this program: where it has itself killed (server/crash-points.ts). */
  readonly crashAt: string | undefined;
  /** Variables that look like ours and are not: perhaps misspelt. */
  readonly unknown: readonly string[];
}

interface Setting {
  /** In the environment. */
  readonly variable: string;
  /** In the file; on the command line where `onLine` says so. */
  readonly name: keyof typeof written.shape;
  readonly means: string;
}

const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high);

/** No URL of the standard's where it names the folder of a socket: `postgresql://NAME:PASSWORD@/breakwater?host=/run/postgresql`. */
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/[^\s/]+\/\S+$|^postgres(ql)?:\/\/\S*[?&]host=\S+$/);

/** Cookies are Secure and passkeys know host names only: encrypted, or this machine under the name that browsers trust. */
const origin = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).origin === text)
  .refine((text) => text.startsWith('https://') || new URL(text).hostname === 'localhost');

/** Every setting, as it may be written; what nobody says is absent. */
const written = z.object({
  host: z.string().min(1).max(253).optional(),
  port: whole(0, 65_535).optional(),
  data: z.string().min(1).optional(),
  'database-url': postgresUrl.optional(),
  'owner-database-url': postgresUrl.optional(),
  connections: whole(2, 1000).optional(),
  'log-level': z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  proxies: whole(0, 10).optional(),
  origin: origin.optional(),
  'metrics-token': z.string().min(16).max(500).optional(),
});

const settings: readonly Setting[] = [
  { variable: 'BREAKWATER_PORT', name: 'port', means: 'port to listen on, 0 for any that is free; default 8080' },
  { variable: 'BREAKWATER_HOST', name: 'host', means: 'address to listen on; default 127.0.0.1, this machine alone' },
  { variable: 'BREAKWATER_DATA', name: 'data', means: 'folder of the installation; default ./breakwater-data' },
  {
    variable: 'DATABASE_URL',
    name: 'database-url',
    means: 'PostgreSQL server to use (15.14 to 18) in place of the embedded one, as the runtime role',
  },
  {
    variable: 'BREAKWATER_OWNER_DATABASE_URL',
    name: 'owner-database-url',
    means: 'the same as the owner, who migrates; default DATABASE_URL',
  },
  {
    variable: 'BREAKWATER_CONNECTIONS',
    name: 'connections',
    means: 'connections of requests to the database; default 20',
  },
  {
    variable: 'BREAKWATER_LOG_LEVEL',
    name: 'log-level',
    means: 'debug, info, warn, error or silent; default info, at a terminal warn',
  },
  {
    variable: 'BREAKWATER_PROXIES',
    name: 'proxies',
    means: "proxies before this server whose word for the sender's address is taken; default 0",
  },
  {
    variable: 'BREAKWATER_ORIGIN',
    name: 'origin',
    means: 'address under which browsers reach it, https://NAME; default http://localhost:PORT',
  },
  {
    variable: 'BREAKWATER_METRICS_TOKEN',
    name: 'metrics-token',
    means: 'bearer token (16 characters at least) for GET /metrics from elsewhere; default: this machine alone',
  },
];

const configVariable = 'BREAKWATER_CONFIG';

/** No setting of operators, so that no help tells of it. */
const crashVariable = 'BREAKWATER_CRASH_AT';

/** Of tests and of the command; the server asks nothing of them. */
const others: ReadonlySet<string> = new Set(['BREAKWATER_SHARED', 'BREAKWATER_TEST_DATABASE_URL', crashVariable]);

/** What `serve --help` shows; at most 100 columns. */
export function settingsUsage(): string {
  const lines = [
    [configVariable, 'file with any of these in YAML, by the name in brackets (port: 8080)'] as const,
    ...settings.map(({ variable, name, means }) => [variable, `${means} [${name}]`] as const),
  ];
  return lines.map(([variable, means]) => `  ${variable}\n      ${wrapped(means)}\n`).join('');
}

function wrapped(text: string): string {
  return text.replace(/(.{1,90})(\s|$)/g, '$1\n      ').trimEnd();
}

export interface Origins {
  /** From the command line, by the names of settings. */
  readonly line: Readonly<Record<string, string | undefined>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** At a terminal one reads what is wrong; a log that is kept tells each request too. */
  readonly isTerminal?: boolean;
}

/** Throws `CannotStart` that names the setting and where it was read; never its value, which may be a secret. */
export function readConfig(origins: Origins): Config {
  const said = spoken(origins);
  const read = written.safeParse(Object.fromEntries(said.map(({ name, text }) => [name, text])));
  if (!read.success) throw refusal(said.find(({ name }) => name === read.error.issues[0]?.path[0]));
  const { host = '127.0.0.1', port = 8080, connections = 20, proxies = 0, ...more } = read.data;
  const {
    data = 'breakwater-data',
    'log-level': logLevel = origins.isTerminal === true ? 'warn' : 'info',
    'database-url': app,
  } = more;
  const { 'owner-database-url': owner = app } = more;
  return {
    host,
    port,
    data: resolve(origins.cwd, data),
    database: app === undefined || owner === undefined ? { kind: 'embedded' } : { kind: 'server', app, owner },
    connections,
    logLevel,
    proxies,
    origin: more.origin,
    metricsToken: more['metrics-token'],
    crashAt: present(origins.environment[crashVariable]),
    unknown: unknownIn(origins.environment),
  };
}

interface Said extends Setting {
  readonly text: string;
  readonly place: string;
}

/** What was said of each setting, where it counts most. */
function spoken({ line, environment, cwd }: Origins): readonly Said[] {
  const path = present(line['config']) ?? present(environment[configVariable]);
  const file = path === undefined ? new Map<string, string>() : readFile(resolve(cwd, path));
  return settings.flatMap((setting) => {
    const { name, variable } = setting;
    const places = [
      [line[name], `--${name}`],
      [environment[variable], variable],
      [file.get(name), `${name} in ${path ?? ''}`],
    ] as const;
    const [text, place] = places.find(([text]) => present(text) !== undefined) ?? [];
    return text === undefined || place === undefined ? [] : [{ ...setting, text, place }];
  });
}

/** The portal's own origin: passkeys are bound to its host name. */
export function originOf({ origin, port }: Pick<Config, 'origin' | 'port'>): string {
  return origin ?? `http://localhost:${port}`;
}

/** The environment of this process. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/** A variable that is set to nothing is as good as absent. */
function present(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function refusal(said: Said | undefined): CannotStart {
  const hint = said?.text.startsWith('tcp://')
    ? ' (Kubernetes sets it beside a service of that name: enableServiceLinks: false)'
    : '';
  return new CannotStart('configuration.invalid', `${said?.place} can't be understood${hint}. It is: ${said?.means}`);
}

function unknownIn(environment: Origins['environment']): readonly string[] {
  const known = new Set([configVariable, ...others, ...settings.map(({ variable }) => variable)]);
  return Object.keys(environment)
    .filter((name) => name.startsWith('BREAKWATER_') && !known.has(name))
    .sort();
}

function readFile(path: string): ReadonlyMap<string, string> {
  if (!existsSync(path))
    throw new CannotStart('configuration.invalid', `the configuration file ${path} does not exist`);
  const root = parseYaml(readFileSync(path, 'utf8'));
  const entries = root.kind === 'map' ? root.entries : [];
  if (root.kind === 'list' || root.kind === 'text') {
    throw new CannotStart('configuration.invalid', `${path} must hold lines of the form \`port: 8080\``);
  }
  const names: readonly string[] = settings.map(({ name }) => name);
  return new Map(
    entries.map(({ key, line, value }) => {
      if (!names.includes(key)) {
        throw new CannotStart(
          'configuration.invalid',
          `${path}, line ${line}: ${key} is no setting; there are ${names.join(', ')}`,
        );
      }
      if (value.kind !== 'text')
        throw new CannotStart('configuration.invalid', `${path}, line ${line}: ${key} must be one value`);
      return [key, value.text] as const;
    }),
  );
}
