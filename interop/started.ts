// The product as its operator has it: `./breakwater serve` on a fresh folder, and a token of the example hospital's administrator.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { permissions } from '#core/parties/permissions.ts';
import { freePort } from '#server/listening.ts';
import { human } from '#tests/served-people.ts';

export interface Service {
  /** `http://127.0.0.1:40123` */
  readonly url: string;
  readonly organization: string;
  /** May do everything that a token may. */
  readonly token: string;
  /** Where tickets are sent: nobody listens there yet. */
  readonly webhook: { readonly id: string; readonly secret: string; readonly port: number };
  /** As its operator stops it; settles when it has ended. */
  readonly stop: () => Promise<void>;
}

/** A first start makes a database and reads three inventories; machines that are tested on are slow. */
const startMsMax = 120_000;

/** Throws where it does not serve in time, with what it said. */
export async function startService(root: string, data: string): Promise<Service> {
  const child = spawn(join(root, 'breakwater'), ['serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    if (isRunning(child)) child.kill('SIGTERM');
    await ended;
  };
  try {
    const link = await whenSaid(child, () => /\/claim#(\w+)\n {2}signs in [^\n]*Hospital[^\n]*\n/i.exec(said)?.[1]);
    const url = /serves at (\S+)\n/.exec(said)?.[1] ?? '';
    return { url, ...(await administratorOf(url, link)), stop };
  } catch (error) {
    await stop();
    throw new Error(`the service could not be asked; it said: ${said}`, { cause: error });
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function whenSaid(child: ChildProcess, found: () => string | undefined): Promise<string> {
  const since = performance.now();
  while (isRunning(child) && performance.now() - since < startMsMax) {
    const text = found();
    if (text !== undefined) return text;
    await setTimeout(50);
  }
  throw new Error('it does not serve');
}

const mine = z.object({ organizations: z.array(z.looseObject({ id: z.string() })) });
const made = z.object({ id: z.string(), secret: z.string() });

/** Claims the link, makes a passkey, and with the proof that it is a token and a webhook. */
async function administratorOf(
  url: string,
  link: string,
): Promise<Pick<Service, 'organization' | 'token' | 'webhook'>> {
  const who = human(() => ({ url }));
  await who.done('POST', '/api/sign-in/link', { body: { secret: link } });
  await who.addPasskey();
  const [own] = mine.parse(await who.done('GET', '/api/organizations')).organizations;
  const organization = own?.id ?? '';
  const token = { name: 'interop', scopes: permissions, days: 1 };
  const { secret } = made.parse(await who.done('POST', `/api/organizations/${organization}/tokens`, { body: token }));
  const port = await freePort({ host: '127.0.0.1', port: 0 });
  const receiver = { url: `http://127.0.0.1:${port}/tickets` };
  const webhook = made.parse(await who.done('POST', `/api/organizations/${organization}/webhooks`, { body: receiver }));
  return { organization, token: secret, webhook: { ...webhook, port } };
}
