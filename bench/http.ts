// What the door costs beside node:http that answers the same unchecked: processor time for each request, which a busy
// machine changes little, and requests a second.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { spreadOf, type Spread } from '#bench/ratio.ts';
import { grouped, rendered, type Figure, type Section } from '#bench/section.ts';
import { mine } from '#tests/example-api.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const connections = 20;
const requestsEach = 2000;
const rounds = 7;

/** What sessions, limits, schemas, guards, a request's id and its line of the log may cost in all. */
const ratioMax = 4;

interface Kind {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string | undefined;
}

const kinds: readonly Kind[] = [
  { name: 'a GET of one thing', method: 'GET', path: `/api/organizations/${mine}/things/${mine}`, body: undefined },
  {
    name: 'a POST of a small body',
    method: 'POST',
    path: `/api/organizations/${mine}/things`,
    body: JSON.stringify({ name: 'pump', parts: ['a', 'b', { c: 1 }] }),
  },
];

interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

interface Measured {
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Of the server's process, for each request. */
  readonly processorUs: number;
}

export async function httpSection(): Promise<Section> {
  const figures: Figure[] = [];
  const bare = await start('bare');
  const door = await start('door');
  try {
    for (const kind of kinds) figures.push(...(await figuresOf(kind, bare, door)));
  } finally {
    for (const { process } of [bare, door]) process.kill();
  }
  const remarks = [
    `The example API of \`tests/example-api.ts\`: sessions in memory, no database, limits and log switched on. ${connections} ` +
      `connections, ${grouped(requestsEach)} requests a round, medians of ${rounds} rounds, least and most in brackets.`,
  ];
  return { title: 'The door of the service', figures, remarks };
}

async function figuresOf(kind: Kind, bare: Server, door: Server): Promise<readonly Figure[]> {
  for (const server of [bare, door]) await load(server, kind);
  const pairs: { readonly bare: Measured; readonly door: Measured }[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = await load(round % 2 === 0 ? bare : door, kind);
    const second = await load(round % 2 === 0 ? door : bare, kind);
    pairs.push(round % 2 === 0 ? { bare: first, door: second } : { bare: second, door: first });
  }
  const ratio = spreadOf(pairs.map(({ bare, door }) => door.processorUs / bare.processorUs));
  const figure = (what: string, measured: string, goal?: Figure['goal']): Figure => ({
    what: `${kind.name}: ${what}`,
    measured,
    goal,
    input: 'the example API',
    command: 'node bench/http.ts',
  });
  const of = (which: (measured: Measured) => number) => spreadOf(pairs.map(({ door }) => which(door)));
  return [
    figure('processor time beside node:http', shown(ratio, 2, '×'), {
      text: `at most ${ratioMax} times`,
      met: ratio.median <= ratioMax,
    }),
    figure(
      'processor time',
      shown(
        of(({ processorUs }) => processorUs),
        0,
        'µs',
      ),
    ),
    figure(
      'rate',
      shown(
        of(({ perSecond }) => perSecond),
        0,
        '/s',
      ),
    ),
    figure(
      'slowest of a hundred',
      shown(
        of(({ p99Ms }) => p99Ms),
        1,
        'ms',
      ),
    ),
  ];
}

function shown({ median, min, max }: Spread, digits: number, unit: string): string {
  return `${median.toFixed(digits)} ${unit} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;
}

/** Each connection asks again as soon as it is answered. */
async function load(server: Server, kind: Kind): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const tookMs: number[] = [];
  let left = requestsEach;
  const usedUs = await processorUs(server);
  const from = performance.now();
  const one = async (): Promise<void> => {
    while (left-- > 0) tookMs.push(await ask(server.url, kind, agent));
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - from) / 1000;
  const used = (await processorUs(server)) - usedUs;
  agent.destroy();
  tookMs.sort((a, b) => a - b);
  const p99Ms = tookMs[Math.floor(tookMs.length * 0.99)] ?? Number.NaN;
  return { perSecond: requestsEach / seconds, p99Ms, processorUs: used / requestsEach };
}

async function processorUs({ process }: Server): Promise<number> {
  process.send('used');
  const [used] = await once(process, 'message');
  return used.user + used.system;
}

function ask(url: string, { method, path, body }: Kind, agent: Agent): Promise<number> {
  const from = performance.now();
  const length =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asked = request(
      `${url}${path}`,
      { method, agent, headers: { authorization: 'Bearer good', ...length } },
      (answer) => {
        if (answer.statusCode !== 200 && answer.statusCode !== 201)
          reject(new Error(`was answered ${answer.statusCode}`));
        answer.on('end', () => resolve(performance.now() - from));
        answer.resume();
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

async function start(which: 'bare' | 'door'): Promise<Server> {
  const started = fork(join(root, 'bench/http-servers.ts'), [which], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  if (started.stdout === null) throw new Error('its output is a pipe');
  const [url] = await once(createInterface({ input: started.stdout }), 'line');
  return { url: String(url), process: started };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(rendered(await httpSection()));
