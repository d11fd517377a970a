// The port to listen on: found out before anything is made for nothing, and told of in words that say what to do.
import { createServer } from 'node:net';
import { CannotStart } from '#server/cannot-start.ts';

interface Place {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** The port that will be listened on. Throws `CannotStart` where it is taken, forbidden, or no address of this machine. */
export async function freePort(place: Place): Promise<number> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(place, resolve);
    });
  } catch (error) {
    throw portRefusal(error, place) ?? error;
  }
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : place.port;
}

/** What the operating system said, for the operator; `undefined` for what is no matter of the address. */
export function portRefusal(error: unknown, { host, port }: Place): CannotStart | undefined {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new CannotStart(
        'port.in_use',
        `port ${port} of ${host} is taken by another program: choose another with --port or BREAKWATER_PORT`,
        error,
      );
    case 'EACCES':
      return new CannotStart(
        'port.refused',
        `port ${port} may not be used by this user: choose one above 1023 with --port or BREAKWATER_PORT`,
        error,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotStart(
        'port.refused',
        `${host} is no address of this machine: choose one with --host or BREAKWATER_HOST (127.0.0.1: this machine alone)`,
        error,
      );
    default:
      return undefined;
  }
}
